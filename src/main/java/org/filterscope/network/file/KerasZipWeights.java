package org.filterscope.network.file;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The HDF5 file in a Keras zip. Each layer has a group {@code vars} with its weights by number.
 * Models are groups around those of their layers; some versions write such a path as one name with
 * backslashes.
 */
final class KerasZipWeights implements KerasArrays, AutoCloseable {

  /** The groups that hold a model's layers, in different versions of Keras. */
  private static final List<String> CONTAINERS =
      List.of("layers/", "_layer_checkpoint_dependencies/");

  private static final int MOST_GROUPS = 100_000;

  private final HdfArrays arrays;

  /** The groups of weights by the paths of their layers. */
  private final Map<String, Group> variables = new HashMap<>();

  /**
   * Opens a file.
   *
   * @param named the file that problems name
   * @param read the file that was unpacked from it
   * @throws Problem if it is damaged
   */
  KerasZipWeights(Path named, Path read) {
    arrays = new HdfArrays(named, read);
    try {
      guarded(
          () -> {
            find(arrays.root(), "", 0);
            return variables;
          });
    } catch (Problem e) {
      arrays.close();
      throw e;
    }
  }

  private void find(Group group, String path, int depth) {
    if (depth > HdfArrays.DEEPEST || variables.size() > MOST_GROUPS) {
      throw new IllegalArgumentException("Groups inside groups without end");
    }
    for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
      String name = child.getKey().replace('\\', '/');
      if (child.getValue() instanceof Group inner && !name.equals("optimizer")) {
        if (name.equals("vars")) {
          variables.put(withoutContainers(path), inner);
        } else {
          find(inner, path + name + "/", depth + 1);
        }
      }
    }
  }

  private static String withoutContainers(String path) {
    String shorter = path;
    for (String container : CONTAINERS) {
      shorter = shorter.replace(container, "");
    }
    return shorter;
  }

  @Override
  public List<INDArray> of(KerasCall.Layer layer, List<KerasCall> all) {
    return guarded(
        () -> {
          Group group = variables.get(String.join("/", layer.keys()) + "/");
          if (group == null) {
            group = variables.get(String.join("/", layer.names()) + "/");
          }
          if (group == null) {
            throw new IllegalArgumentException("There are no weights of " + layer.name());
          }
          List<Dataset> found = new ArrayList<>();
          for (Node child : group.getChildren().values()) {
            if (child instanceof Dataset dataset) {
              found.add(dataset);
            }
          }
          found.sort(Comparator.comparingInt(dataset -> Integer.parseInt(dataset.getName())));
          return found.stream().map(arrays::array).toList();
        });
  }

  <T> T guarded(Supplier<T> reading) {
    return arrays.guarded(reading);
  }

  @Override
  public void close() {
    arrays.close();
  }
}
