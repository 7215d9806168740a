package org.filterscope.activation;

import java.util.IdentityHashMap;
import org.filterscope.activation.winograd.ParallelLoop;
import org.filterscope.activation.winograd.WinogradConvolution;
import org.filterscope.activation.winograd.WinogradScratch;
import org.filterscope.activation.winograd.WinogradTile;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** The convolutions of a forward pass: nearly all of its time is spent here. */
final class Convolutions implements AutoCloseable {

  /**
   * Tiles of four are faster still, but their rounding errors are as large as direct convolution's.
   * Those of two are half as large, and that decides which of two nearly equal cells a pooling
   * takes, and so where a projection goes.
   */
  private static final WinogradTile TILE = WinogradTile.TWO;

  private final ParallelLoop lanes = ParallelLoop.forThisMachine();
  private final WinogradScratch scratch = new WinogradScratch(lanes);
  private final IdentityHashMap<INDArray, WinogradConvolution> transformed =
      new IdentityHashMap<>();

  /** Whether a convolution's maxima over 2 x 2 cells come along at little cost. */
  static boolean canPool(Operation.Convolution convolution) {
    return isWinograd(convolution.vertical()) && isWinograd(convolution.horizontal());
  }

  /**
   * How many cells around a window take part in the arithmetic of the window's sum, and so in its
   * rounding errors: those of the same tile.
   */
  static int margin(Operation.Convolution convolution) {
    return canPool(convolution) ? TILE.size() - 1 : 0;
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
      WinogradConvolution winograd =
          transformed.computeIfAbsent(
              convolution.kernels(),
              kernels ->
                  new WinogradConvolution(
                      kernels.dup('c').data().asFloat(),
                      convolution.bias().dup('c').data().asFloat(),
                      TILE,
                      scratch));
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

  private static boolean isWinograd(Window window) {
    return window.equals(Window.of(3, 1, 1));
  }

  @Override
  public void close() {
    transformed.values().forEach(WinogradConvolution::close);
    scratch.close();
    lanes.close();
  }
}
