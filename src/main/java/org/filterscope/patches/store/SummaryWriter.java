package org.filterscope.patches.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;

/** Writes the changes of a summary: top patches, counts, and the checksums of their units. */
final class SummaryWriter {

  private static final long UNKNOWN = -1;

  private final IndexDatabase database;
  private final IndexDescription description;
  private final Summary summary;
  private final int[] firstUnits;
  private final int[] layerOfUnit;

  /** The units' checksums as last written. */
  private final long[] checksums;

  /**
   * Creates a writer.
   *
   * @param isChecksummed whether the stored checksums match the summary's current contents
   */
  SummaryWriter(
      IndexDatabase database,
      IndexDescription description,
      Summary summary,
      boolean isChecksummed) {
    this.database = database;
    this.description = description;
    this.summary = summary;
    this.firstUnits = description.firstUnits();
    this.layerOfUnit = layerOfUnit(description);
    this.checksums = new long[summary.units()];
    if (isChecksummed) {
      Arrays.setAll(checksums, this::checksum);
    } else {
      Arrays.fill(checksums, UNKNOWN);
    }
  }

  /** Writes all changes. */
  void write() {
    writeLosers();
    writeTopPatches();
    writeCounts();
    writeChecksums();
  }

  private void writeLosers() {
    Summary.Losers losers = summary.losers();
    statement(
        "DELETE FROM winner WHERE layer = ? AND channel = ? AND view = ?",
        statement -> {
          for (int i = 0; i < losers.size(); i++) {
            bindUnit(statement, losers.unit(i));
            statement.setLong(3, losers.view(i));
            statement.executeUpdate();
          }
        });
  }

  private void writeTopPatches() {
    statement(
        "INSERT INTO winner (layer, channel, view, value, \"row\", \"column\")"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        statement -> {
          for (int unit = 0; unit < summary.units(); unit++) {
            for (int place = 0; place < summary.topPatches(unit); place++) {
              if (summary.isNew(unit, place)) {
                writeTopPatch(statement, unit, place);
              }
            }
          }
        });
  }

  private void writeTopPatch(PreparedStatement statement, int unit, int place) throws SQLException {
    int width = description.layers().get(layerOfUnit[unit]).width();
    bindUnit(statement, unit);
    statement.setLong(3, summary.view(unit, place));
    statement.setDouble(4, summary.value(unit, place));
    statement.setInt(5, summary.cell(unit, place) / width);
    statement.setInt(6, summary.cell(unit, place) % width);
    statement.executeUpdate();
  }

  private void writeCounts() {
    BitSet changed = summary.changedBins();
    statement(
        "INSERT INTO strongest (layer, channel, bin, views) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET views = excluded.views",
        statement -> {
          for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            int views = summary.count(i / HistogramBins.COUNT, i % HistogramBins.COUNT);
            // A count can only drop to zero when merging, and then it was never written.
            if (views > 0) {
              bindUnit(statement, i / HistogramBins.COUNT);
              statement.setInt(3, i % HistogramBins.COUNT);
              statement.setInt(4, views);
              statement.executeUpdate();
            }
          }
        });
  }

  private void bindUnit(PreparedStatement statement, int unit) throws SQLException {
    int layer = layerOfUnit[unit];
    statement.setInt(1, description.layers().get(layer).id());
    statement.setInt(2, unit - firstUnits[layer]);
  }

  private void statement(String sql, Statements work) {
    database.attempt(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            work.run(statement);
          }
          return true;
        });
  }

  @FunctionalInterface
  private interface Statements {
    void run(PreparedStatement statement) throws SQLException;
  }

  private void writeChecksums() {
    statement(
        "INSERT OR REPLACE INTO unit (layer, channel, checksum) VALUES (?, ?, ?)",
        statement -> {
          for (int unit = 0; unit < checksums.length; unit++) {
            long checksum = checksum(unit);
            if (checksum != checksums[unit]) {
              checksums[unit] = checksum;
              bindUnit(statement, unit);
              statement.setLong(3, checksum);
              statement.executeUpdate();
            }
          }
        });
  }

  /** The checksum that results when the unit's rows are read back. */
  private long checksum(int unit) {
    IndexedLayer layer = description.layers().get(layerOfUnit[unit]);
    RowChecksum checksum = UnitReader.begin(layer, unit - firstUnits[layerOfUnit[unit]]);
    for (int place = 0; place < summary.topPatches(unit); place++) {
      int cell = summary.cell(unit, place);
      UnitReader.add(
          checksum,
          summary.view(unit, place),
          summary.value(unit, place),
          cell / layer.width(),
          cell % layer.width());
    }
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      if (summary.count(unit, bin) > 0) {
        UnitReader.add(checksum, bin, summary.count(unit, bin));
      }
    }
    return checksum.value();
  }

  private static int[] layerOfUnit(IndexDescription description) {
    int[] layers = new int[description.units()];
    int unit = 0;
    for (int layer = 0; layer < description.layers().size(); layer++) {
      for (int channel = 0; channel < description.layers().get(layer).channels(); channel++) {
        layers[unit++] = layer;
      }
    }
    return layers;
  }
}
