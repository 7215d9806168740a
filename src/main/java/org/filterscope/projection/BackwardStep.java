package org.filterscope.projection;

import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/** One node's backward step, for every kind of layer. */
final class BackwardStep {
  private final Pass pass;
  private final Mode mode;
  private final boolean isLengthFixed;
  private final TransposedConvolution filters;
  private final CloseDecisions decisions;

  /**
   * Creates backward steps for a mode.
   *
   * @param isLengthFixed whether the gradient treats L2 normalisation as a constant factor for this
   *     image, as the other modes do
   */
  BackwardStep(
      Pass pass,
      Mode mode,
      boolean isLengthFixed,
      TransposedConvolution filters,
      CloseDecisions decisions) {
    this.pass = pass;
    this.mode = mode;
    this.isLengthFixed = isLengthFixed;
    this.filters = filters;
    this.decisions = decisions;
  }

  /**
   * Propagates from a node's output to before its activation function. Softmax is skipped, because
   * the signal starts at the sum before it.
   *
   * @param isSpare whether the signal is not needed again, so that its memory can hold the result
   */
  Signal throughActivation(Node node, Signal signal, boolean isSpare) {
    Activation function = node.activation();
    if (function.kind() == Activation.Kind.IDENTITY || function.kind() == Activation.Kind.SOFTMAX) {
      return signal;
    }
    float[] values = isSpare ? signal.values() : new float[signal.values().length];
    if (mode == Mode.DECONVNET) {
      // This mode needs no activations, and it is the most common one.
      rectify(signal.values(), values);
    } else if (mode == Mode.GRADIENT && !function.keepsDerivative()) {
      float[] sums = PreActivation.sums(pass, node, signal.region());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (signal.values()[i] * function.derivativeAt(sums[i]));
      }
    } else {
      float[] activations = decisions.activations(node, signal, mode);
      for (int i = 0; i < values.length; i++) {
        values[i] = mode.back(signal.values()[i], activations[i], function);
      }
    }
    return new Signal(signal.region(), signal.channels(), values);
  }

  private static void rectify(float[] signal, float[] rectified) {
    for (int i = 0; i < rectified.length; i++) {
      rectified[i] = Math.max(signal[i], 0);
    }
  }

  /**
   * Whether a signal goes on to an input. The factors of a gate get only a gradient: all other
   * modes take them as they are for this image, like the scale of batch normalisation.
   */
  boolean reaches(Node node, int input) {
    boolean isFactor = node.operation() instanceof Operation.Gate && input == 1;
    return !isFactor || (mode == Mode.GRADIENT && !isLengthFixed);
  }

  /** Propagates from before a node's activation function to one of its inputs. */
  Signal toInput(Node node, Signal signal, int input) {
    return node.operation()
        .accept(
            new BackwardOperation(
                pass, mode, isLengthFixed, filters, decisions, node, signal, input));
  }
}
