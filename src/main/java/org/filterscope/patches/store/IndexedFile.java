package org.filterscope.patches.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.filterscope.task.Sha256;

/**
 * A photograph's file as it was when it was indexed.
 *
 * @param path absolute path
 * @param bytes size in bytes
 * @param modified time of the last modification, in milliseconds since 1970
 * @param photograph SHA-256 of its content, in hexadecimal
 */
public record IndexedFile(Path path, long bytes, long modified, String photograph) {

  /**
   * Reads a file's current state.
   *
   * @throws IOException if the file cannot be read
   */
  public static IndexedFile of(Path path) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return new IndexedFile(path, now.size(), now.lastModifiedTime().toMillis(), Sha256.of(path));
  }

  /**
   * The newer of two states of one file; if both have the same time, the result does not depend on
   * their order.
   */
  public static IndexedFile newer(IndexedFile one, IndexedFile other) {
    if (one.modified != other.modified) {
      return one.modified > other.modified ? one : other;
    }
    return one.photograph.compareTo(other.photograph) <= 0 ? one : other;
  }

  /**
   * Whether the file's size and time are unchanged; the content is not read.
   *
   * @throws IOException if the file's attributes cannot be read
   */
  public boolean isUnchanged() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.size() == bytes && now.lastModifiedTime().toMillis() == modified;
  }
}
