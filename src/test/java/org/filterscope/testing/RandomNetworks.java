package org.filterscope.testing;

import java.util.Random;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers with random weights, for small networks whose every number can be checked. */
public final class RandomNetworks {
  private final Random random;
  private final boolean isPositive;

  private RandomNetworks(long seed, boolean isPositive) {
    this.random = new Random(seed);
    this.isPositive = isPositive;
  }

  /** Weights from a normal distribution. */
  public static RandomNetworks ofSeed(long seed) {
    return new RandomNetworks(seed, false);
  }

  /** Weights and biases all above zero. */
  public static RandomNetworks positive(long seed) {
    return new RandomNetworks(seed, true);
  }

  /** A convolution with the same window in both directions. */
  public Operation.Convolution convolution(int inputs, int outputs, Window window) {
    int kernel = window.kernel();
    INDArray kernels =
        values(kernel * kernel * inputs * outputs, Math.sqrt(2.0 / (kernel * kernel * inputs)))
            .reshape('c', kernel, kernel, inputs, outputs);
    return new Operation.Convolution(kernels, values(outputs, 0.1), window, window);
  }

  /** A dense layer. */
  public Operation.Dense dense(int inputs, int outputs) {
    INDArray weights =
        values(inputs * outputs, Math.sqrt(2.0 / inputs)).reshape('c', inputs, outputs);
    return new Operation.Dense(weights, values(outputs, 0.1));
  }

  /** Values of the given deviation. */
  public float[] numbers(int count, double deviation) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      double value = random.nextGaussian() * deviation;
      numbers[i] = (float) (isPositive ? Math.abs(value) + 1e-3 * deviation : value);
    }
    return numbers;
  }

  private INDArray values(int count, double deviation) {
    return Nd4j.createFromArray(numbers(count, deviation));
  }
}
