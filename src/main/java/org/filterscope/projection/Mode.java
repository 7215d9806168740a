package org.filterscope.projection;

import org.filterscope.network.Activation;

/** How a signal passes back through a ReLU; this is the only difference between the modes. */
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
      boolean isOff = function.kind() == Activation.Kind.RELU && !(activation > 0);
      return isOff ? 0 : Math.max(signal, 0);
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
