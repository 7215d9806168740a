package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import org.filterscope.activation.winograd.WinogradConvolution;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The outputs of the layers from one forward pass, of every layer unless it was run only as far as
 * one of them; valid until it is closed. Use it on the engine's thread only. Its public methods
 * return copies that callers may keep.
 */
public final class Pass implements AutoCloseable {
  private final Network network;
  private @Nullable Buffers buffers;
  private final SwitchedOff off;
  private final Runnable giveBack;

  /** How many of the buffers' steps are done. */
  private int done;

  /** A pass whose input is in the buffers. No layer is computed yet. */
  Pass(Network network, Buffers buffers, SwitchedOff off, Runnable giveBack) {
    this.network = network;
    this.buffers = buffers;
    this.off = off;
    this.giveBack = giveBack;
  }

  /** The network the image went through. */
  public Network network() {
    return network;
  }

  /**
   * Computes the outputs up to a node that are not computed yet. If it is cancelled, it can be
   * called again.
   *
   * @param betweenLayers called before each layer, so that background work can yield
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public void extendTo(Node last, Cancellation cancellation, Runnable betweenLayers) {
    Buffers filled = open();
    List<Buffers.Step> steps = filled.steps();
    while (done < steps.size() && steps.get(done).node() <= last.index()) {
      Buffers.Step step = steps.get(done);
      cancellation.check();
      betweenLayers.run();
      step.work().run();
      if (!off.isEmpty()) {
        off.apply(network.node(step.node()), network.node(step.last()), filled);
      }
      done++;
    }
  }

  /** Number of images in the pass. */
  public int images() {
    return open().images();
  }

  /** All channels of the first image's output. */
  public LayerMaps maps(Node node) {
    return maps(node, 0);
  }

  /** All channels of one image's output. */
  public LayerMaps maps(Node node, int image) {
    Shape shape = node.shape();
    FloatBuffer source = open().output(node.index()).data().asNioFloat();
    float[] values = new float[shape.size()];
    int first = image * shape.size();
    if (shape.cells() == 1) {
      source.get(first, values);
      return new LayerMaps(node.name(), shape, values);
    }
    int channels = shape.channels();
    int width = shape.width();
    float[] row = new float[width * channels];
    for (int y = 0; y < shape.height(); y++) {
      source.get(first + y * row.length, row);
      for (int c = 0; c < channels; c++) {
        int target = c * shape.cells() + y * width;
        for (int x = 0, i = c; x < width; x++, i += channels) {
          values[target + x] = row[i];
        }
      }
    }
    return new LayerMaps(node.name(), shape, values);
  }

  /** The strongest cell of every channel of the first image's output. */
  public LayerPeaks peaks(Node node) {
    return LayerPeaks.of(node, open().output(node.index()).data().asNioFloat());
  }

  /** One channel of the first image's output; for a vector, a 1 x 1 map. */
  public FeatureMap map(Node node, int channel) {
    Shape shape = node.shape();
    if (channel < 0 || channel >= shape.channels()) {
      throw new IllegalArgumentException(channel + " outside " + shape);
    }
    FloatBuffer source = open().output(node.index()).data().asNioFloat();
    float[] values = new float[shape.cells()];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.get(i * shape.channels() + channel);
    }
    return new FeatureMap(shape.height(), shape.width(), values);
  }

  /**
   * A part of the first image's output, channel last.
   *
   * @return {@code [region height, region width, channels]}
   */
  public float[] crop(Node node, Region region) {
    return crop(open().output(node.index()), node.shape(), region);
  }

  /** The first image's output in place, channel last; read-only by convention. */
  FloatBuffer values(Node node) {
    return open().output(node.index()).data().asNioFloat();
  }

  private static float[] crop(INDArray array, Shape shape, Region region) {
    FloatBuffer source = array.data().asNioFloat();
    int channels = shape.channels();
    int length = region.width() * channels;
    float[] values = new float[region.height() * length];
    for (int y = 0; y < region.height(); y++) {
      int start = ((region.top() + y) * shape.width() + region.left()) * channels;
      source.get(start, values, y * length, length);
    }
    return values;
  }

  /** The tiles in which a convolution was computed; null if each cell was summed on its own. */
  public @Nullable Tiling tiling(Operation.Convolution convolution) {
    return open().tiling(convolution);
  }

  /**
   * The squared Euclidean norm of each cell's channel vector, for one row of the first image's
   * output.
   */
  public double[] squares(Node node, int row) {
    int channels = node.shape().channels();
    float[] values = crop(node, new Region(row, 0, row + 1, node.shape().width()));
    double[] squares = new double[node.shape().width()];
    for (int cell = 0; cell < squares.length; cell++) {
      squares[cell] = squares(values, cell * channels, (cell + 1) * channels);
    }
    return squares;
  }

  /** Sums squares in four sums at once, because each addition waits for the one before it. */
  private static double squares(float[] values, int first, int end) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = first;
    for (; i + 4 <= end; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < end; i++) {
      a += (double) values[i] * values[i];
    }
    return a + b + (c + d);
  }

  /**
   * The largest pre-ReLU sum in each window of a max pooling. It shows how close a window of zeros
   * was to having a positive maximum.
   *
   * @return {@code [region height, region width, channels]}; null where the sums were not kept, as
   *     for all poolings that are not fused with a convolution and its ReLU
   */
  public float @Nullable [] pooledSums(Node pooling, Region region) {
    INDArray sums = open().pooledSums(pooling.index());
    return sums == null ? null : crop(sums, pooling.shape(), region);
  }

  /**
   * The sums of a convolution before its activation function, on part of the first image's output.
   *
   * @param node the node with this convolution
   * @return {@code [region height, region width, channels]}, equal to the pass's own sums except
   *     for the last bits; null if the convolution was not computed in tiles
   */
  public float @Nullable [] sums(Node node, Operation.Convolution convolution, Region region) {
    WinogradConvolution winograd = open().winograd(convolution);
    if (winograd == null) {
      return null;
    }
    int size = winograd.tileSize();
    int top = region.top() / size * size;
    int left = region.left() / size * size;
    int rows = region.bottom() - top;
    int columns = region.right() - left;
    float[] sums = winograd.sums(open().output(node.inputs().get(0)), top, left, rows, columns);
    int length = region.width() * node.shape().channels();
    float[] part = new float[region.height() * length];
    for (int y = 0; y < region.height(); y++) {
      int from = ((region.top() - top + y) * columns + region.left() - left);
      System.arraycopy(sums, from * node.shape().channels(), part, y * length, length);
    }
    return part;
  }

  /**
   * Propagates a signal on part of a convolution's output back to its input, using the same kernels
   * as the pass.
   *
   * @param signal {@code [part height, part width, outputs]}
   * @param part the part of the output
   * @param reached the part of the input to compute, within one cell around that part
   * @return {@code [reached height, reached width, inputs]}; null if the pass did not compute the
   *     convolution in tiles
   */
  public float @Nullable [] transposed(
      Operation.Convolution convolution, float[] signal, Region part, Region reached) {
    WinogradConvolution winograd = open().winograd(convolution);
    if (winograd == null) {
      return null;
    }
    int top = reached.top() - part.top() + 1;
    int left = reached.left() - part.left() + 1;
    return winograd.transposed(
        signal, part.height(), part.width(), top, left, reached.height(), reached.width());
  }

  /**
   * Runs each part of some work once, on the threads that computed the pass, and returns when all
   * are done. The parts may read the outputs, but not compute anything through the pass.
   *
   * @param parts number of parts
   * @param part receives the number of each part, from 0
   */
  public void share(int parts, IntConsumer part) {
    open().lanes().share(parts, (lane, index) -> part.accept(index));
  }

  /**
   * A class's sum before the softmax, for the first image.
   *
   * @throws IllegalStateException if the node has no softmax
   */
  public float logit(Node node, int unit) {
    return logitsOf(node).data().getFloat(unit);
  }

  /**
   * The sums of all classes before the softmax, for the first image.
   *
   * @throws IllegalStateException if the node has no softmax
   */
  public float[] logits(Node node) {
    float[] sums = new float[node.shape().size()];
    logitsOf(node).data().asNioFloat().get(0, sums);
    return sums;
  }

  private INDArray logitsOf(Node node) {
    INDArray logits = open().logits(node.index());
    if (logits == null) {
      throw new IllegalStateException(node.name() + " has no softmax");
    }
    return logits;
  }

  /** Returns the arrays for reuse; a second call does nothing. */
  @Override
  public void close() {
    if (buffers != null) {
      buffers = null;
      giveBack.run();
    }
  }

  private Buffers open() {
    if (buffers == null) {
      throw new IllegalStateException("The pass is closed");
    }
    return buffers;
  }
}
