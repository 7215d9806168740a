package org.filterscope.network.file;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A Keras HDF5 file. It has a group for each layer, and the group's attribute {@code weight_names}
 * lists the layer's data sets in order. In a whole model's file, these groups are inside one called
 * {@code model_weights}, and the attribute {@code model_config} describes the layers. All weights
 * of an inner model are in one group.
 */
final class KerasWeights implements KerasArrays, AutoCloseable {

  private final HdfArrays arrays;
  private final Group layers;

  /** The names of the weights of inner models' layers, by the outermost of the inner models. */
  private final Map<String, Map<KerasCall.Layer, List<String>>> nested = new HashMap<>();

  /**
   * Opens a file.
   *
   * @throws Problem if it is missing or not an HDF5 file
   */
  KerasWeights(Path path) {
    this(path, path);
  }

  /**
   * Opens a file.
   *
   * @param named the file that problems name
   * @param read the file that is read: the same, or what was unpacked from it
   * @throws Problem if it is missing or not an HDF5 file
   */
  KerasWeights(Path named, Path read) {
    NetworkFile.requireFile(named);
    arrays = new HdfArrays(named, read);
    try {
      layers =
          guarded(
              () ->
                  arrays.root().getChild("model_weights") instanceof Group inner
                      ? inner
                      : arrays.root());
    } catch (Problem e) {
      arrays.close();
      throw e;
    }
  }

  /** The description of the layers, in JSON; empty if the file holds weights only. */
  Optional<String> configuration() {
    return text("model_config");
  }

  /** What the model was trained for, in JSON; empty if the file does not say. */
  Optional<String> training() {
    return text("training_config");
  }

  /** What wrote the file, as far as it says. */
  KerasGraph.Origin origin() {
    return new KerasGraph.Origin(ofFileOrLayers("backend"), ofFileOrLayers("keras_version"));
  }

  private String ofFileOrLayers(String name) {
    return text(name).or(() -> guarded(() -> text(layers, name))).orElse("");
  }

  private Optional<String> text(String name) {
    return guarded(() -> text(arrays.root(), name));
  }

  private static Optional<String> text(Group group, String name) {
    Attribute attribute = group.getAttribute(name);
    return attribute != null && attribute.getData() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Whether there is a group for a layer. */
  boolean has(String layer) {
    return guarded(() -> HdfArrays.group(layers, layer) != null);
  }

  /**
   * A layer's arrays, in the file's order and shapes, outside the Java heap.
   *
   * @param layer its name in the file
   * @throws Problem if the file is damaged or has no such layer, or a weight is NaN or infinite
   */
  List<INDArray> layer(String layer) {
    return guarded(() -> read(layer, HdfArrays.texts(required(layer), "weight_names")));
  }

  @Override
  public List<INDArray> of(KerasCall.Layer layer, List<KerasCall> all) {
    if (!layer.isNested()) {
      return layer(layer.name());
    }
    return guarded(
        () -> {
          String group = layer.names().get(0);
          Map<KerasCall.Layer, List<String>> owners =
              nested.computeIfAbsent(
                  group,
                  model ->
                      KerasNestedWeights.owners(
                          model, HdfArrays.texts(required(model), "weight_names"), all));
          return read(group, Objects.requireNonNull(owners.get(layer), layer.name()));
        });
  }

  private List<INDArray> read(String layer, List<String> names) {
    return names.stream()
        .map(name -> HdfArrays.dataset(required(layer), name))
        .map(arrays::array)
        .toList();
  }

  /** The number of weights in all layers, as the headers claim; no weights are read. */
  long values() {
    return guarded(() -> values(layers, 0));
  }

  private static long values(Group group, int depth) {
    if (depth > HdfArrays.DEEPEST) {
      throw new IllegalArgumentException("Groups inside groups without end");
    }
    long values = 0;
    List<String> names = HdfArrays.texts(group, "weight_names");
    for (String name : names) {
      values = Math.addExact(values, HdfArrays.length(HdfArrays.dataset(group, name)));
    }
    if (names.isEmpty() && group.getAttribute("weight_names") == null) {
      // A layer whose name has a slash is a group inside a group.
      for (Node child : group.getChildren().values()) {
        values = Math.addExact(values, child instanceof Group inner ? values(inner, depth + 1) : 0);
      }
    }
    return values;
  }

  private Group required(String layer) {
    Group group = HdfArrays.group(layers, layer);
    if (group == null) {
      throw new IllegalArgumentException("There is no group " + layer);
    }
    return group;
  }

  <T> T guarded(Supplier<T> reading) {
    return arrays.guarded(reading);
  }

  @Override
  public void close() {
    arrays.close();
  }
}
