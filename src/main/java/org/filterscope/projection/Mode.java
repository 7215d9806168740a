package org.filterscope.projection;

import org.filterscope.network.Activation;

/** What a rectification does to the signal on its way back; nothing else differs. */
public enum Mode {
  /** {@code max(R, 0)}: Zeiler and Fergus 2013. */
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
  /** {@code R} times the derivative: the gradient, Simonyan et al. 2013. */
  GRADIENT {
    @Override
    public float back(float signal, float activation, Activation function) {
      return signal * function.derivative(activation);
    }
  };

  /** Whether a rectification before can let anything of this signal through. */
  public boolean passes(float signal) {
    return this == GRADIENT ? signal != 0 : signal > 0;
  }

  /**
   * The signal before a unit's activation function.
   *
   * @param signal what came back to the unit's output
   * @param activation what the unit gave on the way forward
   * @param function not the identity and not softmax, which let every signal pass
   */
  public abstract float back(float signal, float activation, Activation function);
}
