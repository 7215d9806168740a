package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
            .map(IndexedLayer::of)
            .toList();
    return new IndexDescription(
        model.checksum(), model.name(), model.preparation().inWords(), cuts, layers);
  }

  /** An index that is there. */
  public static IndexDescription of(IndexDatabase database) {
    List<IndexedLayer> layers = new ArrayList<>();
    database.each(
        "SELECT id, name, channels, height, width FROM layer ORDER BY id",
        row ->
            layers.add(
                new IndexedLayer(
                    row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5))));
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
          "INSERT INTO layer (id, name, channels, height, width) VALUES (?, ?, ?, ?, ?)",
          layer.id(),
          layer.name(),
          layer.channels(),
          layer.height(),
          layer.width());
    }
  }

  /** Whether numbers of both can be compared. */
  public boolean isOfTheSameNetworkAs(IndexDescription other) {
    return network.equals(other.network) && preparation.equals(other.preparation);
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
