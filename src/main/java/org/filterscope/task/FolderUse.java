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
 * Tells other processes that a folder's files are in use, so that nobody tidies them away. The mark
 * is a locked file in the folder. It means nothing any more when the process has ended, in whatever
 * way.
 *
 * <p>Whoever tidies has a mark as well. Both sides leave their mark first and look for the other's
 * then, so that at least one of them sees the other: who tidies gives way, who uses waits.
 */
public final class FolderUse implements AutoCloseable {

  private static final String USED = ".in-use-";
  private static final String TIDIED = ".tidied-";

  /** Tells this process' marks from others'; numbers of processes come again. */
  private static final String OWN = UUID.randomUUID() + "-";

  /** To remove files takes far less, unless a process was stopped in the middle of it. */
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
   * @throws IOException if it cannot be written to, or is being tidied without an end
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
   * Tidies a folder that nobody uses; nobody begins to use it before that has ended.
   *
   * @param tidying leaves the marks alone, see {@link #isMark}
   * @return false if somebody uses the folder: then nothing was done
   * @throws IOException if the folder cannot be listed
   */
  public static boolean tidy(Path folder, Runnable tidying) throws IOException {
    FolderUse tidied;
    try {
      tidied = mark(folder, TIDIED);
    } catch (IOException e) {
      // There is no room for it on a full disk, which wants tidying most.
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

  /** Whether a file is a mark of somebody who uses or tidies its folder. */
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

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(mark);
  }
}
