package org.filterscope.patches.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.patches.store.SharedLayers;
import org.filterscope.patches.store.StoredIndex;
import org.filterscope.patches.store.StoredUnit;
import org.filterscope.patches.store.View;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * An index that is open for queries. It may be extended at the same time; each query sees the last
 * commit. This class is thread-safe.
 *
 * <p>Damaged data is left out, and each result says what is missing. All methods throw a {@link
 * Problem} if the file has become unreadable.
 */
public final class PatchIndex implements AutoCloseable {

  /** The default number of top patches shown for a unit. */
  public static final int SHOWN = 9;

  /**
   * The largest number of top patches that can be shown. The index keeps at least as many,
   * including near-identical and missing ones.
   */
  public static final int MOST_SHOWN = 12;

  private final IndexDatabase database;
  private final IndexDescription description;
  private final StoredIndex stored;
  private final Network network;

  /**
   * The layers that the index shares with the model, in the index's order, by the model's names.
   */
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** A layer of the index and the matching node of the model. */
  private record Known(IndexedLayer indexed, Node node) {}

  /**
   * The source of a top patch.
   *
   * @param photograph the photograph's file; null if it is missing
   */
  private record Place(View view, @Nullable Path photograph) {}

  private PatchIndex(
      IndexDatabase database, IndexDescription description, SharedLayers shared, Network network) {
    this.database = database;
    this.description = description;
    this.stored = new StoredIndex(database, description);
    this.network = network;
    shared.nodes().forEach((layer, node) -> known.put(node.name(), new Known(layer, node)));
  }

  /**
   * Opens an index for queries about a model's layers. A layer can be queried if it and the layers
   * below it have the weights that the index was built with. Do not call this on the JavaFX
   * application thread, because it may read the model's weights.
   *
   * @param model the model whose layers are queried
   * @throws Problem if the file is missing, is not an index, is damaged, has a newer version, or
   *     belongs to a network that shares no layer with the model
   */
  public static PatchIndex open(Path file, Model model) {
    IndexDatabase database = IndexDatabase.open(file);
    try {
      IndexDescription there = database.reading(() -> describe(database));
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
   * Summarises an index of any network.
   *
   * @throws Problem if the file is missing, is not an index, is damaged, or has a newer version
   */
  public static IndexSummary describe(Path file) {
    try (IndexDatabase database = IndexDatabase.open(file)) {
      return database.reading(() -> summary(database, describe(database)));
    }
  }

  private static IndexDescription describe(IndexDatabase database) {
    IndexDescription description = IndexDescription.of(database);
    new StoredIndex(database, description).countFiles();
    return description;
  }

  /** A summary of the index. */
  public synchronized IndexSummary summary() {
    return database.reading(() -> summary(database, description));
  }

  /** The model's layers that can be queried, in the network's order, with the model's names. */
  public List<IndexedLayer> layers() {
    return known.entrySet().stream()
        .map(layer -> layer.getValue().indexed().named(layer.getKey()))
        .toList();
  }

  /**
   * Whether the index has a layer with this name but the model's layer, or a layer below it, has
   * different weights.
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
    return database.reading(
        () -> {
          int views = stored.countViews();
          return stored.units(indexed).stream()
              .map(unit -> UnitStatistics.of(unit, views))
              .toList();
        });
  }

  /**
   * The patches that excite a unit most.
   *
   * @throws Problem if the layer was not collected, has other weights in this model, or has no such
   *     channel
   */
  public UnitPatches unit(String layer, int channel) {
    return unit(layer, channel, SHOWN);
  }

  /**
   * The patches that excite a unit most.
   *
   * @param most the largest number of patches; near-identical and missing ones are left out
   * @throws Problem if the layer was not collected, has other weights in this model, or has no such
   *     channel
   */
  public synchronized UnitPatches unit(String layer, int channel, int most) {
    Known asked = layer(layer);
    if (channel < 0 || channel >= asked.indexed().channels()) {
      throw new Problem("channel.unknown", channel, layer, asked.indexed().channels() - 1);
    }
    return database.reading(() -> units(asked, channel, channel, most)).get(0);
  }

  /**
   * The patches that excite each unit of a layer most, by channel.
   *
   * @throws Problem if the layer was not collected, or has other weights in this model
   */
  public synchronized List<UnitPatches> units(String layer) {
    Known asked = layer(layer);
    int last = asked.indexed().channels() - 1;
    return database.reading(() -> units(asked, 0, last, SHOWN));
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
        new StoredIndex(database, description).countViews(),
        description.layers().size(),
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
    int views = stored.countViews();
    Map<Long, Place> places = places(asked.indexed(), first, last);
    List<UnitPatches> units = new ArrayList<>();
    for (StoredUnit unit : stored.units(asked.indexed(), first, last)) {
      units.add(unit(asked.node(), unit, UnitStatistics.of(unit, views), places, most));
    }
    return units;
  }

  private UnitPatches unit(
      Node node, StoredUnit unit, UnitStatistics statistics, Map<Long, Place> places, int most) {
    if (unit.isDamaged()) {
      Problem damage =
          new Problem("index.damaged-unit", database.file(), node.name(), unit.channel());
      return new UnitPatches(node.name(), statistics, List.of(), Optional.of(damage));
    }
    List<TopPatch> topPatches = new ArrayList<>();
    int damaged = 0;
    for (StoredUnit.TopPatch topPatch : unit.topPatches()) {
      Place place = places.get(topPatch.view());
      if (place == null) {
        damaged++;
      } else if (place.photograph() != null) {
        topPatches.add(topPatch(node, unit.channel(), topPatch, place.view(), place.photograph()));
      }
    }
    Optional<Problem> damage =
        damaged == 0
            ? Optional.empty()
            : Optional.of(
                new Problem(
                    "index.damaged-views", database.file(), node.name(), unit.channel(), damaged));
    return new UnitPatches(node.name(), statistics, TopPatchSelection.of(topPatches, most), damage);
  }

  /** The sources of units' top patches, by view; those whose rows are damaged are missing. */
  private Map<Long, Place> places(IndexedLayer layer, int first, int last) {
    Map<Long, Place> places = new HashMap<>();
    database.each(
        "SELECT "
            + stored.viewColumns()
            + ", (SELECT min(path) FROM file WHERE file.photograph = v.photograph) AS path"
            + " FROM view v"
            + " WHERE v.id IN"
            + " (SELECT view FROM winner WHERE layer = ? AND channel BETWEEN ? AND ?)",
        row -> {
          String path = row.getString("path");
          Path photograph = path == null ? null : FileNaming.read(path, database.file());
          stored.view(row).ifPresent(view -> places.put(view.id(), new Place(view, photograph)));
        },
        layer.id(),
        first,
        last);
    return places;
  }

  private TopPatch topPatch(
      Node node, int channel, StoredUnit.TopPatch topPatch, View view, Path photograph) {
    Region box = network.receptiveField(node, topPatch.row(), topPatch.column());
    return new TopPatch(
        node.name(),
        channel,
        topPatch.value(),
        topPatch.row(),
        topPatch.column(),
        box,
        view,
        photograph);
  }
}
