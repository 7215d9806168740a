package org.filterscope.patches.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.HistogramBins;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.patches.store.SharedLayers;
import org.filterscope.patches.store.StoredIndex;
import org.filterscope.patches.store.View;
import org.filterscope.task.Problem;

/**
 * An index to look things up in. It may be built further at the same time: each question is
 * answered from what was committed last. Safe for use by several threads.
 *
 * <p>All methods throw a {@link Problem} if the file has become unreadable.
 */
public final class PatchIndex implements AutoCloseable {

  /** Top patches shown of a unit if nobody asks for another number. */
  public static final int SHOWN = 9;

  /**
   * The most that can be shown: at least as many are kept, near-identical and vanished ones too.
   */
  public static final int MOST_SHOWN = 12;

  private static final String WINNERS =
      """
      SELECT channel, value, "row", "column", view FROM winner
      WHERE layer = ? AND channel BETWEEN ? AND ?
      ORDER BY channel, value DESC, view
      """;

  /** Where they are cut from. */
  private static final String PLACES =
      """
      SELECT %s, (SELECT min(path) FROM file WHERE file.photograph = v.photograph) AS path
      FROM view v
      WHERE v.id IN (SELECT view FROM winner WHERE layer = ? AND channel BETWEEN ? AND ?)
      """
          .formatted(StoredIndex.VIEW_COLUMNS);

  private final IndexDatabase database;
  private final IndexDescription description;
  private final Network network;

  /** The layers that the model shares, in the index's order, by the names that it has for them. */
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** A layer of the index, and of the model. */
  private record Known(IndexedLayer indexed, Node node) {}

  /** A row of winners. */
  private record Cell(int channel, float value, int row, int column, long view) {}

  /** Where a winner is cut from. */
  private record Place(View view, Path photograph) {}

  private PatchIndex(
      IndexDatabase database, IndexDescription description, SharedLayers shared, Network network) {
    this.database = database;
    this.description = description;
    this.network = network;
    shared.nodes().forEach((layer, node) -> known.put(node.name(), new Known(layer, node)));
  }

  /**
   * Opens an index to ask it about the layers of a model that have the weights, in and below them,
   * that it was built with. Not for the interface's thread: a model's weights may be read.
   *
   * @param model the network whose layers will be asked about
   * @throws Problem if it is missing, no index, damaged, of a newer version, or of a network that
   *     shares no layer with the model
   */
  public static PatchIndex open(Path file, Model model) {
    IndexDatabase database = IndexDatabase.open(file);
    try {
      IndexDescription there = IndexDescription.of(database);
      SharedLayers shared = SharedLayers.of(there, model);
      if (shared.nodes().isEmpty()) {
        throw new Problem("index.other-network", file, there.model(), model.name());
      }
      return new PatchIndex(database, there, shared, model.network());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * What an index is of, whatever its network.
   *
   * @throws Problem if it is missing, no index, damaged or of a newer version
   */
  public static IndexSummary describe(Path file) {
    try (IndexDatabase database = IndexDatabase.open(file)) {
      return summary(database, IndexDescription.of(database));
    }
  }

  /** What it is of. */
  public synchronized IndexSummary summary() {
    return summary(database, description);
  }

  /** The model's layers that it knows, in the network's order, by the model's names. */
  public List<IndexedLayer> layers() {
    return known.entrySet().stream()
        .map(layer -> layer.getValue().indexed().named(layer.getKey()))
        .toList();
  }

  /**
   * Whether it was built for a layer of this name that is another one in the model: the layer, or
   * one below it, has other weights.
   */
  public boolean hasOtherWeights(String layer) {
    return !known.containsKey(layer)
        && description.layers().stream().anyMatch(there -> there.name().equals(layer));
  }

  /**
   * The statistics of all units of a layer, by channel.
   *
   * @throws Problem if the layer was not collected, or has other weights in this model
   */
  public synchronized List<UnitStatistics> statistics(String layer) {
    IndexedLayer indexed = layer(layer).indexed();
    return statistics(indexed, 0, indexed.channels() - 1);
  }

  /**
   * What excites a unit most.
   *
   * @throws Problem if the layer was not collected, has other weights in this model, or has no
   *     such channel
   */
  public UnitPatches unit(String layer, int channel) {
    return unit(layer, channel, SHOWN);
  }

  /**
   * What excites a unit most.
   *
   * @param most how many patches at most; of those that are kept, those remain that are neither
   *     near-identical nor vanished
   * @throws Problem if the layer was not collected, has other weights in this model, or has no
   *     such channel
   */
  public synchronized UnitPatches unit(String layer, int channel, int most) {
    Known asked = layer(layer);
    if (channel < 0 || channel >= asked.indexed().channels()) {
      throw new Problem("channel.unknown", channel, layer, asked.indexed().channels() - 1);
    }
    return units(asked, channel, channel, most).get(0);
  }

  /**
   * What excites each unit of a layer most, by channel.
   *
   * @throws Problem if the layer was not collected, or has other weights in this model
   */
  public synchronized List<UnitPatches> units(String layer) {
    Known asked = layer(layer);
    return units(asked, 0, asked.indexed().channels() - 1, SHOWN);
  }

  @Override
  public synchronized void close() {
    database.close();
  }

  private static IndexSummary summary(IndexDatabase database, IndexDescription description) {
    long bytes;
    try {
      bytes = Files.size(database.file());
    } catch (IOException e) {
      throw new Problem(e, "index.missing", database.file());
    }
    return new IndexSummary(
        database.file(),
        description.model(),
        description.network(),
        (int) database.number("SELECT count(DISTINCT photograph) FROM view"),
        (int) database.number(IndexWriter.COUNT_VANISHED),
        (int) database.number("SELECT count(*) FROM view"),
        bytes);
  }

  private Known layer(String name) {
    Known layer = known.get(name);
    if (layer != null) {
      return layer;
    }
    throw hasOtherWeights(name)
        ? new Problem("index.other-weights", database.file(), name, description.model())
        : new Problem("index.no-units", database.file(), name, description.names());
  }

  private List<UnitPatches> units(Known asked, int first, int last, int most) {
    IndexedLayer layer = asked.indexed();
    Node node = asked.node();
    List<Cell> cells = new ArrayList<>();
    database.each(
        WINNERS,
        row ->
            cells.add(
                new Cell(
                    row.getInt(1),
                    (float) row.getDouble(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getLong(5))),
        layer.id(),
        first,
        last);
    // After the cells, as a view is there before what won in it. Many cells share one.
    Map<Long, Place> places = new HashMap<>();
    database.each(
        PLACES,
        row -> {
          View view = StoredIndex.view(row);
          String path = row.getString("path");
          // A photograph that has vanished cannot be shown.
          if (path != null) {
            places.put(view.id(), new Place(view, FileNaming.read(path, database.file())));
          }
        },
        layer.id(),
        first,
        last);
    Map<Integer, List<Winner>> winners = new HashMap<>();
    for (Cell cell : cells) {
      Place place = places.get(cell.view());
      if (place != null) {
        winners
            .computeIfAbsent(cell.channel(), channel -> new ArrayList<>())
            .add(winner(cell, place, node));
      }
    }
    List<UnitPatches> units = new ArrayList<>();
    for (UnitStatistics unit : statistics(layer, first, last)) {
      List<Winner> strongest = winners.getOrDefault(unit.channel(), List.of());
      units.add(new UnitPatches(node.name(), unit, WinnerSelection.of(strongest, most)));
    }
    return units;
  }

  private Winner winner(Cell cell, Place place, Node node) {
    Region box = network.receptiveField(node, cell.row(), cell.column());
    return new Winner(
        node.name(),
        cell.channel(),
        cell.value(),
        cell.row(),
        cell.column(),
        box,
        place.view(),
        place.photograph());
  }

  private List<UnitStatistics> statistics(IndexedLayer layer, int first, int last) {
    int[][] counts = new int[last - first + 1][HistogramBins.COUNT];
    database.each(
        "SELECT channel, bin, views FROM strongest WHERE layer = ? AND channel BETWEEN ? AND ?",
        row -> counts[row.getInt(1) - first][row.getInt(2)] = row.getInt(3),
        layer.id(),
        first,
        last);
    float[] strongest = new float[counts.length];
    database.each(
        "SELECT channel, max(value) FROM winner WHERE layer = ? AND channel BETWEEN ? AND ?"
            + " GROUP BY channel",
        row -> strongest[row.getInt(1) - first] = (float) row.getDouble(2),
        layer.id(),
        first,
        last);
    int views = (int) database.number("SELECT count(*) FROM view");
    List<UnitStatistics> units = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      int active = Arrays.stream(counts[i]).sum();
      units.add(
          new UnitStatistics(
              first + i, views, active, strongest[i], HistogramBins.median(counts[i])));
    }
    return units;
  }
}
