package org.filterscope.projection;

import java.nio.FloatBuffer;
import java.util.IdentityHashMap;
import org.filterscope.activation.Pass;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Transposed convolutions: each kernel is flipped in both directions, and input and output channels
 * are swapped.
 *
 * <p>Convolutions that the forward pass computed in tiles are transposed in tiles, with the same
 * transformed kernels. For all others, a plain convolution with flipped kernels is several times
 * faster than the engine's own transposed convolution, so the flipped kernels are created once and
 * kept. If only a few channels have a signal, as at the start of a backward pass, only their
 * kernels are used.
 */
final class TransposedConvolution implements AutoCloseable {
  /**
   * If at most one in this many channels has a signal, it is faster to gather only their kernels.
   */
  private static final int FEW = 8;

  private final IdentityHashMap<Operation.Convolution, INDArray> flipped = new IdentityHashMap<>();
  private final Scratch signals = new Scratch();
  private final Scratch results = new Scratch();
  private final Scratch kernels = new Scratch();

  /** The signal at the convolution's input, on the part that its kernels reach. */
  Signal apply(Pass pass, Operation.Convolution convolution, Signal signal, Shape source) {
    Window vertical = convolution.vertical();
    Window horizontal = convolution.horizontal();
    int[] active = activeChannels(signal);
    Region reached = convolution.covered(signal.region());
    Region inside = reached.clip(source.height(), source.width());
    if (active.length == 0) {
      return Signal.zero(inside, source.channels());
    }
    if (active.length > convolution.outputs() / FEW) {
      float[] passed = pass.transposed(convolution, signal.values(), signal.region(), inside);
      if (passed != null) {
        return new Signal(inside, source.channels(), passed);
      }
    }
    INDArray result = results.array(1, reached.height(), reached.width(), source.channels());
    Nd4j.exec(
        DynamicCustomOp.builder("conv2d")
            .addInputs(spaced(signal, active, vertical, horizontal), kernels(convolution, active))
            .addOutputs(result)
            .addIntegerArguments(
                vertical.span(),
                horizontal.span(),
                1,
                1,
                vertical.span() - 1,
                horizontal.span() - 1,
                1,
                1,
                0,
                1,
                0)
            .build());
    return cut(result.data().asNioFloat(), reached, inside, source.channels());
  }

  @Override
  public void close() {
    flipped.values().forEach(INDArray::close);
    flipped.clear();
    signals.close();
    results.close();
    kernels.close();
  }

  private static Signal cut(FloatBuffer result, Region reached, Region inside, int channels) {
    Signal signal = Signal.zero(inside, channels);
    int length = inside.width() * channels;
    for (int y = 0; y < inside.height(); y++) {
      int row = inside.top() + y - reached.top();
      int from = (row * reached.width() + inside.left() - reached.left()) * channels;
      result.get(from, signal.values(), y * length, length);
    }
    return signal;
  }

  private static int[] activeChannels(Signal signal) {
    boolean[] isActive = new boolean[signal.channels()];
    int count = 0;
    float[] values = signal.values();
    for (int i = 0; i < values.length && count < isActive.length; i += isActive.length) {
      for (int c = 0; c < isActive.length; c++) {
        if (!isActive[c] && values[i + c] != 0) {
          isActive[c] = true;
          count++;
        }
      }
    }
    int[] active = new int[count];
    for (int c = 0, next = 0; c < isActive.length; c++) {
      if (isActive[c]) {
        active[next++] = c;
      }
    }
    return active;
  }

  /** The active channels of a signal, with {@code stride - 1} zeros between neighbouring cells. */
  private INDArray spaced(Signal signal, int[] active, Window vertical, Window horizontal) {
    Region region = signal.region();
    int height = (region.height() - 1) * vertical.stride() + 1;
    int width = (region.width() - 1) * horizontal.stride() + 1;
    INDArray array = signals.array(1, height, width, active.length);
    boolean isWhole = active.length == signal.channels() && height * width == region.cells();
    if (isWhole) {
      array.data().asNioFloat().put(0, signal.values());
      return array;
    }
    float[] values = new float[height * width * active.length];
    for (int y = 0; y < region.height(); y++) {
      for (int x = 0; x < region.width(); x++) {
        int from = (y * region.width() + x) * signal.channels();
        int to = (y * vertical.stride() * width + x * horizontal.stride()) * active.length;
        for (int i = 0; i < active.length; i++) {
          values[to + i] = signal.values()[from + active[i]];
        }
      }
    }
    array.data().asNioFloat().put(0, values);
    return array;
  }

  /** The flipped kernels of the active channels, {@code [height, width, active, inputs]}. */
  private INDArray kernels(Operation.Convolution convolution, int... active) {
    boolean isDilated =
        convolution.vertical().dilation() > 1 || convolution.horizontal().dilation() > 1;
    if (isDilated || active.length > convolution.outputs() / FEW) {
      INDArray all = flipped.computeIfAbsent(convolution, TransposedConvolution::flip);
      return active.length == convolution.outputs() ? all : some(convolution, all, active);
    }
    int inputs = convolution.inputs();
    int taps = convolution.vertical().kernel() * convolution.horizontal().kernel();
    FloatBuffer source = convolution.kernels().data().asNioFloat();
    float[] gathered = new float[taps * active.length * inputs];
    for (int tap = 0; tap < taps; tap++) {
      for (int in = 0; in < inputs; in++) {
        int from = ((taps - 1 - tap) * inputs + in) * convolution.outputs();
        for (int i = 0; i < active.length; i++) {
          gathered[(tap * active.length + i) * inputs + in] = source.get(from + active[i]);
        }
      }
    }
    INDArray some = scratch(convolution, active);
    some.data().asNioFloat().put(0, gathered);
    return some;
  }

  private INDArray scratch(Operation.Convolution convolution, int... active) {
    return kernels.array(
        convolution.vertical().span(),
        convolution.horizontal().span(),
        active.length,
        convolution.inputs());
  }

  private INDArray some(Operation.Convolution convolution, INDArray all, int... active) {
    int inputs = convolution.inputs();
    INDArray some = scratch(convolution, active);
    FloatBuffer source = all.data().asNioFloat();
    FloatBuffer target = some.data().asNioFloat();
    for (int tap = 0;
        tap < convolution.vertical().span() * convolution.horizontal().span();
        tap++) {
      for (int i = 0; i < active.length; i++) {
        int from = (tap * convolution.outputs() + active[i]) * inputs;
        target.put((tap * active.length + i) * inputs, source, from, inputs);
      }
    }
    return some;
  }

  private static INDArray flip(Operation.Convolution convolution) {
    INDArray kernels = convolution.undilated().kernels();
    long height = kernels.size(0);
    long width = kernels.size(1);
    INDArray flipped =
        Nd4j.createUninitialized(DataType.FLOAT, height, width, kernels.size(3), kernels.size(2));
    for (long y = 0; y < height; y++) {
      for (long x = 0; x < width; x++) {
        flipped
            .get(NDArrayIndex.point(height - 1 - y), NDArrayIndex.point(width - 1 - x))
            .assign(kernels.get(NDArrayIndex.point(y), NDArrayIndex.point(x)).transpose());
      }
    }
    return flipped;
  }
}
