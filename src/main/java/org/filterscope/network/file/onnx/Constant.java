package org.filterscope.network.file.onnx;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A tensor whose values the file gives, or that follow from such: weights, shapes, settings.
 *
 * @param dims its axes; none for a single number
 * @param whole the values of a tensor of whole numbers, the last axis fastest; empty otherwise
 * @param single the values of all other tensors, as float32, outside the heap and contiguous; one
 *     unused value otherwise
 * @param isWhole which of the two it is
 */
record Constant(int[] dims, long[] whole, INDArray single, boolean isWhole) {

  private static final INDArray NONE = Nd4j.zeros(DataType.FLOAT, 1);

  /** A tensor of whole numbers. */
  static Constant of(int[] dims, long... values) {
    return new Constant(dims, values, NONE, true);
  }

  /** A tensor of numbers, from a contiguous array with the last axis fastest. */
  static Constant of(int[] dims, INDArray values) {
    return new Constant(dims, new long[0], values, false);
  }

  /** A tensor of numbers. */
  static Constant of(int[] dims, float... values) {
    return of(dims, values.length == 0 ? NONE : Nd4j.createFromArray(values));
  }

  /** The number of values that axes stand for. */
  static int size(int... dims) {
    int size = 1;
    for (int dim : dims) {
      size = Math.multiplyExact(size, dim);
    }
    return size;
  }

  int size() {
    return size(dims);
  }

  /** The same values with other axes. */
  Constant reshaped(int... other) {
    if (size(other) != size()) {
      throw new IllegalArgumentException(
          Arrays.toString(dims) + " reshaped to " + Arrays.toString(other));
    }
    return new Constant(other, whole, single, isWhole);
  }

  /** All values as float32. */
  float[] floats() {
    if (!isWhole) {
      return size() == 0 ? new float[0] : single.reshape(single.length()).toFloatVector();
    }
    float[] floats = new float[whole.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = whole[i];
    }
    return floats;
  }

  /** All values as whole numbers. */
  long[] longs() {
    if (isWhole) {
      return whole.clone();
    }
    float[] floats = floats();
    long[] longs = new long[floats.length];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = (long) floats[i];
    }
    return longs;
  }

  /** All values as indices, axes or lengths. */
  int[] ints() {
    return Arrays.stream(longs()).mapToInt(Constant::limited).toArray();
  }

  /** An end such as 2^63 - 1 means as far as there is anything. */
  static int limited(long value) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  /** Its only value. */
  float only() {
    if (size() != 1) {
      throw new IllegalArgumentException("One value expected, not " + size());
    }
    return floats()[0];
  }

  /** The values in the axes that are given, as an array of their own. */
  INDArray array() {
    INDArray values = isWhole ? Nd4j.createFromArray(floats()) : single;
    long[] axes = Arrays.stream(dims).asLongStream().toArray();
    return axes.length == 0 ? values.reshape(1) : values.reshape('c', axes);
  }
}
