package org.filterscope.projection;

import java.util.Arrays;
import java.util.BitSet;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Shape;

/**
 * Computes some cells of a node in double precision, before its activation function, for each kind
 * of operation.
 *
 * @param convolutions computes convolutions
 * @param sources the node's inputs
 * @param inputs the channels of the inputs' cells; those that are needed are present
 * @param cells the cells to compute
 * @param output receives the channels of these cells
 */
record ExactStep(
    ExactConvolution convolutions,
    Node node,
    Node[] sources,
    double[][][] inputs,
    BitSet cells,
    double[][] output)
    implements OperationVisitor<Boolean> {

  /** Computes the channels of one cell. */
  private interface OfCell {
    double[] channels(int cell);
  }

  private boolean each(OfCell work) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      output[cell] = work.channels(cell);
    }
    return true;
  }

  private Shape source() {
    return sources[0].shape();
  }

  @Override
  public Boolean input(Operation.Input operation) {
    throw new IllegalStateException("The image is given, not computed");
  }

  @Override
  public Boolean convolution(Operation.Convolution operation) {
    convolutions.apply(
        operation,
        cells.stream().toArray(),
        (cell, to, from) -> patch(operation, cell, to, from),
        output);
    double[] bias = operation.bias().toDoubleVector();
    cells.stream().forEach(cell -> add(output[cell], bias));
    return true;
  }

  /** One channel of a convolution's cell. */
  double sum(Operation.Convolution operation, int cell, int channel) {
    ChannelKernels kernels = ChannelKernels.of(node, channel).orElseThrow();
    int taps = kernels.height() * kernels.width();
    double[] patch = new double[taps * kernels.inputs()];
    patch(operation, cell, patch, 0);
    double sum = operation.bias().getDouble(channel);
    for (int i = 0; i < patch.length; i++) {
      sum += patch[i] * kernels.weights()[i % kernels.inputs() * taps + i / kernels.inputs()];
    }
    return sum;
  }

  /**
   * Fills in the inputs under a convolution's window, in the order of its kernels; zero in the
   * padding.
   */
  private void patch(Operation.Convolution operation, int cell, double[] patch, int offset) {
    int channels = operation.inputs();
    int target = offset;
    for (int from : windows(operation).under(cell)) {
      if (from == WindowCells.PADDING) {
        Arrays.fill(patch, target, target + channels, 0);
      } else {
        System.arraycopy(inputs[0][from], 0, patch, target, channels);
      }
      target += channels;
    }
  }

  private WindowCells windows(Operation.Windowed operation) {
    return new WindowCells(operation, node.shape(), source());
  }

  @Override
  public Boolean maxPooling(Operation.MaxPooling operation) {
    return each(
        cell -> {
          double[] largest = new double[source().channels()];
          Arrays.fill(largest, Double.NEGATIVE_INFINITY);
          eachTap(
              operation,
              cell,
              channels -> {
                for (int c = 0; c < largest.length; c++) {
                  largest[c] = Math.max(largest[c], channels[c]);
                }
              });
          return largest;
        });
  }

  @Override
  public Boolean averagePooling(Operation.AveragePooling operation) {
    int taps = operation.vertical().kernel() * operation.horizontal().kernel();
    return each(
        cell -> {
          double[] sum = new double[source().channels()];
          int inside = eachTap(operation, cell, channels -> add(sum, channels));
          scale(sum, 1.0 / (operation.countsPadding() ? taps : inside));
          return sum;
        });
  }

  @Override
  public Boolean padding(Operation.Padding operation) {
    return each(
        cell -> {
          double[] copy = new double[source().channels()];
          eachTap(operation, cell, channels -> add(copy, channels));
          return copy;
        });
  }

  /** An action on the channels of an input cell. */
  private interface OfTap {
    void take(double[] channels);
  }

  /** Visits the cells under a window that are not padding; returns how many there are. */
  private int eachTap(Operation.Windowed operation, int cell, OfTap work) {
    int count = 0;
    for (int from : windows(operation).under(cell)) {
      if (from != WindowCells.PADDING) {
        work.take(inputs[0][from]);
        count++;
      }
    }
    return count;
  }

  @Override
  public Boolean cropping(Operation.Cropping operation) {
    return each(
        cell -> {
          double[] copy = new double[source().channels()];
          eachTap(operation, cell, channels -> add(copy, channels));
          return copy;
        });
  }

  @Override
  public Boolean selection(Operation.Selection operation) {
    int[] sources = operation.channels();
    return each(cell -> Arrays.stream(sources).mapToDouble(c -> inputs[0][cell][c]).toArray());
  }

  @Override
  public Boolean gate(Operation.Gate operation) {
    throw new IllegalStateException("Nothing is decided again behind a " + operation.kind());
  }

  @Override
  public Boolean upsampling(Operation.Upsampling operation) {
    int width = node.shape().width();
    return each(
        cell -> {
          int row = cell / width / operation.rows();
          return inputs[0][row * source().width() + cell % width / operation.columns()].clone();
        });
  }

  @Override
  public Boolean globalAverage(Operation.GlobalAverage operation) {
    return each(
        cell -> {
          double[] sum = new double[source().channels()];
          for (double[] channels : inputs[0]) {
            add(sum, channels);
          }
          scale(sum, 1.0 / inputs[0].length);
          return sum;
        });
  }

  @Override
  public Boolean flatten(Operation.Flatten operation) {
    boolean isChannelLast = operation.order() == Operation.Flatten.Order.CHANNEL_LAST;
    int channels = source().channels();
    int places = source().cells();
    return each(
        cell -> {
          double[] vector = new double[channels * places];
          for (int place = 0; place < places; place++) {
            for (int c = 0; c < channels; c++) {
              vector[isChannelLast ? place * channels + c : c * places + place] =
                  inputs[0][place][c];
            }
          }
          return vector;
        });
  }

  @Override
  public Boolean dense(Operation.Dense operation) {
    double[] bias = operation.bias().toDoubleVector();
    return each(
        cell -> {
          double[] sums = bias.clone();
          for (int i = 0; i < inputs[0][cell].length; i++) {
            double value = inputs[0][cell][i];
            if (value != 0) {
              float[] weights = operation.weights().getRow(i).toFloatVector();
              for (int c = 0; c < sums.length; c++) {
                sums[c] += value * weights[c];
              }
            }
          }
          return sums;
        });
  }

  @Override
  public Boolean normalisation(Operation.Normalisation operation) {
    return each(
        cell -> {
          double[] channels = inputs[0][cell].clone();
          for (int c = 0; c < channels.length; c++) {
            channels[c] = channels[c] * operation.scale()[c] + operation.shift()[c];
          }
          return channels;
        });
  }

  @Override
  public Boolean cellScaling(Operation.CellScaling operation) {
    return each(
        cell -> {
          double[] channels = inputs[0][cell].clone();
          for (int c = 0; c < channels.length; c++) {
            channels[c] *= operation.factors()[cell * channels.length + c];
          }
          return channels;
        });
  }

  @Override
  public Boolean identity(Operation.Identity operation) {
    return each(cell -> inputs[0][cell].clone());
  }

  @Override
  public Boolean concatenation(Operation.Concatenation operation) {
    return each(
        cell -> {
          double[] channels = new double[node.shape().channels()];
          int next = 0;
          for (double[][] input : inputs) {
            System.arraycopy(input[cell], 0, channels, next, input[cell].length);
            next += input[cell].length;
          }
          return channels;
        });
  }

  @Override
  public Boolean addition(Operation.Addition operation) {
    return each(
        cell -> {
          double[] sum = new double[node.shape().channels()];
          for (double[][] input : inputs) {
            add(sum, input[cell]);
          }
          return sum;
        });
  }

  @Override
  public Boolean merge(Operation.Merge operation) {
    throw new IllegalStateException("No walk back leads through a " + operation.kind());
  }

  @Override
  public Boolean l2Normalisation(Operation.L2Normalisation operation) {
    return each(
        cell -> {
          double[] vector = inputs[0][cell].clone();
          double squares = 0;
          for (double value : vector) {
            squares += value * value;
          }
          scale(vector, squares > 0 ? operation.length() / Math.sqrt(squares) : 0);
          return vector;
        });
  }

  private static void add(double[] sum, double[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
