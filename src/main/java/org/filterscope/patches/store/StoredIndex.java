package org.filterscope.patches.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contents of an index and checks each row against its checksum. Version 1 indexes have
 * no checksums and are trusted.
 */
public final class StoredIndex {

  private static final String VIEW_COLUMNS =
      "v.id, v.photograph, v.width, v.height, v.x0, v.y0, v.x1, v.y1, v.likeness";

  /** The key in {@code meta} of the number of views. */
  static final String VIEWS = "views";

  /** The key in {@code meta} of the number of files. */
  static final String FILES = "files";

  private final IndexDatabase database;
  private final IndexDescription description;

  /** Creates a reader of an index with the given description. */
  public StoredIndex(IndexDatabase database, IndexDescription description) {
    this.database = database;
    this.description = description;
  }

  /** The files, by path. A file with a damaged row is left out, so it will be indexed again. */
  public Map<Path, IndexedFile> files() {
    Map<Path, IndexedFile> files = new HashMap<>();
    eachFile(
        (written, file) -> {
          if (file != null) {
            files.put(file.path(), file);
          }
        });
    return files;
  }

  /**
   * The files with a photograph. A file with a damaged row is left out.
   *
   * @param photograph SHA-256 of its content, in hexadecimal
   */
  public List<Path> filesOf(String photograph) {
    List<Path> files = new ArrayList<>();
    eachFile(
        " WHERE photograph = ? ORDER BY path",
        (written, file) -> {
          if (file != null) {
            files.add(file.path());
          }
        },
        photograph);
    return files;
  }

  /** Visits each file's stored name and data; the data is null if it is damaged. */
  void eachFile(BiConsumer<String, @Nullable IndexedFile> taker) {
    eachFile("", taker);
  }

  private void eachFile(
      String which, BiConsumer<String, @Nullable IndexedFile> taker, Object... arguments) {
    database.each(
        "SELECT path, bytes, modified, photograph, " + checksum("file") + " FROM file" + which,
        row -> {
          String written = RowChecksum.text(row.getString(1));
          String photograph = RowChecksum.text(row.getString(4));
          long checksum = RowChecksum.ofFile(written, row.getLong(2), row.getLong(3), photograph);
          taker.accept(
              written,
              database.isOfFirstVersion() || checksum == row.getLong(5)
                  ? new IndexedFile(
                      FileNaming.read(written, database.file()),
                      row.getLong(2),
                      row.getLong(3),
                      photograph)
                  : null);
        },
        arguments);
  }

  /**
   * The views, by id.
   *
   * @throws Problem if a view is damaged
   */
  public Map<Long, View> views() {
    Map<Long, View> views = new HashMap<>();
    database.each(
        "SELECT " + viewColumns() + " FROM view v",
        row ->
            views.put(
                row.getLong("id"),
                view(row)
                    .orElseThrow(
                        () ->
                            new Problem("index.damaged", database.file(), "a view has changed"))));
    return views;
  }

  /** The columns of a view that {@link #view} reads. */
  public String viewColumns() {
    return VIEW_COLUMNS + ", " + checksum("v") + " AS checksum";
  }

  /**
   * Reads a view from a row with {@link #viewColumns}; empty if the row is damaged.
   *
   * @throws SQLException if the row cannot be read
   */
  public Optional<View> view(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    String photograph = RowChecksum.text(row.getString("photograph"));
    int width = row.getInt("width");
    int height = row.getInt("height");
    double[] box = {
      row.getDouble("x0"), row.getDouble("y0"), row.getDouble("x1"), row.getDouble("y1")
    };
    long likeness = row.getLong("likeness");
    if (!database.isOfFirstVersion()
        && RowChecksum.ofView(id, photograph, width, height, box, likeness)
            != row.getLong("checksum")) {
      return Optional.empty();
    }
    Crop crop = new Crop(width, height, new Box(box[0], box[1], box[2], box[3]));
    return Optional.of(new View(id, photograph, crop, likeness));
  }

  /**
   * Counts the views.
   *
   * @throws Problem if that is not how many were written
   */
  public int countViews() {
    return count("view", VIEWS);
  }

  /**
   * Counts the files.
   *
   * @throws Problem if that is not how many were written
   */
  public int countFiles() {
    return count("file", FILES);
  }

  /** The data of a range of units of a layer, by channel; both ends are included. */
  public List<StoredUnit> units(IndexedLayer layer, int first, int last) {
    return UnitReader.read(database, layer, first, last);
  }

  /** The data of all units of a layer, by channel. */
  public List<StoredUnit> units(IndexedLayer layer) {
    return units(layer, 0, layer.channels() - 1);
  }

  /** An empty summary for the index's units. */
  Summary empty() {
    return new Summary(description.units(), description.cuts().kept());
  }

  /**
   * The summary of the index's units.
   *
   * @throws Problem if a unit is damaged; the message names it
   */
  public Summary summary() {
    Summary summary = empty();
    long topPatches = 0;
    int unit = 0;
    for (IndexedLayer layer : description.layers()) {
      for (StoredUnit stored : units(layer)) {
        if (stored.isDamaged()) {
          throw new Problem(
              "index.damaged", database.file(), layer.name() + " / " + stored.channel());
        }
        restore(summary, unit++, stored, layer.width());
        topPatches += stored.topPatches().size();
      }
    }
    if (topPatches != database.number("SELECT count(*) FROM winner")) {
      throw new Problem("index.damaged", database.file(), "top patches of no unit");
    }
    return summary;
  }

  private static void restore(Summary summary, int unit, StoredUnit stored, int width) {
    for (StoredUnit.TopPatch topPatch : stored.topPatches()) {
      summary.restoreTopPatch(
          unit, topPatch.value(), topPatch.view(), topPatch.row() * width + topPatch.column());
    }
    for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
      summary.restoreCount(unit, bin, stored.counts()[bin]);
    }
  }

  private int count(String table, String key) {
    // Use one snapshot, because the index may grow between the two queries.
    long[] counts = new long[2];
    database.each(
        "SELECT (SELECT count(*) FROM " + table + "), (SELECT value FROM meta WHERE key = ?)",
        row -> {
          counts[0] = row.getLong(1);
          counts[1] = row.getLong(2);
        },
        key);
    if (!database.isOfFirstVersion() && counts[0] != counts[1]) {
      throw new Problem(
          "index.damaged",
          database.file(),
          counts[0] + " rows in " + table + " instead of " + counts[1]);
    }
    return (int) counts[0];
  }

  private String checksum(String table) {
    return database.isOfFirstVersion() ? "0" : table + ".checksum";
  }
}
