package org.filterscope.network.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;

/**
 * The bytes received of a file so far, beside its target, in {@code NAME.part}. As long as it is
 * open, no other window or command can write to it.
 */
final class PartialDownload implements AutoCloseable {

  private final Path target;
  private final Path file;
  private final Path versionFile;
  private final FileChannel channel;
  private final DiskSpace disk;
  private long size;

  private PartialDownload(Path target, Path file, FileChannel channel, DiskSpace disk)
      throws IOException {
    this.target = target;
    this.file = file;
    this.versionFile = file.resolveSibling(file.getFileName() + "-version");
    this.channel = channel;
    this.disk = disk;
    this.size = channel.size();
  }

  /**
   * Opens a partial download, and creates it if there is none.
   *
   * @throws Problem if another window or command has it open
   */
  static PartialDownload open(Path target, DiskSpace disk) throws IOException {
    Path whole = target.toAbsolutePath();
    Path file = beside(whole);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new OverlappingFileLockException();
      }
      return new PartialDownload(whole, file, channel, disk);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new Problem(e, "download.busy", target.getFileName());
    }
  }

  /** Where the partial download of a file is. */
  static Path beside(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /** The folder that it is in. */
  Path folder() {
    return file.resolveSibling("").toAbsolutePath();
  }

  /** How many bytes have been received. */
  long size() {
    return size;
  }

  /** Appends bytes. */
  void append(ByteBuffer bytes) throws IOException {
    int more = bytes.remaining();
    disk.append(channel, bytes);
    size += more;
  }

  /** Discards all bytes received. */
  void clear() throws IOException {
    channel.truncate(0);
    size = 0;
    Files.deleteIfExists(versionFile);
  }

  /**
   * Records which version of the file this is the beginning of.
   *
   * @param tag the server's ETag for the version; empty if it gives none
   */
  void remember(String tag) throws IOException {
    // A weak tag says that the content means the same, not that the bytes are equal.
    if (tag.isEmpty() || tag.startsWith("W/")) {
      Files.deleteIfExists(versionFile);
    } else {
      Files.writeString(versionFile, tag, StandardCharsets.UTF_8);
    }
  }

  /** The server's ETag for the version of the file that this is the beginning of. */
  Optional<String> version() throws IOException {
    return Files.exists(versionFile)
        ? Optional.of(Files.readString(versionFile, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /**
   * Moves the complete file to its target.
   *
   * @throws Problem if it has another checksum; then its bytes are discarded
   */
  void finish(String md5, Cancellation cancellation) throws IOException {
    String found = Md5.of(channel, cancellation);
    if (!found.equals(md5)) {
      clear();
      throw new Problem("download.checksum", target, found, md5);
    }
    channel.force(true);
    // Some systems cannot move a file that is open.
    channel.close();
    SafeFile.replace(target, file);
    Files.deleteIfExists(versionFile);
  }

  /** Closes the file, and deletes it if it is empty. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (size == 0) {
      Files.deleteIfExists(file);
    }
  }
}
