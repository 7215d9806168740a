package org.filterscope.task;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Files that appear whole or not at all: written beside their place, then moved. */
public final class SafeFile {

  private static final String PART = ".part";

  private SafeFile() {}

  /**
   * Writes a file whole, over an older one if there is one. If anything fails, the older file is
   * untouched and nothing is left beside it.
   *
   * @param target where the file will be
   * @param content writes the file's bytes; the stream is buffered and need not be closed
   * @throws Problem if the file cannot be written, saying why
   */
  public static void write(Path target, IoConsumer<OutputStream> content) {
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Problem("file.missing-folder", target, folder == null ? whole : folder);
    }
    if (Files.isDirectory(whole)) {
      throw new Problem("file.folder-there", target);
    }
    if (Files.exists(whole) && !Files.isRegularFile(whole)) {
      // The move at the end would put a file in the place of a device.
      throw new Problem("file.no-file", target);
    }
    Path beside = folder.resolve(prefix(whole) + UUID.randomUUID() + PART);
    try {
      try (OutputStream stream =
          new BufferedOutputStream(
              Files.newOutputStream(
                  beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        content.accept(stream);
      }
      move(beside, whole);
    } catch (IOException e) {
      throw problem(target, e);
    } finally {
      remove(beside);
    }
  }

  /**
   * Moves a finished file to its place, over an older one if there is one.
   *
   * @param beside in the same folder
   * @throws Problem if it cannot be moved; it stays where it was
   */
  public static void replace(Path target, Path beside) {
    try {
      move(beside, target.toAbsolutePath());
    } catch (IOException e) {
      throw problem(target, e);
    }
  }

  /**
   * Removes what killed writers of a file have left beside it. Not to be called while that file is
   * being written.
   *
   * @throws Problem if something cannot be removed
   */
  public static void sweep(Path target) {
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(prefix(whole)) && name.endsWith(PART)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw problem(target, e);
    }
  }

  private static String prefix(Path whole) {
    return "." + whole.getFileName() + ".";
  }

  private static void move(Path beside, Path whole) throws IOException {
    try {
      Files.move(
          beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network drives: still better than writing in place.
      Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** After a move there is nothing left to remove. */
  private static void remove(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // The first failure is what the user must hear of; this goes with the next clean-up.
      beside.toFile().deleteOnExit();
    }
  }

  /** What the system said; encoders wrap it into words of their own. */
  private static IOException first(IOException e) {
    IOException first = e;
    while (first.getCause() instanceof IOException cause) {
      first = cause;
    }
    return first;
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  /**
   * What a failure to write means to the user: a full disk, a missing permission, or something
   * else.
   *
   * @param target what was to be written
   */
  public static Problem problem(Path target, IOException e) {
    IOException first = first(e);
    if (first instanceof AccessDeniedException) {
      return new Problem(e, "file.denied", target);
    }
    String reason = reason(first);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space")
        || lower.contains("not enough space")
        || lower.contains("quota")) {
      return new Problem(e, "file.full", target);
    }
    if (lower.contains("permission denied") || lower.contains("read-only file system")) {
      return new Problem(e, "file.denied", target);
    }
    return new Problem(e, "file.unwritable", target, reason);
  }
}
