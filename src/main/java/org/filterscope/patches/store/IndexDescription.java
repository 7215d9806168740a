package org.filterscope.patches.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;

/**
 * Describes the model, preprocessing, crops and layers that an index was built with.
 *
 * @param network checksum of the network's weights
 * @param model the model's name
 * @param preparation how pixels are turned into the network's input
 * @param cuts which parts of photographs are indexed
 * @param layers the indexed layers, in the network's order
 */
public record IndexDescription(
    String network, String model, String preparation, CropStrategy cuts, List<IndexedLayer> layers)
    implements Serializable {

  /** The key in {@code meta} of the description's checksum. */
  static final String CHECKSUM = "checksum";

  /** Copies the list. */
  public IndexDescription {
    layers = List.copyOf(layers);
  }

  /**
   * Describes a new index.
   *
   * @param names names of the layers; empty for all layers
   * @throws Problem if a name is unknown
   */
  public static IndexDescription of(Model model, CropStrategy cuts, List<String> names) {
    for (String name : names) {
      if (model.network().find(name).filter(Node::isLayer).isEmpty()) {
        throw new Problem("layer.unknown", name, model.name());
      }
    }
    List<IndexedLayer> layers =
        model.network().layers().stream()
            .filter(node -> names.isEmpty() || names.contains(node.name()))
            .map(node -> IndexedLayer.of(model.network(), node))
            .toList();
    return new IndexDescription(
        model.checksum(), model.name(), model.preparation().inWords(), cuts, layers);
  }

  /**
   * Reads the description of an existing index.
   *
   * @throws Problem if the description is damaged
   */
  public static IndexDescription of(IndexDatabase database) {
    if (!database.isOfFirstVersion()
        && !database.meta(CHECKSUM).equals(Long.toString(RowChecksum.ofDescription(database)))) {
      throw new Problem("index.damaged", database.file(), "what it says of its network");
    }
    List<IndexedLayer> layers = new ArrayList<>();
    database.each(
        "SELECT id, name, channels, height, width, "
            + (database.isOfFirstVersion() ? "''" : "checksum")
            + " FROM layer ORDER BY id",
        row ->
            layers.add(
                new IndexedLayer(
                    row.getInt(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getString(6))));
    if (layers.isEmpty()) {
      throw new Problem("index.damaged", database.file(), "no layers");
    }
    return new IndexDescription(
        database.meta("network"),
        database.meta("model"),
        inPlainDigits(database.meta("preparation")),
        CropStrategy.valueOf(database.meta("cuts")),
        layers);
  }

  /** Writes the description to an empty index. */
  void write(IndexDatabase database) {
    database.writeMeta("network", network);
    database.writeMeta("model", model);
    database.writeMeta("preparation", preparation);
    database.writeMeta("cuts", cuts.name());
    database.writeMeta("kept", String.valueOf(cuts.kept()));
    for (IndexedLayer layer : layers) {
      database.update(
          "INSERT INTO layer (id, name, channels, height, width, checksum)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          layer.id(),
          layer.name(),
          layer.channels(),
          layer.height(),
          layer.width(),
          layer.checksum());
    }
  }

  /** Writes the layers' checksums to an existing index. */
  void writeChecksums(IndexDatabase database) {
    for (IndexedLayer layer : layers) {
      database.update("UPDATE layer SET checksum = ? WHERE id = ?", layer.checksum(), layer.id());
    }
  }

  /** Whether both have exactly the same network and the same preprocessing. */
  public boolean isOfTheSameNetworkAs(IndexDescription other) {
    return network.equals(other.network) && preparation.equals(other.preparation);
  }

  /**
   * The layer of another description that gives the same values as a layer of this one, because it
   * and the layers below it have the same weights. If an older version stored no layer checksum,
   * the whole network must be the same.
   */
  Optional<IndexedLayer> counterpart(IndexedLayer layer, IndexDescription other) {
    if (!preparation.equals(other.preparation)) {
      return Optional.empty();
    }
    Optional<IndexedLayer> namesake =
        other.layers.stream().filter(there -> there.name().equals(layer.name())).findFirst();
    if (namesake.filter(there -> isTheSame(layer, other, there)).isPresent()) {
      return namesake;
    }
    return other.layers.stream().filter(there -> isTheSame(layer, other, there)).findFirst();
  }

  private boolean isTheSame(IndexedLayer layer, IndexDescription other, IndexedLayer there) {
    if (layer.isChecksummed() && there.isChecksummed()) {
      return layer.checksum().equals(there.checksum());
    }
    return network.equals(other.network) && layer.name().equals(there.name());
  }

  /** Whether the layers of both give the same values, in the same order. */
  public boolean hasTheLayersOf(IndexDescription other) {
    if (layers.size() != other.layers.size() || !preparation.equals(other.preparation)) {
      return false;
    }
    return IntStream.range(0, layers.size())
        .allMatch(i -> isTheSame(layers.get(i), other, other.layers.get(i)));
  }

  /**
   * Adds layer checksums that an older version left out, if a model is the one that the index was
   * built with.
   *
   * @param model a description of all layers of the model
   */
  public IndexDescription completedBy(IndexDescription model) {
    return new IndexDescription(
        network,
        this.model,
        preparation,
        cuts,
        layers.stream()
            .map(
                layer ->
                    layer.isChecksummed()
                        ? layer
                        : counterpart(layer, model)
                            .map(there -> layer.withChecksum(there.checksum()))
                            .orElse(layer))
            .toList());
  }

  /** Number of units in all layers. */
  public int units() {
    return layers.stream().mapToInt(IndexedLayer::channels).sum();
  }

  /** The number of each layer's first unit, counting through all layers in order. */
  int[] firstUnits() {
    int[] first = new int[layers.size()];
    for (int i = 1; i < first.length; i++) {
      first[i] = first[i - 1] + layers.get(i - 1).channels();
    }
    return first;
  }

  /** The layers' names for messages. */
  public String names() {
    return layers.stream().map(IndexedLayer::name).collect(Collectors.joining(", "));
  }

  /** Converts localised digits, which older versions used for sizes, to plain digits. */
  private static String inPlainDigits(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
