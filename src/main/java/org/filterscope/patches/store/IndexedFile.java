package org.filterscope.patches.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.filterscope.task.Sha256;

/**
 * A photograph's file as it was when it was looked at.
 *
 * @param path absolute
 * @param bytes its size
 * @param modified when it was changed last, in milliseconds since 1970
 * @param photograph SHA-256 of its content, in hexadecimal
 */
public record IndexedFile(Path path, long bytes, long modified, String photograph) {

  /** A file with what it holds now. */
  public static IndexedFile of(Path path) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return new IndexedFile(path, now.size(), now.lastModifiedTime().toMillis(), Sha256.of(path));
  }

  /** Of one file at two times what it held last; of equal times the same, whoever asks. */
  public static IndexedFile newer(IndexedFile one, IndexedFile other) {
    if (one.modified != other.modified) {
      return one.modified > other.modified ? one : other;
    }
    return one.photograph.compareTo(other.photograph) <= 0 ? one : other;
  }

  /** Whether size and time are still those; reads no content. */
  public boolean isUnchanged() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return now.size() == bytes && now.lastModifiedTime().toMillis() == modified;
  }
}
