package org.filterscope.activation;

import java.util.IdentityHashMap;
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
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** The convolutions of a forward pass: nearly all of its time is spent here. */
final class Convolutions implements AutoCloseable {

  /**
   * Tiles of a map from which on four cells a side are faster than two: their transformed kernels
   * are twice as large, and with few tiles it takes longer to read them than to multiply.
   */
  private static final int MANY_TILES = 32;

  /** Channels from which on products take longer than the larger tile's transforms. */
  private static final int MANY_CHANNELS = 8;

  private final IdentityHashMap<INDArray, WinogradTile> tiles = new IdentityHashMap<>();
  private final ParallelLoop lanes = ParallelLoop.forThisMachine();
  private final WinogradScratch scratch = new WinogradScratch(lanes);
  private final IdentityHashMap<INDArray, WinogradConvolution> transformed =
      new IdentityHashMap<>();
  private boolean isClosed;

  /**
   * Convolutions of a network and of its excerpts. A layer has the same tiles in all of them, so
   * that its kernels are transformed once.
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

  /** Whether a convolution's maxima over 2 x 2 cells come along at little cost. */
  static boolean canPool(Operation.Convolution convolution) {
    return isWinograd(convolution.vertical()) && isWinograd(convolution.horizontal());
  }

  /** The tiles in which a convolution is computed; null if each of its cells is a sum by itself. */
  @Nullable Tiling tiling(Operation.Convolution convolution) {
    if (!canPool(convolution)) {
      return null;
    }
    WinogradTile tile = tile(convolution);
    return new Tiling(tile.size(), tile.errorVariance());
  }

  /**
   * A step that fills {@code output} with the convolution of a padded input.
   *
   * @param pooled what the step fills with the maxima over 2 x 2 cells, if {@link #canPool}
   * @param pooledSums likewise, before they are rectified
   * @param rectify whether negative sums become zero
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

  /** A convolution, if {@link #canPool}, with its transformed kernels. */
  WinogradConvolution winograd(Operation.Convolution convolution) {
    if (isClosed) {
      throw new IllegalStateException("The forward pass is closed");
    }
    return transformed.computeIfAbsent(
        convolution.kernels(),
        kernels ->
            new WinogradConvolution(
                kernels.dup('c').data().asFloat(),
                convolution.bias().dup('c').data().asFloat(),
                tile(convolution),
                scratch));
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
