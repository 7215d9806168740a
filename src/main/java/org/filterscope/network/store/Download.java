package org.filterscope.network.store;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.SafeFile;

/**
 * Downloads a file of known size and checksum. The bytes received so far are kept beside the
 * target, in {@code NAME.part}, until the file is complete and its checksum is right. So a download
 * that was cancelled, interrupted or killed resumes where it stopped.
 */
public final class Download {

  /** How long a server may be silent. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The second attempt starts from the beginning, so a server has no range to refuse. */
  private static final int MOST_STARTS = 2;

  private static final String NAME = "Filterscope";

  private final Supplier<Duration> patience;
  private final DiskSpace disk;

  /** Makes downloads that wait {@link #PATIENCE} for a silent server. */
  public Download() {
    this(() -> PATIENCE, new DiskSpace());
  }

  /**
   * Makes downloads with another patience.
   *
   * @param patience how long a server may be silent; called repeatedly while a download waits
   */
  Download(Supplier<Duration> patience, DiskSpace disk) {
    this.patience = patience;
    this.disk = disk;
  }

  /**
   * A file on a server.
   *
   * @param address an http or https address
   * @param size the file's size in bytes
   * @param md5 the file's MD5, in lower-case hexadecimal
   */
  public record Source(URI address, long size, String md5) {}

  /**
   * Downloads a file, or the part of it that is missing.
   *
   * @param target where it will be; its folder must exist
   * @param progress is told the bytes received
   * @throws Problem if it cannot be downloaded; the message says why and what to do. The target is
   *     unchanged then
   * @throws org.filterscope.task.Cancelled if cancelled; the bytes received are kept
   */
  public void fetch(Source source, Path target, Progress progress, Cancellation cancellation) {
    try (PartialDownload part = PartialDownload.open(target, disk)) {
      if (part.size() > source.size()) {
        part.clear();
      }
      requireRoom(source.size() - part.size(), part.folder());
      for (int start = 1; part.size() < source.size(); start++) {
        receive(source, part, start >= MOST_STARTS, progress, cancellation);
      }
      part.finish(source.md5(), cancellation);
      progress.report(source.size(), source.size(), name(source));
    } catch (IOException e) {
      throw SafeFile.problem(target, e);
    }
  }

  /**
   * Discards the partial download of a file, and the record of its version.
   *
   * @param target where the file would have been; its folder must exist
   * @throws Problem if it is still being downloaded, or cannot be removed
   */
  public void discard(Path target) {
    try (PartialDownload part = PartialDownload.open(target, disk)) {
      part.clear();
    } catch (IOException e) {
      throw new Problem(e, "home.not-removed", PartialDownload.beside(target));
    }
  }

  private void requireRoom(long needed, Path folder) throws IOException {
    long room = disk.room(folder);
    if (room < needed) {
      throw new Problem("download.no-room", folder, needed, room);
    }
  }

  /**
   * Sends one request and takes the bytes that come.
   *
   * @param isLast whether to fail if the server refuses to resume, instead of starting again
   */
  private void receive(
      Source source,
      PartialDownload part,
      boolean isLast,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = ask(source, part, cancellation);
    try (DownloadStream incoming = new DownloadStream()) {
      response.body().subscribe(incoming);
      boolean goesOn = response.statusCode() == 206 && startsAt(response, part.size());
      if (!goesOn && (response.statusCode() == 206 || response.statusCode() == 416) && !isLast) {
        // The server's file is not the one that this partial download began with.
        part.clear();
        return;
      }
      requireFile(response, source);
      if (!goesOn) {
        part.clear();
      }
      requireLength(response, source, part);
      part.remember(response.headers().firstValue("ETag").orElse(""));
      take(source, part, incoming, progress, cancellation);
    }
    requireSize(source, part);
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> ask(
      Source source, PartialDownload part, Cancellation cancellation) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(source.address()).header("User-Agent", NAME);
    if (part.size() > 0) {
      request.header("Range", "bytes=" + part.size() + "-");
      part.version().ifPresent(version -> request.header("If-Range", version));
    }
    // The client follows five redirects and never from https to http.
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.get())
            .build();
    try {
      return DownloadStream.answer(
          client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofPublisher()),
          patience,
          cancellation);
    } catch (TimeoutException e) {
      throw slow(source);
    } catch (IOException e) {
      throw new Problem(e, "download.no-connection", host(source), reason(e));
    }
  }

  private void take(
      Source source,
      PartialDownload part,
      DownloadStream incoming,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    while (true) {
      progress.report(part.size(), source.size(), name(source));
      List<ByteBuffer> block = next(source, part, incoming, cancellation);
      if (block.isEmpty()) {
        return;
      }
      for (ByteBuffer bytes : block) {
        if (part.size() + bytes.remaining() > source.size()) {
          part.clear();
          throw new Problem("download.longer", host(source), source.size());
        }
        part.append(bytes);
      }
    }
  }

  private List<ByteBuffer> next(
      Source source, PartialDownload part, DownloadStream incoming, Cancellation cancellation) {
    try {
      return incoming.next(patience, cancellation);
    } catch (TimeoutException e) {
      throw slow(source);
    } catch (IOException e) {
      throw new Problem(e, "download.cut", host(source), part.size(), source.size());
    }
  }

  private static boolean startsAt(HttpResponse<?> response, long place) {
    return response
        .headers()
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + place + "-"))
        .isPresent();
  }

  private static void requireFile(HttpResponse<?> response, Source source) {
    int status = response.statusCode();
    if (status == 200 || status == 206) {
      return;
    }
    if (status / 100 == 3) {
      throw new Problem("download.redirects", source.address());
    }
    if (status == 404 || status == 410) {
      throw new Problem("download.not-found", source.address());
    }
    if (status == 401 || status == 403 || status == 407 || status == 451) {
      throw new Problem("download.forbidden", host(source), status);
    }
    throw new Problem("download.server", host(source), status);
  }

  /** Fails before any download if the server announces another length. */
  private static void requireLength(HttpResponse<?> response, Source source, PartialDownload part)
      throws IOException {
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    if (length < 0) {
      return;
    }
    long whole = part.size() + length;
    if (whole > source.size()) {
      part.clear();
      throw new Problem("download.longer", host(source), source.size());
    }
    if (whole < source.size()) {
      part.clear();
      throw new Problem("download.shorter", host(source), whole, source.size());
    }
  }

  /** Requires that the file is complete, since the connection ended without an error. */
  private static void requireSize(Source source, PartialDownload part) throws IOException {
    long size = part.size();
    if (size < source.size()) {
      part.clear();
      throw new Problem("download.shorter", host(source), size, source.size());
    }
  }

  private Problem slow(Source source) {
    return new Problem("download.slow", host(source), patience.get().toSeconds());
  }

  private static String host(Source source) {
    String host = source.address().getHost();
    return host == null ? source.address().toString() : host;
  }

  private static String name(Source source) {
    String path = source.address().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
