package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
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
      back(node, signal, signals);
    }
    return signals[0];
  }

  private static double activated(Activation function, double z) {
    return switch (function.kind()) {
      case IDENTITY -> z;
      case RELU -> Math.max(z, 0);
      case LEAKY_RELU -> z > 0 ? z : function.slope() * z;
      default -> throw new IllegalArgumentException(function.toString());
    };
  }

  private static double back(Activation function, Mode mode, double signal, double z) {
    if (function.kind() == Activation.Kind.IDENTITY) {
      return signal;
    }
    double slope = function.kind() == Activation.Kind.RELU ? 0 : function.slope();
    return switch (mode) {
      case DECONVNET -> Math.max(signal, 0);
      case GUIDED -> z > 0 || slope > 0 ? Math.max(signal, 0) : 0;
      case GRADIENT -> z > 0 ? signal : slope * signal;
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
      eachTap(
          node,
          convolution,
          (cell, source, tap) -> {
            for (int in = 0; in < convolution.inputs(); in++) {
              double value = first[source * convolution.inputs() + in];
              int from = (tap * convolution.inputs() + in) * channels;
              for (int c = 0; c < channels && value != 0; c++) {
                sum[cell * channels + c] += value * kernels[from + c];
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
    } else {
      // Addition, and the identity of one.
      for (int index : node.inputs()) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += values[index][i];
        }
      }
    }
  }

  private void back(Node node, double[] signal, double[][] signals) {
    double[] first = signals[node.inputs().get(0)];
    int channels = node.shape().channels();
    if (node.operation() instanceof Operation.Convolution convolution) {
      float[] kernels = convolution.kernels().dup('c').data().asFloat();
      eachTap(
          node,
          convolution,
          (cell, source, tap) -> {
            for (int in = 0; in < convolution.inputs(); in++) {
              int from = (tap * convolution.inputs() + in) * channels;
              double sum = 0;
              for (int c = 0; c < channels; c++) {
                sum += signal[cell * channels + c] * kernels[from + c];
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
    } else {
      for (int index : node.inputs()) {
        for (int i = 0; i < signal.length; i++) {
          signals[index][i] += signal[i];
        }
      }
    }
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
