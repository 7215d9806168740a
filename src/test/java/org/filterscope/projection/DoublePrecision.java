package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * A network's forward pass and the walk back through it in double precision, written down plainly
 * and without anything of the engine: what tests compare with. Maps are {@code [height, width,
 * channels]}.
 */
final class DoublePrecision {
  private final Network network;
  private final double[][] sums;
  private final double[][] values;

  DoublePrecision(Network network, float[] image) {
    this(network, widened(image));
  }

  private static double[] widened(float... image) {
    double[] wide = new double[image.length];
    Arrays.setAll(wide, i -> image[i]);
    return wide;
  }

  DoublePrecision(Network network, double[] image) {
    this.network = network;
    sums = new double[network.nodes().size()][];
    values = new double[network.nodes().size()][];
    for (Node node : network.nodes()) {
      double[] sum = new double[node.shape().size()];
      if (node.index() == 0) {
        Arrays.setAll(sum, i -> image[i]);
      } else {
        forward(node, sum);
      }
      sums[node.index()] = sum;
      values[node.index()] = sum.clone();
      for (int i = 0; i < sum.length; i++) {
        values[node.index()][i] = activated(node.activation(), sum[i]);
      }
    }
  }

  /** Before the activation. */
  double[] sums(Node node) {
    return sums[node.index()];
  }

  double[] values(Node node) {
    return values[node.index()];
  }

  /** The first strongest place of a channel. */
  int strongest(Node node, int channel) {
    double[] map = values(node);
    int best = channel;
    for (int i = channel; i < map.length; i += node.shape().channels()) {
      best = map[i] > map[best] ? i : best;
    }
    return best;
  }

  /** What comes back to the image from one place of a node. */
  double[] project(Node from, int place, Mode mode) {
    double[][] signals = new double[from.index() + 1][];
    for (int i = 0; i < signals.length; i++) {
      signals[i] = new double[network.node(i).shape().size()];
    }
    signals[from.index()][place] = values(from)[place];
    for (int index = from.index(); index > 0; index--) {
      Node node = network.node(index);
      double[] signal = signals[index];
      for (int i = 0; i < signal.length; i++) {
        signal[i] = back(node.activation(), mode, signal[i], sums[index][i]);
      }
      back(node, mode, signal, signals);
    }
    return signals[0];
  }

  private static double activated(Activation function, double z) {
    return function.kind() == Activation.Kind.SOFTMAX ? z : function.apply(z);
  }

  private static double back(Activation function, Mode mode, double signal, double z) {
    Activation.Kind kind = function.kind();
    if (kind == Activation.Kind.IDENTITY || kind == Activation.Kind.SOFTMAX) {
      return signal;
    }
    boolean isOff = (function.isRectifier() && z <= 0) || (kind == Activation.Kind.RELU6 && z >= 6);
    return switch (mode) {
      case DECONVNET -> Math.max(signal, 0);
      case GUIDED -> isOff ? 0 : Math.max(signal, 0);
      case GRADIENT -> signal * function.derivativeAt(z);
    };
  }

  private void forward(Node node, double[] sum) {
    double[] first = values[node.inputs().get(0)];
    int channels = node.shape().channels();
    if (node.operation() instanceof Operation.Convolution convolution) {
      double[] bias = convolution.bias().toDoubleVector();
      for (int i = 0; i < sum.length; i++) {
        sum[i] = bias[i % channels];
      }
      float[] kernels = convolution.kernels().dup('c').data().asFloat();
      int[][] used = used(kernels, channels);
      eachTap(
          node,
          convolution,
          (cell, source, tap) -> {
            for (int in = 0; in < convolution.inputs(); in++) {
              double value = first[source * convolution.inputs() + in];
              int row = tap * convolution.inputs() + in;
              for (int c = used[row][0]; c < used[row][1] && value != 0; c++) {
                sum[cell * channels + c] += value * kernels[row * channels + c];
              }
            }
          });
    } else if (node.operation() instanceof Operation.MaxPooling pooling) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] = first[winner(node, pooling, i)];
      }
    } else if (node.operation() instanceof Operation.Normalisation normalisation) {
      for (int i = 0; i < sum.length; i++) {
        int c = i % channels;
        sum[i] = first[i] * normalisation.scale()[c] + normalisation.shift()[c];
      }
    } else if (node.operation() instanceof Operation.Concatenation) {
      int start = 0;
      for (int index : node.inputs()) {
        int own = network.node(index).shape().channels();
        for (int i = 0; i < values[index].length; i++) {
          sum[i / own * channels + start + i % own] = values[index][i];
        }
        start += own;
      }
    } else if (node.operation() instanceof Operation.Addition) {
      for (int index : node.inputs()) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += values[index][i];
        }
      }
    } else {
      eachLink(node, true, (input, from, to, weight) -> sum[to] += weight * values[input][from]);
      if (node.operation() instanceof Operation.Dense dense) {
        double[] bias = dense.bias().toDoubleVector();
        Arrays.setAll(sum, i -> sum[i] + bias[i]);
      }
    }
  }

  private void back(Node node, Mode mode, double[] signal, double[][] signals) {
    double[] first = signals[node.inputs().get(0)];
    int channels = node.shape().channels();
    if (node.operation() instanceof Operation.Convolution convolution) {
      float[] kernels = convolution.kernels().dup('c').data().asFloat();
      int[][] used = used(kernels, channels);
      eachTap(
          node,
          convolution,
          (cell, source, tap) -> {
            for (int in = 0; in < convolution.inputs(); in++) {
              int row = tap * convolution.inputs() + in;
              double sum = 0;
              for (int c = used[row][0]; c < used[row][1]; c++) {
                sum += signal[cell * channels + c] * kernels[row * channels + c];
              }
              first[source * convolution.inputs() + in] += sum;
            }
          });
    } else if (node.operation() instanceof Operation.MaxPooling pooling) {
      for (int i = 0; i < signal.length; i++) {
        if (signal[i] != 0) {
          first[winner(node, pooling, i)] += signal[i];
        }
      }
    } else if (node.operation() instanceof Operation.Normalisation normalisation) {
      for (int i = 0; i < signal.length; i++) {
        first[i] += signal[i] * normalisation.scale()[i % channels];
      }
    } else if (node.operation() instanceof Operation.Concatenation) {
      int start = 0;
      for (int index : node.inputs()) {
        int own = network.node(index).shape().channels();
        for (int i = 0; i < signals[index].length; i++) {
          signals[index][i] += signal[i / own * channels + start + i % own];
        }
        start += own;
      }
    } else if (node.operation() instanceof Operation.Addition) {
      for (int index : node.inputs()) {
        for (int i = 0; i < signal.length; i++) {
          signals[index][i] += signal[i];
        }
      }
    } else {
      eachLink(
          node, false, (input, from, to, weight) -> signals[input][from] += weight * signal[to]);
      if (node.operation() instanceof Operation.Gate && mode == Mode.GRADIENT) {
        int maps = node.inputs().get(0);
        for (int i = 0; i < signal.length; i++) {
          signals[node.inputs().get(1)][i % channels] += signal[i] * values[maps][i];
        }
      }
    }
  }

  /** Told of each value that a value depends on, and by how much. */
  private interface Link {
    void at(int input, int from, int to, double weight);
  }

  /**
   * The links of operations that are linear once the values of a gate's factors are known.
   *
   * @param isForward whether a value's only link may be left out where its input is zero
   */
  private void eachLink(Node node, boolean isForward, Link link) {
    int input = node.inputs().get(0);
    Shape source = network.node(input).shape();
    int channels = node.shape().channels();
    if (node.operation() instanceof Operation.Dense dense) {
      float[] weights = dense.weights().dup('c').data().asFloat();
      for (int from = 0; from < source.size(); from++) {
        for (int to = 0; to < channels && !(isForward && values[input][from] == 0); to++) {
          link.at(input, from, to, weights[from * channels + to]);
        }
      }
    } else if (node.operation() instanceof Operation.Windowed windows) {
      boolean isMean = node.operation() instanceof Operation.AveragePooling;
      for (int cell = 0; cell < node.shape().cells(); cell++) {
        int[] count = {0};
        eachTap(node, windows, cell, (at, from, tap) -> count[0]++);
        boolean counts =
            node.operation() instanceof Operation.AveragePooling pooling && pooling.countsPadding();
        int all = windows.vertical().kernel() * windows.horizontal().kernel();
        double weight = isMean ? 1.0 / (counts ? all : count[0]) : 1;
        eachTap(
            node,
            windows,
            cell,
            (at, from, tap) -> {
              for (int c = 0; c < channels; c++) {
                link.at(input, from * channels + c, at * channels + c, weight);
              }
            });
      }
    } else {
      for (int i = 0; i < Math.max(source.size(), node.shape().size()); i++) {
        oneLink(node, input, source, i, link);
      }
    }
  }

  private void oneLink(Node node, int input, Shape source, int i, Link link) {
    int channels = node.shape().channels();
    if (node.operation() instanceof Operation.GlobalAverage) {
      link.at(input, i, i % channels, 1.0 / source.cells());
    } else if (node.operation() instanceof Operation.Flatten flatten) {
      boolean isFirst = flatten.order() == Operation.Flatten.Order.CHANNEL_FIRST;
      int to = i % source.channels() * source.cells() + i / source.channels();
      link.at(input, i, isFirst ? to : i, 1);
    } else if (node.operation() instanceof Operation.Selection selection) {
      if (i < node.shape().size()) {
        int from = i / channels * source.channels() + selection.source(i % channels);
        link.at(input, from, i, 1);
      }
    } else if (node.operation() instanceof Operation.Gate) {
      link.at(input, i, i, values[node.inputs().get(1)][i % channels]);
    } else if (node.operation() instanceof Operation.Upsampling upsampling) {
      int row = i / channels / node.shape().width() / upsampling.rows();
      int column = i / channels % node.shape().width() / upsampling.columns();
      link.at(input, (row * source.width() + column) * channels + i % channels, i, 1);
    } else if (node.operation() instanceof Operation.CellScaling scaling) {
      link.at(input, i, i, scaling.factors()[i]);
    } else if (node.operation() instanceof Operation.Identity) {
      link.at(input, i, i, 1);
    } else {
      throw new IllegalArgumentException(node.toString());
    }
  }

  /** For each row of weights, where those that are not zero begin and end. */
  private static int[][] used(float[] weights, int length) {
    int[][] used = new int[weights.length / length][];
    for (int row = 0; row < used.length; row++) {
      int first = 0;
      int end = length;
      while (first < end && weights[row * length + first] == 0) {
        first++;
      }
      while (end > first && weights[row * length + end - 1] == 0) {
        end--;
      }
      used[row] = new int[] {first, end};
    }
    return used;
  }

  /** Where a pooled value came from: the first largest in row order. */
  private int winner(Node node, Operation.MaxPooling pooling, int place) {
    int channels = node.shape().channels();
    double[] map = values[node.inputs().get(0)];
    int[] best = {-1};
    eachTap(
        node,
        pooling,
        place / channels,
        (cell, source, tap) -> {
          int at = source * channels + place % channels;
          // Rounding in double precision tells no equals apart.
          if (best[0] < 0 || map[at] > map[best[0]] + 1e-12 * Math.abs(map[best[0]])) {
            best[0] = at;
          }
        });
    return best[0];
  }

  private interface Tap {
    void at(int cell, int source, int tap);
  }

  private void eachTap(Node node, Operation.Windowed windows, Tap work) {
    for (int cell = 0; cell < node.shape().cells(); cell++) {
      eachTap(node, windows, cell, work);
    }
  }

  private void eachTap(Node node, Operation.Windowed windows, int cell, Tap work) {
    Node source = network.node(node.inputs().get(0));
    Window down = windows.vertical();
    Window across = windows.horizontal();
    for (int tap = 0; tap < down.kernel() * across.kernel(); tap++) {
      int ky = tap / across.kernel();
      int kx = tap % across.kernel();
      int row = cell / node.shape().width() * down.stride() - down.before() + ky * down.dilation();
      int column =
          cell % node.shape().width() * across.stride() - across.before() + kx * across.dilation();
      if (row >= 0
          && row < source.shape().height()
          && column >= 0
          && column < source.shape().width()) {
        work.at(cell, row * source.shape().width() + column, tap);
      }
    }
  }
}
