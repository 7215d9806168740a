package org.filterscope.projection;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.filterscope.activation.winograd.SingleThreadedBlas;
import org.filterscope.network.ArrayValues;
import org.filterscope.network.Operation;

/**
 * Computes convolutions in double precision, as products of patches with all kernels. It keeps its
 * native memory for reuse.
 */
final class ExactConvolution implements AutoCloseable {

  /** Patch values that are multiplied at once (4 MB). */
  private static final int PATCHES_AT_ONCE = 1 << 19;

  /** Kernel values that are converted at once. */
  private static final int KERNELS_AT_ONCE = 1 << 14;

  /** From this many multiplications, it is worth waking OpenBLAS's threads. */
  private static final long MANY = 1L << 28;

  private DoublePointer kernels = new DoublePointer();
  private DoublePointer patches = new DoublePointer();
  private DoublePointer sums = new DoublePointer();

  /** Provides the inputs that a cell's window covers. */
  @FunctionalInterface
  interface Patches {

    /**
     * Copies a patch into an array.
     *
     * @param cell the output cell
     * @param into receives the patch, in the order of the kernels
     * @param offset the first index to fill
     */
    void put(int cell, double[] into, int offset);
  }

  /**
   * Computes cells, without the bias.
   *
   * @param output receives the channels of each cell
   */
  void apply(Operation.Convolution convolution, int[] cells, Patches source, double[][] output) {
    int length = Math.toIntExact(convolution.kernels().length() / convolution.outputs());
    Runnable work = () -> multiply(convolution, length, cells, source, output);
    if ((long) cells.length * convolution.kernels().length() < MANY) {
      SingleThreadedBlas.run(work);
    } else {
      work.run();
    }
  }

  private void multiply(
      Operation.Convolution convolution,
      int length,
      int[] cells,
      Patches source,
      double[][] output) {
    int outputs = convolution.outputs();
    int most = Math.max(1, Math.min(cells.length, PATCHES_AT_ONCE / length));
    convert(convolution);
    patches = ensured(patches, (long) most * length);
    sums = ensured(sums, (long) most * outputs);
    double[] some = new double[most * length];
    for (int first = 0; first < cells.length; first += most) {
      int count = Math.min(most, cells.length - first);
      for (int i = 0; i < count; i++) {
        source.put(cells[first + i], some, i * length);
      }
      patches.put(some, 0, count * length);
      cblas_dgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          count,
          outputs,
          length,
          1,
          patches,
          length,
          kernels,
          outputs,
          0,
          sums,
          outputs);
      DoubleBuffer computed = sums.asBuffer();
      for (int i = 0; i < count; i++) {
        double[] channels = new double[outputs];
        computed.get(i * outputs, channels);
        output[cells[first + i]] = channels;
      }
    }
  }

  private void convert(Operation.Convolution convolution) {
    int count = Math.toIntExact(convolution.kernels().length());
    kernels = ensured(kernels, count);
    ArrayValues.use(convolution.kernels(), source -> convert(source, count));
  }

  private void convert(FloatBuffer source, int count) {
    float[] some = new float[KERNELS_AT_ONCE];
    double[] converted = new double[KERNELS_AT_ONCE];
    for (int first = 0; first < count; first += some.length) {
      int length = Math.min(some.length, count - first);
      source.get(first, some, 0, length);
      for (int i = 0; i < length; i++) {
        converted[i] = some[i];
      }
      kernels.position(first).put(converted, 0, length);
    }
    kernels.position(0);
  }

  private static DoublePointer ensured(DoublePointer memory, long length) {
    if (memory.capacity() >= length) {
      return memory;
    }
    memory.close();
    return new DoublePointer(length);
  }

  @Override
  public void close() {
    kernels.close();
    patches.close();
    sums.close();
  }
}
