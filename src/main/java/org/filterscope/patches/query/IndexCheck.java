package org.filterscope.patches.query;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.patches.store.IndexDamage;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.task.Problem;

/**
 * Checks whether an index still contains exactly what was written to it.
 *
 * @param file the index file
 * @param isChecksummed whether the index has checksums; a version 1 index has none, so only values
 *     that make no sense are found
 * @param damage the damaged parts; empty if the index is intact
 */
public record IndexCheck(Path file, boolean isChecksummed, List<IndexDamage> damage) {

  /** Copies the list. */
  public IndexCheck {
    damage = List.copyOf(damage);
  }

  /**
   * Reads and checks a whole index.
   *
   * @throws Problem if the file is missing, is not an index, has a newer version, or cannot be read
   */
  public static IndexCheck of(Path file) {
    try (IndexDatabase database = IndexDatabase.open(file)) {
      return database.reading(
          () -> new IndexCheck(file, IndexDamage.isFindable(database), IndexDamage.in(database)));
    } catch (Problem e) {
      if (!e.key().equals("index.damaged")) {
        throw e;
      }
      return new IndexCheck(
          file,
          true,
          List.of(new IndexDamage(IndexDamage.Kind.FILE, String.valueOf(e.getMessage()))));
    }
  }

  /** Whether the index is intact. */
  public boolean isWhole() {
    return damage.isEmpty();
  }
}
