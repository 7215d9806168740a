package org.filterscope.patches.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/** All that an index holds, read back. */
public final class StoredIndex {

  /** The columns that {@link #view} reads. */
  public static final String VIEW_COLUMNS =
      "v.id, v.photograph, v.width, v.height, v.x0, v.y0, v.x1, v.y1, v.likeness";

  private final IndexDatabase database;
  private final IndexDescription description;
  private final int[] firstUnits;
  private final Map<Integer, Integer> places = new HashMap<>();

  /** Reads an index of this description. */
  public StoredIndex(IndexDatabase database, IndexDescription description) {
    this.database = database;
    this.description = description;
    this.firstUnits = description.firstUnits();
    for (int i = 0; i < firstUnits.length; i++) {
      places.put(description.layers().get(i).id(), i);
    }
  }

  /** The files, by path. */
  public Map<Path, IndexedFile> files() {
    Map<Path, IndexedFile> files = new HashMap<>();
    database.each(
        "SELECT path, bytes, modified, photograph FROM file",
        row -> {
          Path path = FileNaming.read(row.getString(1), database.file());
          files.put(path, new IndexedFile(path, row.getLong(2), row.getLong(3), row.getString(4)));
        });
    return files;
  }

  /** The views, by id. */
  public Map<Long, View> views() {
    Map<Long, View> views = new HashMap<>();
    database.each(
        "SELECT " + VIEW_COLUMNS + " FROM view v",
        row -> {
          View view = view(row);
          views.put(view.id(), view);
        });
    return views;
  }

  /** A view out of a row with {@link #VIEW_COLUMNS}. */
  public static View view(ResultSet row) throws SQLException {
    Box box =
        new Box(row.getDouble("x0"), row.getDouble("y0"), row.getDouble("x1"), row.getDouble("y1"));
    return new View(
        row.getLong("id"),
        row.getString("photograph"),
        new Crop(row.getInt("width"), row.getInt("height"), box),
        row.getLong("likeness"));
  }

  /** What it knows about its units. */
  public Summary summary() {
    Summary summary = new Summary(description.units(), description.cuts().kept());
    database.each(
        "SELECT layer, channel, view, value, \"row\", \"column\" FROM winner",
        row -> {
          int layer = known(places.get(row.getInt(1)));
          int width = description.layers().get(layer).width();
          summary.restoreWinner(
              unit(layer, row.getInt(2)),
              (float) row.getDouble(4),
              row.getLong(3),
              row.getInt(5) * width + row.getInt(6));
        });
    database.each(
        "SELECT layer, channel, bin, views FROM strongest",
        row -> {
          int bin = row.getInt(3);
          if (bin < 0 || bin >= HistogramBins.COUNT) {
            throw new Problem("index.damaged", database.file(), "no bin " + bin);
          }
          int unit = unit(known(places.get(row.getInt(1))), row.getInt(2));
          summary.restoreCount(unit, bin, row.getInt(4));
        });
    return summary;
  }

  private int unit(int layer, int channel) {
    if (channel < 0 || channel >= description.layers().get(layer).channels()) {
      throw new Problem("index.damaged", database.file(), "no channel " + channel);
    }
    return firstUnits[layer] + channel;
  }

  private int known(@Nullable Integer layer) {
    if (layer == null) {
      throw new Problem("index.damaged", database.file(), "winners of no layer");
    }
    return layer;
  }
}
