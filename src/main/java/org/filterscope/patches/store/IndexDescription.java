package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;

/**
 * What an index's numbers belong to.
 *
 * @param network checksum of the weights
 * @param model the model's name
 * @param preparation how pixels become the network's input
 * @param cuts which parts of photographs
 * @param layers which layers, in the network's order
 */
public record IndexDescription(
    String network,
    String model,
    String preparation,
    CropStrategy cuts,
    List<IndexedLayer> layers) {

  /** What all this comes to, in {@code meta}. */
  static final String CHECKSUM = "checksum";

  /** Copies the list. */
  public IndexDescription {
    layers = List.copyOf(layers);
  }

  /**
   * An index to be made.
   *
   * @param names the layers; empty for all
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
   * An index that is there.
   *
   * @throws Problem if what it says of itself is damaged
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

  /** Writes it into an index that is empty. */
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

  /** Writes the layers' checksums into an index that is there. */
  void writeChecksums(IndexDatabase database) {
    for (IndexedLayer layer : layers) {
      database.update("UPDATE layer SET checksum = ? WHERE id = ?", layer.checksum(), layer.id());
    }
  }

  /** Whether both are of the same network as a whole, and of the same preparation. */
  public boolean isOfTheSameNetworkAs(IndexDescription other) {
    return network.equals(other.network) && preparation.equals(other.preparation);
  }

  /**
   * The layer of another description that gives the same numbers as one of this: one with the same
   * weights in and below it. Where an older version left out what a layer depends on, the whole
   * network has to be the same.
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

  /** Whether the layers of both give the same numbers, in the same order. */
  public boolean hasTheLayersOf(IndexDescription other) {
    if (layers.size() != other.layers.size() || !preparation.equals(other.preparation)) {
      return false;
    }
    return IntStream.range(0, layers.size())
        .allMatch(i -> isTheSame(layers.get(i), other, other.layers.get(i)));
  }

  /**
   * With what the layers depend on where an older version left that out, if a model proves to be
   * the one that the index was built with.
   *
   * @param model all layers of the model
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

  /** Units of all layers together. */
  public int units() {
    return layers.stream().mapToInt(IndexedLayer::channels).sum();
  }

  /** The number of each layer's first unit, in the order of the layers. */
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

  /** Older versions wrote sides in the digits of the user's language. */
  private static String inPlainDigits(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
