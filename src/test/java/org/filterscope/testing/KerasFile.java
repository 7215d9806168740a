package org.filterscope.testing;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes files as Keras does: a group for each layer, and a description of the layers. */
public final class KerasFile {
  private final Map<String, Map<String, Object>> layers = new LinkedHashMap<>();

  /**
   * Adds an array to a layer.
   *
   * @param array floats, in as many dimensions as it has
   */
  public KerasFile put(String layer, String name, Object array) {
    layers.computeIfAbsent(layer, key -> new LinkedHashMap<>()).put(name, array);
    return this;
  }

  /** An array that was added. */
  Object array(String layer, String name) {
    return Objects.requireNonNull(Objects.requireNonNull(layers.get(layer), layer).get(name), name);
  }

  /** Writes the weights alone. */
  public void write(Path file) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      addLayers(hdf);
    }
  }

  /** Writes a whole model. */
  public void write(Path file, String configuration) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("model_config", configuration);
      addLayers(hdf.putGroup("model_weights"));
    }
  }

  /** Writes a whole model with what it was trained for. */
  public void write(Path file, String configuration, String training) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("model_config", configuration);
      hdf.putAttribute("training_config", training);
      addLayers(hdf.putGroup("model_weights"));
    }
  }

  /** Writes a whole model, with the version of Keras that it is said to be from. */
  public void writeOf(String version, Path file, String configuration) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("keras_version", version);
      hdf.putAttribute("model_config", configuration);
      addLayers(hdf.putGroup("model_weights"));
    }
  }

  private void addLayers(WritableGroup parent) {
    layers.forEach(
        (layer, arrays) -> {
          WritableGroup group = parent.putGroup(layer);
          List<String> names = new ArrayList<>(arrays.keySet());
          group.putAttribute("weight_names", names.toArray(String[]::new));
          arrays.forEach((name, array) -> put(group, name, array));
        });
  }

  /** What comes before a slash is a group of its own, the same for all of a layer's arrays. */
  private static void put(WritableGroup group, String name, Object array) {
    int slash = name.indexOf('/');
    if (slash < 0) {
      group.putDataset(name, array);
      return;
    }
    String inner = name.substring(0, slash);
    WritableGroup target =
        group.getChild(inner) instanceof WritableGroup there ? there : group.putGroup(inner);
    put(target, name.substring(slash + 1), array);
  }
}
