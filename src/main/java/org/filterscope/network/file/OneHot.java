package org.filterscope.network.file;

import java.util.Optional;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Convolutions that only copy channels, as DL4J has no other layer for it. */
final class OneHot {

  private OneHot() {}

  /**
   * The channels that a convolution copies.
   *
   * @param kernels {@code [kernel height, kernel width, inputs, outputs]}
   * @return for each output, the input that it is; empty if the convolution does more than that
   */
  static Optional<int[]> sources(INDArray kernels, INDArray bias, Window... windows) {
    Window one = Window.of(1, 1, 0);
    if (!windows[0].equals(one)
        || !windows[1].equals(one)
        || bias.ameanNumber().doubleValue() != 0) {
      return Optional.empty();
    }
    int outputs = (int) kernels.size(3);
    float[] weights = kernels.dup('c').data().asFloat();
    int[] sources = new int[outputs];
    int[] ones = new int[outputs];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] == 1) {
        sources[i % outputs] = i / outputs;
        ones[i % outputs]++;
      } else if (weights[i] != 0) {
        return Optional.empty();
      }
    }
    for (int count : ones) {
      if (count != 1) {
        return Optional.empty();
      }
    }
    return Optional.of(sources);
  }
}
