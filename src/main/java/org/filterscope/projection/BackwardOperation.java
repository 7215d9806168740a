package org.filterscope.projection;

import org.filterscope.activation.Pass;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Propagates a signal from before a node's activation function to one of its inputs, for each kind
 * of operation.
 *
 * @param isLengthFixed whether the gradient also treats L2 normalisation as a constant factor
 * @param signal the signal that has reached the node
 * @param input index of the input, from 0
 */
record BackwardOperation(
    Pass pass,
    Mode mode,
    boolean isLengthFixed,
    TransposedConvolution filters,
    CloseDecisions decisions,
    Node node,
    Signal signal,
    int input)
    implements OperationVisitor<Signal> {

  private Node source() {
    return pass.network().node(node.inputs().get(input));
  }

  private Region reach(Operation.Windowed pooling) {
    Shape shape = source().shape();
    return pooling.covered(signal.region()).clip(shape.height(), shape.width());
  }

  @Override
  public Signal input(Operation.Input operation) {
    throw new IllegalStateException("The image reads nothing");
  }

  @Override
  public Signal convolution(Operation.Convolution operation) {
    return filters.apply(pass, operation, signal, source().shape());
  }

  @Override
  public Signal maxPooling(Operation.MaxPooling operation) {
    return Unpooling.bySwitches(
        signal, decisions.switches(node, operation, signal, reach(operation), mode));
  }

  @Override
  public Signal averagePooling(Operation.AveragePooling operation) {
    return Unpooling.evenly(operation, signal, reach(operation), source().shape());
  }

  @Override
  public Signal padding(Operation.Padding operation) {
    // The signal in the padding is dropped.
    Region shifted = operation.covered(signal.region());
    Region inside = shifted.clip(source().shape().height(), source().shape().width());
    return new Signal(shifted, signal.channels(), signal.values()).cut(inside);
  }

  @Override
  public Signal cropping(Operation.Cropping operation) {
    return Unpooling.toKept(operation, signal);
  }

  @Override
  public Signal selection(Operation.Selection operation) {
    int channels = source().shape().channels();
    Signal all = Signal.zero(signal.region(), channels);
    int[] sources = operation.channels();
    for (int i = 0; i < signal.values().length; i++) {
      all.values()[i / sources.length * channels + sources[i % sources.length]] +=
          signal.values()[i];
    }
    return all;
  }

  @Override
  public Signal gate(Operation.Gate operation) {
    Node other = pass.network().node(node.inputs().get(1 - input));
    Region cells = input == 0 ? Region.cell(0, 0) : signal.region();
    float[] factors = pass.crop(other, cells);
    int channels = signal.channels();
    Signal passed = Signal.zero(input == 0 ? signal.region() : Region.cell(0, 0), channels);
    for (int i = 0; i < signal.values().length; i++) {
      int to = input == 0 ? i : i % channels;
      int factor = input == 0 ? i % channels : i;
      passed.values()[to] += signal.values()[i] * factors[factor];
    }
    return passed;
  }

  @Override
  public Signal upsampling(Operation.Upsampling operation) {
    return Unpooling.toRepeated(operation, signal);
  }

  @Override
  public Signal globalAverage(Operation.GlobalAverage operation) {
    Shape shape = source().shape();
    Signal spread = Signal.zero(Region.all(shape.height(), shape.width()), shape.channels());
    for (int i = 0; i < spread.values().length; i++) {
      spread.values()[i] = signal.values()[i % shape.channels()] / shape.cells();
    }
    return spread;
  }

  @Override
  public Signal flatten(Operation.Flatten operation) {
    Shape shape = source().shape();
    Region all = Region.all(shape.height(), shape.width());
    if (operation.order() == Operation.Flatten.Order.CHANNEL_LAST) {
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

  @Override
  public Signal dense(Operation.Dense operation) {
    try (INDArray outputs = Nd4j.createFromArray(signal.values());
        INDArray inputs = operation.weights().mmul(outputs)) {
      float[] values = inputs.data().asFloat();
      return new Signal(signal.region(), values.length, values);
    }
  }

  @Override
  public Signal normalisation(Operation.Normalisation operation) {
    float[] scale = operation.scale();
    float[] values = new float[signal.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = signal.values()[i] * scale[i % scale.length];
    }
    return new Signal(signal.region(), signal.channels(), values);
  }

  @Override
  public Signal cellScaling(Operation.CellScaling operation) {
    Region region = signal.region();
    int channels = signal.channels();
    Signal scaled = Signal.zero(region, channels);
    int next = 0;
    for (int y = region.top(); y < region.bottom(); y++) {
      int factor = (y * source().shape().width() + region.left()) * channels;
      for (int i = 0; i < region.width() * channels; i++, next++) {
        scaled.values()[next] = signal.values()[next] * operation.factors()[factor + i];
      }
    }
    return scaled;
  }

  @Override
  public Signal identity(Operation.Identity operation) {
    return signal;
  }

  @Override
  public Signal concatenation(Operation.Concatenation operation) {
    int first = 0;
    for (int earlier = 0; earlier < input; earlier++) {
      first += pass.network().node(node.inputs().get(earlier)).shape().channels();
    }
    int channels = source().shape().channels();
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

  @Override
  public Signal addition(Operation.Addition operation) {
    return signal;
  }

  @Override
  public Signal merge(Operation.Merge operation) {
    throw new IllegalStateException("There is no way back through a " + operation.kind());
  }

  /**
   * Propagates through L2 normalisation, y = length * x / |x|. The gradient takes into account that
   * |x| depends on every value; the other modes treat it as a constant factor for this image.
   */
  @Override
  public Signal l2Normalisation(Operation.L2Normalisation operation) {
    float[] values = pass.crop(source(), Region.all(1, 1));
    double squares = 0;
    double along = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (double) values[i] * values[i];
      along += (double) values[i] * signal.values()[i];
    }
    double norm = Math.sqrt(squares);
    Signal passed = Signal.zero(signal.region(), signal.channels());
    for (int i = 0; i < values.length && norm > 0; i++) {
      boolean dependsOnAll = mode == Mode.GRADIENT && !isLengthFixed;
      double shared = dependsOnAll ? values[i] * along / squares : 0;
      passed.values()[i] = (float) (operation.length() / norm * (signal.values()[i] - shared));
    }
    return passed;
  }
}
