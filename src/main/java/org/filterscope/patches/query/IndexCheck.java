package org.filterscope.patches.query;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.patches.store.IndexDamage;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.task.Problem;

/**
 * Whether an index holds what was written to it, down to the last row.
 *
 * @param file where it is
 * @param isChecksummed whether it has checksums; one of the first version has none, and only what
 *     makes no sense is found in it
 * @param damage what is damaged; empty if it is whole
 */
public record IndexCheck(Path file, boolean isChecksummed, List<IndexDamage> damage) {

  /** Copies the list. */
  public IndexCheck {
    damage = List.copyOf(damage);
  }

  /**
   * Reads all of an index.
   *
   * @throws Problem if it is missing, no index, of a newer version, or cannot be read
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

  /** Whether nothing in it is damaged. */
  public boolean isWhole() {
    return damage.isEmpty();
  }
}
