package org.filterscope.projection;

import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One node's step on the way back, for every kind of layer. */
final class BackwardStep {
  private final Pass pass;
  private final Mode mode;
  private final TransposedConvolution filters;

  BackwardStep(Pass pass, Mode mode, TransposedConvolution filters) {
    this.pass = pass;
    this.mode = mode;
    this.filters = filters;
  }

  /** From a node's output to before its activation; softmax is left out, its seed is the sum. */
  Signal throughActivation(Node node, Signal signal) {
    Activation function = node.activation();
    if (function.kind() == Activation.Kind.IDENTITY || function.kind() == Activation.Kind.SOFTMAX) {
      return signal;
    }
    float[] values = new float[signal.values().length];
    if (mode == Mode.DECONVNET) {
      // Needs no activations, and most walks are of this kind.
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(signal.values()[i], 0);
      }
    } else {
      float[] activations = pass.crop(node, signal.region());
      for (int i = 0; i < values.length; i++) {
        values[i] = mode.back(signal.values()[i], activations[i], function);
      }
    }
    return new Signal(signal.region(), signal.channels(), values);
  }

  /** From before a node's activation to one of its inputs. */
  Signal toInput(Node node, Signal signal, int input) {
    Node source = pass.network().node(node.inputs().get(input));
    Operation operation = node.operation();
    if (operation instanceof Operation.Convolution convolution) {
      return filters.apply(convolution, signal, source.shape());
    }
    if (operation instanceof Operation.MaxPooling pooling) {
      Region reach = reach(pooling, signal, source.shape());
      return Unpooling.bySwitches(pooling, signal, reach, pass.crop(source, reach));
    }
    if (operation instanceof Operation.AveragePooling pooling) {
      Region reach = reach(pooling, signal, source.shape());
      return Unpooling.evenly(pooling, signal, reach, source.shape());
    }
    if (operation instanceof Operation.Padding padding) {
      return inside(signal, padding, source.shape());
    }
    if (operation instanceof Operation.GlobalAverage) {
      return spread(signal, source.shape());
    }
    if (operation instanceof Operation.Flatten flatten) {
      return unflatten(signal, source.shape(), flatten.order());
    }
    if (operation instanceof Operation.Dense dense) {
      return transposed(dense, signal);
    }
    if (operation instanceof Operation.Normalisation normalisation) {
      return scaled(signal, normalisation.scale());
    }
    if (operation instanceof Operation.Concatenation) {
      return slice(node, signal, input, source.shape().channels());
    }
    if (operation instanceof Operation.FixedLength fixed) {
      return throughLength(signal, pass.crop(source, Region.all(1, 1)), fixed.length());
    }
    return signal;
  }

  private static Region reach(Operation.Windowed pooling, Signal signal, Shape source) {
    return pooling.covered(signal.region()).clip(source.height(), source.width());
  }

  /** What came back to the padding is nobody's. */
  private static Signal inside(Signal signal, Operation.Padding padding, Shape source) {
    Region shifted = padding.covered(signal.region());
    Region inside = shifted.clip(source.height(), source.width());
    return new Signal(shifted, signal.channels(), signal.values()).cut(inside);
  }

  private static Signal spread(Signal signal, Shape shape) {
    Signal spread = Signal.zero(Region.all(shape.height(), shape.width()), shape.channels());
    for (int i = 0; i < spread.values().length; i++) {
      spread.values()[i] = signal.values()[i % shape.channels()] / shape.cells();
    }
    return spread;
  }

  private static Signal unflatten(Signal signal, Shape shape, Operation.Flatten.Order order) {
    Region all = Region.all(shape.height(), shape.width());
    if (order == Operation.Flatten.Order.CHANNEL_LAST) {
      return new Signal(all, shape.channels(), signal.values());
    }
    Signal maps = Signal.zero(all, shape.channels());
    int cells = shape.cells();
    for (int c = 0; c < shape.channels(); c++) {
      for (int i = 0; i < cells; i++) {
        maps.values()[i * shape.channels() + c] = signal.values()[c * cells + i];
      }
    }
    return maps;
  }

  private static Signal transposed(Operation.Dense dense, Signal signal) {
    try (INDArray outputs = Nd4j.createFromArray(signal.values());
        INDArray inputs = dense.weights().mmul(outputs)) {
      float[] values = inputs.data().asFloat();
      return new Signal(signal.region(), values.length, values);
    }
  }

  private static Signal scaled(Signal signal, float[] scale) {
    float[] values = new float[signal.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = signal.values()[i] * scale[i % scale.length];
    }
    return new Signal(signal.region(), signal.channels(), values);
  }

  private Signal slice(Node node, Signal signal, int input, int channels) {
    int first = 0;
    for (int earlier = 0; earlier < input; earlier++) {
      first += pass.network().node(node.inputs().get(earlier)).shape().channels();
    }
    Signal slice = Signal.zero(signal.region(), channels);
    for (int cell = 0; cell < signal.region().cells(); cell++) {
      System.arraycopy(
          signal.values(),
          cell * signal.channels() + first,
          slice.values(),
          cell * channels,
          channels);
    }
    return slice;
  }

  /**
   * Through the scaling to a fixed length: y = length * x / |x|. The gradient takes into account
   * that the length depends on every value; the other modes treat it as the factor that it is for
   * this image.
   */
  private Signal throughLength(Signal signal, float[] input, float length) {
    double squares = 0;
    double along = 0;
    for (int i = 0; i < input.length; i++) {
      squares += (double) input[i] * input[i];
      along += (double) input[i] * signal.values()[i];
    }
    double norm = Math.sqrt(squares);
    Signal passed = Signal.zero(signal.region(), signal.channels());
    for (int i = 0; i < input.length && norm > 0; i++) {
      double shared = mode == Mode.GRADIENT ? input[i] * along / squares : 0;
      passed.values()[i] = (float) (length / norm * (signal.values()[i] - shared));
    }
    return passed;
  }
}
