package org.filterscope.network.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights in a Keras HDF5 file: a group for each layer, whose attribute {@code weight_names}
 * lists its data sets in order. Read in pure Java, so that a damaged file cannot take the virtual
 * machine down.
 */
final class KerasWeights implements AutoCloseable {

  /** More values than any layer here has; a damaged header may claim anything. */
  private static final long MOST_VALUES = 1L << 28;

  private final Path path;
  private final HdfFile file;

  /**
   * Opens a file.
   *
   * @throws Problem if it is missing or no HDF5 file
   */
  KerasWeights(Path path) {
    this.path = path;
    if (!Files.isRegularFile(path)) {
      throw new Problem("model.missing", path);
    }
    try {
      file = new HdfFile(path);
    } catch (HdfException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw damaged(e);
    }
  }

  /**
   * A layer's kernels and bias.
   *
   * @param group the layer's name in the file
   * @return arrays outside the Java heap, in the file's shapes
   * @throws Problem if the file is damaged or has no such layer
   */
  List<INDArray> layer(String group) {
    try {
      Node node = file.getByPath("/" + group);
      Attribute names = node.getAttribute("weight_names");
      return Arrays.stream((String[]) names.getData())
          .map(name -> array(group + "/" + name))
          .toList();
    } catch (HdfException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | NegativeArraySizeException e) {
      // The reader meets a damaged file in any of these ways.
      throw damaged(e);
    }
  }

  private INDArray array(String name) {
    Dataset dataset = file.getDatasetByPath("/" + name);
    long values = 1;
    long[] shape = new long[dataset.getDimensions().length];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = dataset.getDimensions()[axis];
      values = Math.multiplyExact(values, shape[axis]);
    }
    if (values < 1 || values > MOST_VALUES) {
      throw new IllegalArgumentException(name + " claims " + values + " values");
    }
    return Nd4j.createFromArray((float[]) dataset.getDataFlat()).reshape('c', shape);
  }

  private Problem damaged(Exception cause) {
    return new Problem(cause, "model.damaged", path);
  }

  @Override
  public void close() {
    file.close();
  }
}
