package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.IdentityHashMap;
import org.bytedeco.javacpp.FloatPointer;
import org.filterscope.activation.winograd.ParallelLoop;
import org.filterscope.activation.winograd.WinogradConvolution;
import org.filterscope.activation.winograd.WinogradScratch;
import org.filterscope.activation.winograd.WinogradTile;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** The convolutions of a forward pass, which take nearly all of its time. */
final class Convolutions implements AutoCloseable {

  /**
   * From this many tiles per map, tiles with a side of four cells are faster than tiles with a side
   * of two. Their transformed kernels are twice as large, so with fewer tiles reading the kernels
   * takes longer than multiplying.
   */
  private static final int MANY_TILES = 32;

  /** From this many channels, the products take longer than the transforms of the larger tile. */
  private static final int MANY_CHANNELS = 8;

  private final IdentityHashMap<INDArray, WinogradTile> tiles = new IdentityHashMap<>();
  private final ParallelLoop lanes = ParallelLoop.forThisMachine();
  private final WinogradScratch scratch = new WinogradScratch(lanes);
  private final IdentityHashMap<INDArray, WinogradConvolution> transformed =
      new IdentityHashMap<>();
  private boolean isClosed;

  /**
   * Creates the convolutions of a network and its excerpts. A layer uses the same tiles in all of
   * them, so its kernels are transformed only once.
   */
  Convolutions(Network network) {
    for (Node node : network.nodes()) {
      if (node.operation() instanceof Operation.Convolution convolution && canPool(convolution)) {
        tiles.putIfAbsent(convolution.kernels(), tile(convolution, node.shape()));
      }
    }
  }

  private static WinogradTile tile(Operation.Convolution convolution, Shape map) {
    int size = WinogradTile.FOUR.size();
    int count = (map.height() + size - 1) / size * ((map.width() + size - 1) / size);
    return count >= MANY_TILES && convolution.inputs() >= MANY_CHANNELS
        ? WinogradTile.FOUR
        : WinogradTile.TWO;
  }

  private WinogradTile tile(Operation.Convolution convolution) {
    return tiles.getOrDefault(convolution.kernels(), WinogradTile.TWO);
  }

  /**
   * Whether a convolution can compute 2 x 2 max pooling along with its output at little extra cost.
   */
  static boolean canPool(Operation.Convolution convolution) {
    return isWinograd(convolution.vertical()) && isWinograd(convolution.horizontal());
  }

  /** The tiles in which a convolution is computed; null if each cell is summed on its own. */
  @Nullable Tiling tiling(Operation.Convolution convolution) {
    if (!canPool(convolution)) {
      return null;
    }
    WinogradTile tile = tile(convolution);
    return new Tiling(tile.size(), tile.errorVariance());
  }

  /**
   * Returns a step that fills {@code output} with the convolution of a padded input.
   *
   * @param pooled receives the maxima over 2 x 2 cells; only allowed if {@link #canPool} is true
   * @param pooledSums receives the same maxima before the ReLU
   * @param rectify whether to set negative sums to zero
   */
  Runnable step(
      Operation.Convolution convolution,
      ForwardSteps.Padded input,
      INDArray output,
      @Nullable INDArray pooled,
      @Nullable INDArray pooledSums,
      boolean rectify) {
    Window vertical = convolution.vertical();
    Window horizontal = convolution.horizontal();
    if (canPool(convolution)) {
      WinogradConvolution winograd = winograd(convolution);
      return () -> winograd.apply(input.array(), output, pooled, pooledSums, rectify);
    }
    Runnable sums =
        ForwardSteps.run(
            DynamicCustomOp.builder("conv2d")
                .addInputs(input.array(), convolution.kernels(), convolution.bias())
                .addOutputs(output)
                .addIntegerArguments(
                    vertical.kernel(),
                    horizontal.kernel(),
                    vertical.stride(),
                    horizontal.stride(),
                    input.vertical(),
                    input.horizontal(),
                    vertical.dilation(),
                    horizontal.dilation(),
                    0,
                    1,
                    0));
    return () -> {
      input.fill().run();
      sums.run();
      if (rectify) {
        Nd4j.getExecutioner().exec(new RectifiedLinear(output, output, 0));
      }
    };
  }

  /** The threads that share the work. */
  ParallelLoop lanes() {
    return lanes;
  }

  /** A convolution with its transformed kernels; only allowed if {@link #canPool} is true. */
  WinogradConvolution winograd(Operation.Convolution convolution) {
    if (isClosed) {
      throw new IllegalStateException("The forward pass is closed");
    }
    return transformed.computeIfAbsent(
        convolution.kernels(), kernels -> transform(kernels, convolution));
  }

  private WinogradConvolution transform(INDArray kernels, Operation.Convolution convolution) {
    boolean isInOrder = kernels.ordering() == 'c' && !kernels.isView();
    try (INDArray copy = isInOrder ? null : kernels.dup('c')) {
      DataBuffer values = (copy == null ? kernels : copy).data();
      FloatBuffer plain =
          new FloatPointer(values.addressPointer()).capacity(values.length()).asBuffer();
      return new WinogradConvolution(plain, convolution.offsets(), tile(convolution), scratch);
    }
  }

  private static boolean isWinograd(Window window) {
    return window.equals(Window.of(3, 1, 1));
  }

  @Override
  public void close() {
    isClosed = true;
    transformed.values().forEach(WinogradConvolution::close);
    scratch.close();
    lanes.close();
  }
}
