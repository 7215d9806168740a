package org.filterscope.training.data;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The features of photographs: the rows that a head is trained on.
 *
 * @param values {@code [photographs][features]}
 * @param labels the class of each photograph
 */
public record Features(List<float[]> values, int[] labels) {

  /** The number of values in all rows. */
  public long numbers() {
    return values.isEmpty() ? 0 : (long) values.size() * values.get(0).length;
  }

  /** The rows as one array, {@code [rows, features]}, whose memory is freed when it is closed. */
  public INDArray matrix() {
    // Arrays that ND4J creates from Java arrays are only freed by the garbage collector, even if
    // they are closed.
    int length = values.get(0).length;
    INDArray matrix = Nd4j.createUninitialized(DataType.FLOAT, values.size(), length);
    FloatPointer numbers = new FloatPointer(matrix.data().addressPointer());
    for (int i = 0; i < values.size(); i++) {
      numbers.position((long) i * length).put(values.get(i));
    }
    return matrix;
  }

  /** The one-hot classes of the rows, {@code [rows, classes]}. */
  public INDArray targets(int classes) {
    INDArray targets = Nd4j.zeros(DataType.FLOAT, labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      targets.putScalar(i, labels[i], 1);
    }
    return targets;
  }

  /** The rows with these indices. */
  public Features rows(List<Integer> places) {
    return new Features(
        places.stream().map(values::get).toList(),
        places.stream().mapToInt(place -> labels[place]).toArray());
  }
}
