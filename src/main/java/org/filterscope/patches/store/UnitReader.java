package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.task.Problem;

/** Reads the rows of a range of units of a layer and checks them against their checksums. */
final class UnitReader {

  private static final String TOP_PATCHES =
      """
      SELECT channel, view, value, "row", "column" FROM winner
      WHERE layer = ? AND channel BETWEEN ? AND ?
      ORDER BY channel, value DESC, view
      """;

  private static final String COUNTS =
      """
      SELECT channel, bin, views FROM strongest
      WHERE layer = ? AND channel BETWEEN ? AND ?
      ORDER BY channel, bin
      """;

  private static final String CHECKSUMS =
      "SELECT channel, checksum FROM unit WHERE layer = ? AND channel BETWEEN ? AND ?";

  private final IndexDatabase database;
  private final IndexedLayer layer;
  private final int first;
  private final int last;
  private final List<List<StoredUnit.TopPatch>> topPatches = new ArrayList<>();
  private final List<RowChecksum> found = new ArrayList<>();
  private final int[][] counts;
  private final long[] expected;

  private UnitReader(IndexDatabase database, IndexedLayer layer, int first, int last) {
    this.database = database;
    this.layer = layer;
    this.first = first;
    this.last = last;
    int units = last - first + 1;
    counts = new int[units][HistogramBins.COUNT];
    expected = new long[units];
    for (int i = 0; i < units; i++) {
      topPatches.add(new ArrayList<>());
      found.add(begin(layer, first + i));
      expected[i] = -1;
    }
  }

  /** Reads units; both ends of the range are included. */
  static List<StoredUnit> read(IndexDatabase database, IndexedLayer layer, int first, int last) {
    return new UnitReader(database, layer, first, last).read();
  }

  /** Starts a unit's checksum, to which its top patches are added in order, and then its bins. */
  static RowChecksum begin(IndexedLayer layer, int channel) {
    return new RowChecksum().add(layer.id()).add(channel);
  }

  /** Adds a top patch. */
  static void add(RowChecksum unit, long view, double value, int row, int column) {
    unit.add(view).add(value).add(row).add(column);
  }

  /** Adds a non-empty bin. */
  static void add(RowChecksum unit, int bin, int views) {
    unit.add(bin).add(views);
  }

  private List<StoredUnit> read() {
    database.each(
        TOP_PATCHES,
        row -> {
          int unit = row.getInt(1) - first;
          double value = row.getDouble(3);
          topPatches
              .get(unit)
              .add(
                  new StoredUnit.TopPatch(
                      row.getLong(2), (float) value, row.getInt(4), row.getInt(5)));
          add(found.get(unit), row.getLong(2), value, row.getInt(4), row.getInt(5));
        },
        layer.id(),
        first,
        last);
    database.each(
        COUNTS,
        row -> {
          int bin = row.getInt(2);
          add(found.get(row.getInt(1) - first), bin, row.getInt(3));
          if (bin >= 0 && bin < HistogramBins.COUNT) {
            counts[row.getInt(1) - first][bin] = row.getInt(3);
          } else if (database.isOfFirstVersion()) {
            throw new Problem("index.damaged", database.file(), "no bin " + bin);
          }
        },
        layer.id(),
        first,
        last);
    if (!database.isOfFirstVersion()) {
      database.each(
          CHECKSUMS,
          row -> expected[row.getInt(1) - first] = row.getLong(2),
          layer.id(),
          first,
          last);
    }
    List<StoredUnit> units = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      boolean isDamaged = !database.isOfFirstVersion() && found.get(i).value() != expected[i];
      units.add(new StoredUnit(first + i, topPatches.get(i), counts[i], isDamaged));
    }
    return units;
  }
}
