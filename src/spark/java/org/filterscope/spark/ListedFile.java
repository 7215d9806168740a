package org.filterscope.spark;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.image.PictureReader;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A photograph's file as a node found it.
 *
 * @param path absolute path, the same on all nodes
 * @param bytes size in bytes
 * @param modified time of the last modification, in milliseconds since 1970
 * @param photograph SHA-256 of its content, in hexadecimal; empty if it cannot be read
 * @param refusal why it cannot be read
 */
record ListedFile(
    String path, long bytes, long modified, String photograph, @Nullable Refusal refusal)
    implements Serializable {

  /** Reads a file's current state. */
  static ListedFile of(Path file, PictureReader pictures) {
    try {
      IndexedFile now = IndexBuilder.fingerprint(file, pictures);
      return new ListedFile(file.toString(), now.bytes(), now.modified(), now.photograph(), null);
    } catch (Problem e) {
      return new ListedFile(file.toString(), 0, 0, "", Refusal.of(file, e));
    }
  }

  IndexedFile file() {
    return new IndexedFile(Path.of(path), bytes, modified, photograph);
  }

  /**
   * Requires a folder on this node. Without it, all its photographs would be skipped one by one.
   *
   * @throws Problem if it is not there; Spark then tries another node
   */
  static void requireFolder(@Nullable Path folder) {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new Problem("image.folder-missing", folder);
    }
  }
}
