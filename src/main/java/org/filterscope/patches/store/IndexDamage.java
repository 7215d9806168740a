package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.filterscope.task.Problem;

/**
 * A damaged part of an index.
 *
 * @param kind the kind of part
 * @param what a description of the part for the user
 */
public record IndexDamage(Kind kind, String what) {

  /** Parts of an index. */
  public enum Kind {
    /** The file as a whole: nothing in it can be trusted. */
    FILE,
    /** A unit: its top patches and its statistics. */
    UNIT,
    /** A view: which part of which photograph it is. */
    VIEW,
    /** The file of a photograph. */
    PHOTOGRAPH
  }

  /** Whether the index has checksums, so that damage can be found. */
  public static boolean isFindable(IndexDatabase database) {
    return !database.isOfFirstVersion();
  }

  /**
   * Reads and checks all rows.
   *
   * @throws Problem if the index as a whole is damaged
   */
  public static List<IndexDamage> in(IndexDatabase database) {
    IndexDescription description = IndexDescription.of(database);
    StoredIndex stored = new StoredIndex(database, description);
    stored.countViews();
    stored.countFiles();
    List<IndexDamage> damage = new ArrayList<>();
    Set<Long> views = new HashSet<>();
    database.each(
        "SELECT " + stored.viewColumns() + " FROM view v",
        row -> {
          long id = row.getLong("id");
          if (stored.view(row).isPresent()) {
            views.add(id);
          } else {
            damage.add(new IndexDamage(Kind.VIEW, Long.toString(id)));
          }
        });
    stored.eachFile(
        (written, file) -> {
          if (file == null) {
            damage.add(new IndexDamage(Kind.PHOTOGRAPH, written));
          }
        });
    long topPatches = 0;
    for (IndexedLayer layer : description.layers()) {
      for (StoredUnit unit : stored.units(layer)) {
        topPatches += unit.topPatches().size();
        boolean isWhole =
            !unit.isDamaged()
                && unit.topPatches().stream().allMatch(topPatch -> views.contains(topPatch.view()));
        if (!isWhole) {
          damage.add(new IndexDamage(Kind.UNIT, layer.name() + " / " + unit.channel()));
        }
      }
    }
    if (topPatches != database.number("SELECT count(*) FROM winner")) {
      throw new Problem("index.damaged", database.file(), "top patches of no unit");
    }
    return damage;
  }
}
