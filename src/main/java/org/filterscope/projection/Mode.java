package org.filterscope.projection;

import org.filterscope.network.Activation;

/**
 * How a signal passes back through a ReLU; this is the only difference between the modes.
 *
 * <p>The papers define deconvnet and guided for ReLU only. For other functions there is a choice:
 * the signal is rectified in the same way, and nothing else is done to it. It is not capped at 6
 * for ReLU6, since a projection would no longer be proportional to the unit's value. In guided, a
 * unit counts as off where the function's derivative is zero (ReLU, and ReLU6 at both ends), and
 * below zero for those that almost shut there (ELU, SELU, swish); leaky ReLU, softplus, sigmoid and
 * tanh are never off. The gradient follows each function's derivative and leaves no choice.
 */
public enum Mode {
  /** {@code max(R, 0)} for the signal {@code R}: Zeiler and Fergus 2013. */
  DECONVNET {
    @Override
    public float back(float signal, float activation, Activation function) {
      return Math.max(signal, 0);
    }
  },
  /** {@code max(R, 0)} where the unit was active: Springenberg et al. 2014. */
  GUIDED {
    @Override
    public float back(float signal, float activation, Activation function) {
      boolean isCapped = function.kind() == Activation.Kind.RELU6 && activation >= 6;
      boolean isOff = function.isRectifier() && !(activation > 0);
      return isOff || isCapped ? 0 : Math.max(signal, 0);
    }
  },
  /** {@code R} times the derivative, which gives the gradient: Simonyan et al. 2013. */
  GRADIENT {
    @Override
    public float back(float signal, float activation, Activation function) {
      return signal * function.derivative(activation);
    }
  };

  /** Whether an earlier ReLU can pass any of this signal. */
  public boolean passes(float signal) {
    return this == GRADIENT ? signal != 0 : signal > 0;
  }

  /**
   * Propagates a signal back through a unit's activation function.
   *
   * @param signal the signal at the unit's output
   * @param activation the unit's activation in the forward pass
   * @param function neither identity nor softmax, which pass every signal unchanged
   */
  public abstract float back(float signal, float activation, Activation function);
}
