package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Transforms 3 x 3 kernels for tiles, in double precision until the end.
 *
 * <p>This is most of the work before a network's first image. So each loop computes a whole sum of
 * three terms, because sums that grow term by term are read and written three times; and each lane
 * keeps its arrays, because the collector would be as busy as the lanes.
 */
final class KernelTransform {
  private final WinogradTile tile;
  private final FloatBuffer plain;
  private final int inputs;
  private final int outputs;
  private final Lane[] memory;

  /**
   * Creates the transform of a layer's kernels.
   *
   * @param plain {@code [3, 3, inputs, outputs]}
   * @param lanes number of lanes that share the work
   */
  KernelTransform(WinogradTile tile, FloatBuffer plain, int inputs, int outputs, int lanes) {
    this.tile = tile;
    this.plain = plain;
    this.inputs = inputs;
    this.outputs = outputs;
    this.memory = IntStream.range(0, lanes).mapToObj(lane -> new Lane()).toArray(Lane[]::new);
  }

  /**
   * Transforms all kernels of one input channel.
   *
   * @param transformed receives them, {@code [places, inputs, outputs]}; the other input channels
   *     are left as they are
   */
  void run(int lane, int input, FloatBuffer transformed) {
    memory[lane].run(input, transformed);
  }

  /** One lane's memory. */
  private final class Lane {
    /** One input channel's weights, {@code [3, 3, outputs]}. */
    private final double[][] weights = new double[9][outputs];

    /** The same, with the columns transformed: {@code [3, reach, outputs]}. */
    private final double[][][] columns = new double[3][tile.reach()][outputs];

    private final double[] sums = new double[outputs];
    private final float[] floats = new float[outputs];

    void run(int input, FloatBuffer transformed) {
      read(input);
      int reach = tile.reach();
      for (int column = 0; column < 3; column++) {
        double[] top = weights[column];
        double[] middle = weights[3 + column];
        double[] bottom = weights[6 + column];
        for (int row = 0; row < reach; row++) {
          sum(tile.kernelRow(row), top, middle, bottom, columns[column][row]);
        }
      }
      for (int place = 0; place < tile.places(); place++) {
        int row = place / reach;
        double[] factors = tile.kernelRow(place % reach);
        sum(factors, columns[0][row], columns[1][row], columns[2][row], sums);
        round(sums, floats);
        transformed.put((place * inputs + input) * outputs, floats);
      }
    }

    private void read(int input) {
      for (int cell = 0; cell < 9; cell++) {
        plain.get((cell * inputs + input) * outputs, floats);
        double[] values = weights[cell];
        for (int output = 0; output < outputs; output++) {
          values[output] = floats[output];
        }
      }
    }
  }

  private static void sum(double[] factors, double[] a, double[] b, double[] c, double[] sums) {
    double first = factors[0];
    double second = factors[1];
    double third = factors[2];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = first * a[i] + second * b[i] + third * c[i];
    }
  }

  private static void round(double[] values, float[] rounded) {
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
  }
}
