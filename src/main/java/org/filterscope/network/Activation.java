package org.filterscope.network;

/**
 * The function that a layer applies to its weighted sums {@code z}. Its derivative is written in
 * terms of its result {@code a}, because that is all a forward pass keeps.
 *
 * @param kind which function
 * @param slope the slope below zero of {@link Kind#LEAKY_RELU} and {@link Kind#ELU}; 0 for all
 *     others
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
    SOFTMAX,
    /** {@code a = min(max(z, 0), 6)}. */
    RELU6,
    /** {@code a = z} above zero, {@code slope * (exp(z) - 1)} below. */
    ELU,
    /** ELU with slope 1.6733, times 1.0507 (Klambauer et al. 2017). */
    SELU,
    /** {@code a = z / (1 + exp(-z))}. */
    SWISH,
    /** {@code a = log(1 + exp(z))}. */
    SOFTPLUS,
    /** {@code a = min(max(slope * z + 1 / 2, 0), 1)}. */
    HARD_SIGMOID,
    /** {@code a = z * min(max(z / 6 + 1 / 2, 0), 1)} (Howard et al. 2019). */
    HARD_SWISH,
    /** {@code a = z * tanh(log(1 + exp(z)))} (Misra 2020). */
    MISH,
    /** {@code a = z * (1 + erf(z / sqrt(2))) / 2} (Hendrycks and Gimpel 2016). */
    GELU
  }

  /** No function at all. */
  public static final Activation IDENTITY = new Activation(Kind.IDENTITY, 0);

  /** Rectification. */
  public static final Activation RELU = new Activation(Kind.RELU, 0);

  /** The logistic function. */
  public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

  /** The hyperbolic tangent. */
  public static final Activation TANH = new Activation(Kind.TANH, 0);

  /** Class probabilities. */
  public static final Activation SOFTMAX = new Activation(Kind.SOFTMAX, 0);

  /** Rectification that lets a fraction of each negative value through. */
  public static Activation leakyRelu(float slope) {
    return new Activation(Kind.LEAKY_RELU, slope);
  }

  /** Rectification capped at 6. */
  public static final Activation RELU6 = new Activation(Kind.RELU6, 0);

  /** The scaled exponential linear unit. */
  public static final Activation SELU = new Activation(Kind.SELU, 0);

  /** The sum times its logistic function. */
  public static final Activation SWISH = new Activation(Kind.SWISH, 0);

  /** A smooth rectification. */
  public static final Activation SOFTPLUS = new Activation(Kind.SOFTPLUS, 0);

  /** Rectification that is exponential below zero. */
  public static Activation elu(float slope) {
    return new Activation(Kind.ELU, slope);
  }

  /** The sum times its hard logistic function. */
  public static final Activation HARD_SWISH = new Activation(Kind.HARD_SWISH, 0);

  /** The sum times the hyperbolic tangent of its softplus. */
  public static final Activation MISH = new Activation(Kind.MISH, 0);

  /** The sum times the share of a normal distribution below it. */
  public static final Activation GELU = new Activation(Kind.GELU, 0);

  /** A line from 0 to 1 in place of the logistic function. */
  public static Activation hardSigmoid(float slope) {
    return new Activation(Kind.HARD_SIGMOID, slope);
  }

  /**
   * Whether the derivative follows from the function's value. Swish, its hard form, mish and GELU
   * are not monotonic: they have most of their values below zero at two sums.
   */
  public boolean keepsDerivative() {
    return switch (kind) {
      case IDENTITY, RELU, LEAKY_RELU, SIGMOID, TANH, RELU6, ELU, SELU, SOFTPLUS, HARD_SIGMOID ->
          true;
      case SWISH, HARD_SWISH, MISH, GELU, SOFTMAX -> false;
    };
  }

  /**
   * Whether it lets little or nothing through below zero, and has the sign of its sum: a unit that
   * it makes negative or zero is off.
   */
  public boolean isRectifier() {
    return switch (kind) {
      case RELU, RELU6, ELU, SELU, SWISH, HARD_SWISH, MISH, GELU -> true;
      case IDENTITY, LEAKY_RELU, SIGMOID, TANH, SOFTPLUS, HARD_SIGMOID, SOFTMAX -> false;
    };
  }

  /** How many times as large a small change of a sum can become, at most. */
  public double steepest() {
    return switch (kind) {
      case SELU -> SELU_SCALE * SELU_SLOPE;
      case SWISH -> STEEPEST_SWISH;
      case HARD_SWISH -> STEEPEST_HARD_SWISH;
      case MISH -> STEEPEST_MISH;
      case GELU -> STEEPEST_GELU;
      case LEAKY_RELU, ELU, HARD_SIGMOID -> Math.max(1, Math.abs(slope));
      case IDENTITY, RELU, SIGMOID, TANH, RELU6, SOFTPLUS, SOFTMAX -> 1;
    };
  }

  /** Just above swish's largest derivative, at a sum of 2.4. */
  private static final double STEEPEST_SWISH = 1.1;

  /** At a sum of 3. */
  private static final double STEEPEST_HARD_SWISH = 1.5;

  /** Just above mish's largest derivative, at a sum of 1.5. */
  private static final double STEEPEST_MISH = 1.09;

  /** Just above the largest derivative of GELU, at a sum of the square root of 2. */
  private static final double STEEPEST_GELU = 1.13;

  /** SELU's slope below zero, and its scale (Klambauer et al. 2017). */
  private static final double SELU_SLOPE = 1.6732632423543772;

  private static final double SELU_SCALE = 1.0507009873554805;

  /**
   * The function's value {@code a} at a sum {@code z}.
   *
   * @throws IllegalStateException for softmax, whose classes depend on each other
   */
  public double apply(double z) {
    return switch (kind) {
      case IDENTITY -> z;
      case RELU -> Math.max(z, 0);
      case LEAKY_RELU -> z > 0 ? z : slope * z;
      case SIGMOID -> logistic(z);
      case TANH -> Math.tanh(z);
      case RELU6 -> Math.min(Math.max(z, 0), 6);
      case ELU -> exponential(z, slope);
      case SELU -> SELU_SCALE * exponential(z, SELU_SLOPE);
      case SWISH -> z / (1 + Math.exp(-z));
      case SOFTPLUS -> softplus(z);
      case HARD_SIGMOID -> hard(z, slope);
      case HARD_SWISH -> z * hard(z, SIXTH);
      case MISH -> z * Math.tanh(softplus(z));
      case GELU -> z * below(z);
      case SOFTMAX -> throw notOfOneSum();
    };
  }

  /**
   * The derivative da/dz at a sum {@code z}; at a corner, the derivative from below.
   *
   * @throws IllegalStateException for softmax, whose classes depend on each other
   */
  public double derivativeAt(double z) {
    return switch (kind) {
      case IDENTITY -> 1;
      case RELU -> z > 0 ? 1 : 0;
      case LEAKY_RELU -> z > 0 ? 1 : slope;
      case SIGMOID -> logistic(z) * logistic(-z);
      case TANH -> 1 / (Math.cosh(z) * Math.cosh(z));
      case RELU6 -> z > 0 && z <= 6 ? 1 : 0;
      case ELU -> z > 0 ? 1 : slope * Math.exp(z);
      case SELU -> SELU_SCALE * (z > 0 ? 1 : SELU_SLOPE * Math.exp(z));
      case SWISH -> logistic(z) * (1 + z * logistic(-z));
      case SOFTPLUS -> logistic(z);
      case HARD_SIGMOID -> isOnLine(z, slope) ? slope : 0;
      case HARD_SWISH -> isOnLine(z, SIXTH) ? 2 * z * SIXTH + 0.5 : hard(z, SIXTH);
      case MISH -> slopeOfMish(z);
      case GELU -> below(z) + z * density(z);
      case SOFTMAX -> throw notOfOneSum();
    };
  }

  private static double logistic(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  private static double slopeOfMish(double z) {
    double factor = Math.tanh(softplus(z));
    return factor + z * (1 - factor * factor) * logistic(z);
  }

  /** The density of the standard normal distribution. */
  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The largest sum whose share of the normal distribution is computed: 1e-15 lies beyond it. */
  private static final double LAST_SHARE = 8;

  /**
   * The share of the standard normal distribution below {@code z}: half of it, and the density
   * times the sum of {@code z^(2n+1) / (1 * 3 * ... * (2n+1))}, whose terms have all the same sign.
   */
  private static double below(double z) {
    if (Math.abs(z) >= LAST_SHARE) {
      return z > 0 ? 1 : 0;
    }
    double sum = 0;
    double term = z;
    for (int odd = 3; Math.abs(term) > Math.ulp(sum); odd += 2) {
      sum += term;
      term *= z * z / odd;
    }
    return 0.5 + density(z) * sum;
  }

  private static final double SIXTH = 1 / 6.0;

  private static double hard(double z, double slope) {
    return Math.min(Math.max(slope * z + 0.5, 0), 1);
  }

  private static boolean isOnLine(double z, double slope) {
    double line = slope * z + 0.5;
    return line > 0 && line <= 1;
  }

  private static double exponential(double z, double slope) {
    return z > 0 ? z : slope * Math.expm1(z);
  }

  private static IllegalStateException notOfOneSum() {
    return new IllegalStateException("Softmax is a function of all sums, not of one");
  }

  /**
   * The derivative da/dz at the point where the function gave {@code a}.
   *
   * @throws IllegalStateException for functions that do not {@link #keepsDerivative}
   */
  public float derivative(float a) {
    return switch (kind) {
      case IDENTITY -> 1;
      case RELU -> a > 0 ? 1 : 0;
      case LEAKY_RELU -> a > 0 ? 1 : slope;
      case SIGMOID -> a * (1 - a);
      case TANH -> 1 - a * a;
      case RELU6 -> a > 0 && a < 6 ? 1 : 0;
      case ELU -> a > 0 ? 1 : a + slope;
      case SELU -> (float) (a > 0 ? SELU_SCALE : a + SELU_SCALE * SELU_SLOPE);
      case SOFTPLUS -> (float) -Math.expm1(-a);
      case HARD_SIGMOID -> a > 0 && a < 1 ? slope : 0;
      case SWISH, HARD_SWISH, MISH, GELU ->
          throw new IllegalStateException("A value of " + kind + " has two derivatives");
      case SOFTMAX -> throw new IllegalStateException("Softmax is left out of every walk back");
    };
  }
}
