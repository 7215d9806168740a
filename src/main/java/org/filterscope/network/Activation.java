package org.filterscope.network;

/**
 * The function a layer applies to its weighted sums {@code z}, with its derivative written in terms
 * of its result {@code a}, which is all that a forward pass keeps.
 *
 * @param kind which function
 * @param slope the slope below zero of {@link Kind#LEAKY_RELU}; 0 for all others
 */
public record Activation(Kind kind, float slope) {

  /** The functions the engine knows. */
  public enum Kind {
    /** {@code a = z}. */
    IDENTITY,
    /** {@code a = max(z, 0)}. */
    RELU,
    /** {@code a = z} above zero, {@code slope * z} below. */
    LEAKY_RELU,
    /** {@code a = 1 / (1 + exp(-z))}. */
    SIGMOID,
    /** {@code a = tanh(z)}. */
    TANH,
    /** Probabilities that add up to one; only for vectors. */
    SOFTMAX
  }

  /** No function at all. */
  public static final Activation IDENTITY = new Activation(Kind.IDENTITY, 0);

  /** Rectification. */
  public static final Activation RELU = new Activation(Kind.RELU, 0);

  /** The logistic function. */
  public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

  /** The hyperbolic tangent. */
  public static final Activation TANH = new Activation(Kind.TANH, 0);

  /** Probabilities of classes. */
  public static final Activation SOFTMAX = new Activation(Kind.SOFTMAX, 0);

  /** Rectification that lets a share of negative values through. */
  public static Activation leakyRelu(float slope) {
    return new Activation(Kind.LEAKY_RELU, slope);
  }

  /**
   * The derivative da/dz at the point where the function gave {@code a}.
   *
   * @throws IllegalStateException for softmax, whose classes depend on each other
   */
  public float derivative(float a) {
    return switch (kind) {
      case IDENTITY -> 1;
      case RELU -> a > 0 ? 1 : 0;
      case LEAKY_RELU -> a > 0 ? 1 : slope;
      case SIGMOID -> a * (1 - a);
      case TANH -> 1 - a * a;
      case SOFTMAX -> throw new IllegalStateException("Softmax is left out of every walk back");
    };
  }
}
