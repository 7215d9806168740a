package org.filterscope.task;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tells other processes that a folder's files are in use, so that they are not deleted. The mark is
 * a locked file in the folder; the lock is gone once the process has ended, however it ended.
 *
 * <p>A process that tidies leaves a mark as well. Both sides first leave their mark and then look
 * for the other's, so that at least one of them sees the other: the one that tidies gives way, the
 * one that uses the folder waits.
 */
public final class FolderUse implements AutoCloseable {

  private static final String USED = ".in-use-";
  private static final String TIDIED = ".tidied-";

  /** Tells this process's marks from others': process IDs are reused. */
  private static final String OWN = UUID.randomUUID() + "-";

  /** Removing files takes far less, unless a process was suspended in the middle of it. */
  private static final int PATIENCE_SECONDS = 30;

  private static final int PAUSE_MILLIS = 20;

  private final Path mark;
  private final FileChannel channel;

  private FolderUse(Path mark, FileChannel channel) {
    this.mark = mark;
    this.channel = channel;
  }

  /**
   * Marks a folder until this is closed. Several may use it at once. Marks of processes that have
   * ended are removed. While somebody tidies the folder, this waits.
   *
   * @param folder is there
   * @throws IOException if it cannot be written to, or another process does not finish tidying it
   */
  public static FolderUse begin(Path folder) throws IOException {
    isUsed(folder);
    FolderUse use = mark(folder, USED);
    try {
      awaitTidied(folder);
    } catch (IOException e) {
      use.close();
      throw e;
    }
    return use;
  }

  /**
   * Tidies a folder that is not in use. No process begins to use it until that is done.
   *
   * @param tidying leaves the marks alone, see {@link #isMark}
   * @return false if the folder is in use: then nothing was done
   * @throws IOException if the folder cannot be listed
   */
  public static boolean tidy(Path folder, Runnable tidying) throws IOException {
    FolderUse tidied;
    try {
      tidied = mark(folder, TIDIED);
    } catch (IOException e) {
      // A full disk has no room for a mark, and needs tidying most.
      return !isUsed(folder) && done(tidying);
    }
    try (tidied) {
      return !isUsed(folder) && done(tidying);
    }
  }

  private static boolean done(Runnable tidying) {
    tidying.run();
    return true;
  }

  private static FolderUse mark(Path folder, String kind) throws IOException {
    while (true) {
      Path mark = folder.resolve(kind + OWN + UUID.randomUUID());
      FileChannel channel =
          FileChannel.open(mark, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        // A process that looked before the lock was taken mistook the mark for an old one.
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

  private static void awaitTidied(Path folder) throws IOException {
    long start = System.nanoTime();
    while (isMarked(folder, TIDIED)) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new IOException(folder + " is being tidied by another process");
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted while " + folder + " was tidied", e);
      }
    }
  }

  /**
   * Whether any process uses a folder. Marks of processes that have ended are removed.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static boolean isUsed(Path folder) throws IOException {
    return isMarked(folder, USED);
  }

  /** Whether a file is a mark of a process that uses or tidies its folder. */
  public static boolean isMark(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(USED) || name.startsWith(TIDIED);
  }

  private static boolean isMarked(Path folder, String kind) throws IOException {
    boolean isMarked = false;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (String.valueOf(file.getFileName()).startsWith(kind)) {
          isMarked |= isLocked(file);
        }
      }
    } catch (NoSuchFileException e) {
      return false;
    }
    return isMarked;
  }

  private static boolean isLocked(Path mark) throws IOException {
    if (String.valueOf(mark.getFileName()).contains(OWN)) {
      // Opening and closing it would release this process's own lock.
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

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(mark);
  }
}
