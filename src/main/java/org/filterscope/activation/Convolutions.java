package org.filterscope.activation;

import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** The convolutions of a forward pass: nearly all of its time is spent here. */
final class Convolutions implements AutoCloseable {

  /**
   * A step that fills {@code output} with the convolution of a padded input.
   *
   * @param rectify whether negative sums become zero
   */
  Runnable step(
      Operation.Convolution convolution, Steps.Padded input, INDArray output, boolean rectify) {
    Window vertical = convolution.vertical();
    Window horizontal = convolution.horizontal();
    Runnable sums =
        Steps.run(
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

  @Override
  public void close() {}
}
