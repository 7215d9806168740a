package org.filterscope.network.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against servers on this machine that behave well and badly. */
class DownloadTest {

  private static final int SIZE = 300_000;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Patience.DURATION;

  @TempDir private Path folder;
  private final byte[] content = new byte[SIZE];
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private Path target;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    target = folder.resolve("weights.h5");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/whole", exchange -> answer(exchange, content, "\"one\""));
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aFileArrivesWhole() throws IOException {
    fetch("/whole");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
    assertThat(files()).containsExactly("weights.h5");
  }

  @Test
  void progressCountsBytesUpToTheEnd() {
    List<Long> done = new ArrayList<>();
    new Download()
        .fetch(
            source("/whole"),
            target,
            (now, total, what) -> {
              done.add(now);
              assertThat(total).isEqualTo(SIZE);
              assertThat(what).isEqualTo("whole");
            },
            Cancellation.NEVER);

    assertThat(done).isSorted().startsWith(0L).endsWith((long) SIZE);
  }

  @Test
  void aCutDownloadGoesOnWhereItStopped() throws IOException {
    URI cut = cutAfter(100_000, SIZE);

    assertFails(at(cut), "download.cut");
    long come = Files.size(folder.resolve("weights.h5.part"));
    fetch("/whole");

    assertThat(come).isPositive().isLessThanOrEqualTo(100_000);
    assertThat(ranges).containsExactly("bytes=" + come + "-");
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
    assertThat(files()).containsExactly("weights.h5");
  }

  @Test
  void aKilledDownloadGoesOnWithWhatItLeft() throws IOException {
    putPart(Arrays.copyOf(content, 123_456));

    fetch("/whole");

    assertThat(ranges).containsExactly("bytes=123456-");
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aDownloadKilledBeforeItsLastStepAsksForNothingMore() throws IOException {
    putPart(content);

    fetch("/whole");

    assertThat(ranges).isEmpty();
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aServerThatIgnoresRangesStartsOver() throws IOException {
    putPart(new byte[5000]);
    server.createContext("/plain", exchange -> send(exchange, 200, content, 0));

    fetch("/plain");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aFileThatChangedInBetweenStartsOver() throws IOException {
    Files.writeString(folder.resolve("weights.h5.part-version"), "\"an older one\"");
    putPart(new byte[5000]);

    fetch("/whole");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
    assertThat(files()).containsExactly("weights.h5");
  }

  @Test
  void aRangeThatTheServerRefusesStartsOver() throws IOException {
    putPart(new byte[5000]);
    server.createContext(
        "/refusing",
        exchange -> {
          boolean isRange = exchange.getRequestHeaders().containsKey("Range");
          send(exchange, isRange ? 416 : 200, isRange ? new byte[0] : content, 0);
        });

    fetch("/refusing");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void anotherPartThanAskedForStartsOver() throws IOException {
    putPart(Arrays.copyOf(content, 5000));
    server.createContext(
        "/shifted",
        exchange -> {
          boolean isRange = exchange.getRequestHeaders().containsKey("Range");
          if (isRange) {
            exchange.getResponseHeaders().set("Content-Range", "bytes 4000-" + (SIZE - 1) + "/*");
          }
          send(exchange, isRange ? 206 : 200, content, isRange ? 4000 : 0);
        });

    fetch("/shifted");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aWrongChecksumLeavesNothing() throws IOException {
    byte[] other = content.clone();
    other[SIZE / 2] ^= 1;
    server.createContext("/other", exchange -> send(exchange, 200, other, 0));

    assertFails(source("/other"), "download.checksum");

    assertThat(files()).isEmpty();
  }

  @Test
  void aShorterFileLeavesNothing() throws IOException {
    server.createContext(
        "/shorter", exchange -> send(exchange, 200, Arrays.copyOf(content, SIZE - 1), 0));

    assertFails(source("/shorter"), "download.shorter");

    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatEndsEarlyWithoutALengthLeavesNothing() throws IOException {
    server.createContext("/shorter", exchange -> sendChunked(exchange, SIZE - 1));

    assertFails(source("/shorter"), "download.shorter");

    assertThat(files()).isEmpty();
  }

  @Test
  void aFileOfNothingLeavesNothing() throws IOException {
    server.createContext("/nothing", exchange -> sendChunked(exchange, 0));

    assertFails(source("/nothing"), "download.shorter");

    assertThat(files()).isEmpty();
  }

  @Test
  void aLongerFileLeavesNothing() throws IOException {
    server.createContext(
        "/longer", exchange -> send(exchange, 200, Arrays.copyOf(content, SIZE + 1), 0));

    assertFails(source("/longer"), "download.longer");

    assertThat(files()).isEmpty();
  }

  @Test
  void aStreamWithoutAnEndIsLeftWhenItIsTooLong() throws IOException {
    server.createContext(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (over.getCount() > 0) {
              out.write(content);
            }
          }
        });

    assertFails(source("/endless"), "download.longer");

    assertThat(files()).isEmpty();
  }

  @Test
  void aServerThatFallsSilentIsLeftAndWhatCameIsKept() throws IOException {
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, SIZE);
          exchange.getResponseBody().write(content, 0, 50_000);
          exchange.getResponseBody().flush();
          await(over);
        });
    AtomicLong come = new AtomicLong();
    DiskSpace counting =
        new DiskSpace() {
          @Override
          void append(FileChannel file, ByteBuffer bytes) throws IOException {
            super.append(file, bytes);
            come.set(file.size());
          }
        };

    assertFails(
        source("/slow"),
        "download.slow",
        new Download(() -> come.get() < 50_000 ? LONG : SHORT, counting));
    fetch("/whole");

    assertThat(ranges).containsExactly("bytes=50000-");
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aServerThatNeverAnswersIsLeft() throws IOException {
    AtomicBoolean isAsked = new AtomicBoolean();
    server.createContext(
        "/mute",
        exchange -> {
          isAsked.set(true);
          await(over);
        });

    assertFails(
        source("/mute"),
        "download.slow",
        new Download(() -> isAsked.get() ? SHORT : LONG, new DiskSpace()));

    assertThat(files()).isEmpty();
  }

  @Test
  void whereNobodyListensThereIsNoConnection() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertFails(at(URI.create("http://localhost:" + free + "/file")), "download.no-connection");

    assertThat(files()).isEmpty();
  }

  @Test
  void everyRefusalSaysWhatToDo() throws IOException {
    assertStatus(401, "download.forbidden");
    assertStatus(403, "download.forbidden");
    assertStatus(404, "download.not-found");
    assertStatus(410, "download.not-found");
    assertStatus(429, "download.server");
    assertStatus(500, "download.server");
    assertStatus(503, "download.server");
    assertThat(files()).isEmpty();
  }

  @Test
  void aBusyServerDoesNotCostWhatCame() throws IOException {
    putPart(Arrays.copyOf(content, 1000));

    assertStatus(503, "download.server");

    assertThat(folder.resolve("weights.h5.part")).hasSize(1000);
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    putPart(Arrays.copyOf(content, 1000));
    redirect("/first", "/second");
    redirect("/second", "/whole");

    fetch("/first");

    assertThat(ranges).containsExactly("bytes=1000-");
    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void redirectsInACircleEnd() throws IOException {
    redirect("/here", "/there");
    redirect("/there", "/here");

    assertFails(source("/here"), "download.redirects");

    assertThat(files()).isEmpty();
  }

  @Test
  void withoutRoomNothingIsAskedFor() throws IOException {
    DiskSpace small =
        new DiskSpace() {
          @Override
          long room(Path where) {
            return SIZE - 1;
          }
        };

    assertFails(source("/whole"), "download.no-room", new Download(() -> LONG, small));

    assertThat(ranges).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void ofWhatHasComeNoRoomIsNeeded() throws IOException {
    putPart(Arrays.copyOf(content, 1000));
    DiskSpace exact =
        new DiskSpace() {
          @Override
          long room(Path where) {
            return SIZE - 1000;
          }
        };

    new Download(() -> LONG, exact)
        .fetch(source("/whole"), target, Progress.NONE, Cancellation.NEVER);

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aDiskThatFillsUpOnTheWayIsSaidAndTheDownloadGoesOnLater() throws IOException {
    DiskSpace filling =
        new DiskSpace() {
          @Override
          void append(FileChannel file, ByteBuffer bytes) throws IOException {
            if (file.size() + bytes.remaining() > 100_000) {
              throw new IOException("No space left on device");
            }
            super.append(file, bytes);
          }
        };

    assertFails(source("/whole"), "file.full", new Download(() -> LONG, filling));
    assertThat(target).doesNotExist();
    fetch("/whole");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aCancelledDownloadKeepsWhatCame() throws IOException {
    Cancellation cancellation = new Cancellation();
    Progress untilSomeIsThere =
        (done, total, what) -> {
          if (done > 0) {
            cancellation.cancel();
          }
        };

    assertThatThrownBy(
            () -> new Download().fetch(source("/whole"), target, untilSomeIsThere, cancellation))
        .isInstanceOf(Cancelled.class);
    assertThat(files()).contains("weights.h5.part").doesNotContain("weights.h5");
    fetch("/whole");

    assertThat(Files.readAllBytes(target)).isEqualTo(content);
  }

  @Test
  void aSilentServerDoesNotKeepACancelledDownload() throws IOException {
    Cancellation cancellation = new Cancellation();
    server.createContext(
        "/mute",
        exchange -> {
          cancellation.cancel();
          await(over);
        });

    assertThatThrownBy(
            () ->
                new Download(() -> LONG, new DiskSpace())
                    .fetch(source("/mute"), target, Progress.NONE, cancellation))
        .isInstanceOf(Cancelled.class);
  }

  @Test
  void twoDownloadsOfOneFileDoNotMeet() {
    Progress another =
        (done, total, what) -> {
          if (done == 0) {
            assertFails(source("/whole"), "download.busy");
          }
        };

    new Download().fetch(source("/whole"), target, another, Cancellation.NEVER);

    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void ofADiscardedDownloadNothingIsLeft() throws IOException {
    assertFails(at(cutAfter(100_000, SIZE)), "download.cut");
    assertThat(files()).containsExactly("weights.h5.part", "weights.h5.part-version");

    new Download().discard(target);

    assertThat(files()).isEmpty();
  }

  @Test
  void whereNothingHasComeNothingIsDiscarded() throws IOException {
    new Download().discard(target);

    assertThat(files()).isEmpty();
  }

  @Test
  void aDownloadOnItsWayIsNotDiscarded() {
    Progress another =
        (done, total, what) -> {
          if (done == 0) {
            assertThatThrownBy(() -> new Download().discard(target))
                .isInstanceOfSatisfying(
                    Problem.class, e -> assertThat(e.key()).isEqualTo("download.busy"));
          }
        };

    new Download().fetch(source("/whole"), target, another, Cancellation.NEVER);

    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void aFailedDownloadLeavesAnOlderFileAsItWas() throws IOException {
    Files.writeString(target, "older");
    server.createContext("/longer", exchange -> sendChunked(exchange, SIZE + 1));

    assertFails(source("/longer"), "download.longer");

    assertThat(target).hasContent("older");
  }

  private void fetch(String path) {
    new Download(() -> LONG, new DiskSpace())
        .fetch(source(path), target, Progress.NONE, Cancellation.NEVER);
  }

  private void assertFails(Download.Source source, String key) {
    assertFails(source, key, new Download(() -> LONG, new DiskSpace()));
  }

  private void assertFails(Download.Source source, String key, Download download) {
    assertThatThrownBy(() -> download.fetch(source, target, Progress.NONE, Cancellation.NEVER))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private void assertStatus(int status, String key) {
    String path = "/status" + status;
    server.createContext(path, exchange -> send(exchange, status, new byte[0], 0));
    assertFails(source(path), key);
  }

  private Download.Source source(String path) {
    return at(URI.create("http://localhost:" + server.getAddress().getPort() + path));
  }

  private Download.Source at(URI address) {
    return new Download.Source(address, SIZE, md5(content));
  }

  private void putPart(byte[] bytes) throws IOException {
    Files.write(folder.resolve("weights.h5.part"), bytes);
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void redirect(String from, String to) {
    server.createContext(
        from,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          send(exchange, 302, new byte[0], 0);
        });
  }

  /** Answers as a good server does: with the range asked for, if it is of this very version. */
  private void answer(HttpExchange exchange, byte[] bytes, String tag) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String version = exchange.getRequestHeaders().getFirst("If-Range");
    exchange.getResponseHeaders().set("ETag", tag);
    if (range == null || (version != null && !version.equals(tag))) {
      send(exchange, 200, bytes, 0);
      return;
    }
    ranges.add(range);
    int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length);
    send(exchange, 206, bytes, start);
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int from)
      throws IOException {
    int length = bytes.length - from;
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(bytes, from, length);
    }
    exchange.close();
  }

  private void sendChunked(HttpExchange exchange, int length) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(Arrays.copyOf(content, length));
    }
  }

  /** A server that promises more than it sends before it hangs up. */
  private URI cutAfter(int sent, int promised) throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    threads.execute(
        () -> {
          try (socket;
              Socket connection = socket.accept()) {
            byte[] request = new byte[8192];
            int unused = connection.getInputStream().read(request);
            OutputStream out = connection.getOutputStream();
            out.write(
                ("HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: " + promised + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content, 0, sent);
            out.flush();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return URI.create("http://localhost:" + socket.getLocalPort() + "/file");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
