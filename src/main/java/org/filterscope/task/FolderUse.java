package org.filterscope.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tells other processes that a folder's files are in use, so that nobody tidies them away. The mark
 * is a locked file in the folder. It means nothing any more when the process has ended, in whatever
 * way.
 */
public final class FolderUse implements AutoCloseable {

  private static final String MARK = ".in-use-";

  private final Path mark;
  private final FileChannel channel;

  private FolderUse(Path mark, FileChannel channel) {
    this.mark = mark;
    this.channel = channel;
  }

  /**
   * Marks a folder until this is closed. Several may use it at once. Marks of processes that have
   * ended are removed.
   *
   * @param folder is there
   * @throws IOException if it cannot be written to
   */
  public static FolderUse begin(Path folder) throws IOException {
    isUsed(folder);
    while (true) {
      Path mark = folder.resolve(own() + UUID.randomUUID());
      FileChannel channel =
          FileChannel.open(mark, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        // Whoever looked before the lock was there has taken the mark for an old one.
        if (channel.tryLock() != null && Files.exists(mark)) {
          return new FolderUse(mark, channel);
        }
      } catch (IOException e) {
        channel.close();
        Files.deleteIfExists(mark);
        throw e;
      }
      channel.close();
    }
  }

  /**
   * Whether any process uses a folder. Marks of processes that have ended are removed.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static boolean isUsed(Path folder) throws IOException {
    boolean isUsed = false;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (String.valueOf(file.getFileName()).startsWith(MARK)) {
          isUsed |= isLocked(file);
        }
      }
    } catch (NoSuchFileException e) {
      return false;
    }
    return isUsed;
  }

  private static boolean isLocked(Path mark) throws IOException {
    if (String.valueOf(mark.getFileName()).startsWith(own())) {
      // To open and close it would take this process' own lock away.
      return true;
    }
    try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        return true;
      }
      Files.deleteIfExists(mark);
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static String own() {
    return MARK + ProcessHandle.current().pid() + "-";
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(mark);
  }
}
