package org.filterscope.network;

import java.util.Optional;

/**
 * The kernels of one unit of a convolution: one for each input channel.
 *
 * @param inputs number of input channels
 * @param height rows of a kernel
 * @param width columns of a kernel
 * @param weights {@code [inputs, height, width]}
 */
public record ChannelKernels(int inputs, int height, int width, float[] weights) {

  /** A unit's kernels, copied; empty if the layer is not a convolution. Any thread may call it. */
  public static Optional<ChannelKernels> of(Node node, int channel) {
    if (!(node.operation() instanceof Operation.Convolution convolution)) {
      return Optional.empty();
    }
    int outputs = convolution.outputs();
    int inputs = convolution.inputs();
    int height = convolution.vertical().kernel();
    int width = convolution.horizontal().kernel();
    float[] weights = new float[inputs * height * width];
    ArrayValues.use(
        convolution.kernels(),
        source -> {
          for (int tap = 0; tap < height * width; tap++) {
            for (int input = 0; input < inputs; input++) {
              weights[input * height * width + tap] =
                  source.get((tap * inputs + input) * outputs + channel);
            }
          }
        });
    return Optional.of(new ChannelKernels(inputs, height, width, weights));
  }

  /** The strength of each input channel: the square root of the sum of its squared weights. */
  public double[] strengths() {
    int taps = height * width;
    double[] strengths = new double[inputs];
    for (int input = 0; input < inputs; input++) {
      double squares = 0;
      for (int tap = 0; tap < taps; tap++) {
        double weight = weights[input * taps + tap];
        squares += weight * weight;
      }
      strengths[input] = Math.sqrt(squares);
    }
    return strengths;
  }
}
