package org.filterscope.ui.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on this machine with one file. Who asks for all of it gets the first part and then waits
 * for more; who asks for what is missing gets that.
 */
final class HaltingServer implements AutoCloseable {

  /** What was asked for, in order; empty for the whole file. */
  final List<String> ranges = new CopyOnWriteArrayList<>();

  private final byte[] content;
  private final int first;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;

  /**
   * Starts.
   *
   * @param first bytes that come at once
   */
  HaltingServer(byte[] content, int first) throws IOException {
    this.content = content;
    this.first = first;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/tiny.h5", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/tiny.h5");
  }

  private void answer(HttpExchange exchange) throws IOException {
    List<String> asked = exchange.getRequestHeaders().getOrDefault("Range", List.of());
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      if (asked.isEmpty()) {
        ranges.add("");
        exchange.sendResponseHeaders(200, content.length);
        out.write(content, 0, first);
        out.flush();
        over.await();
      } else {
        ranges.add(asked.get(0));
        int start = Integer.parseInt(asked.get(0).replaceAll("\\D", ""));
        exchange
            .getResponseHeaders()
            .set(
                "Content-Range",
                "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
        exchange.sendResponseHeaders(206, content.length - start);
        out.write(content, start, content.length - start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
