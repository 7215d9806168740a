package org.filterscope.projection;

import java.util.Optional;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on the way back that rounding may have turned: which cell of a window was the largest,
 * and whether a unit was active. Wherever values are nearer to each other, or sums to zero, than
 * {@link RoundingErrors} allows to tell, they are computed again in double precision, and it is
 * decided as exact arithmetic would. Without this a projection's picture would depend on how its
 * convolutions were computed.
 *
 * <p>Only decisions that a signal meets are looked at. They are few: of a photograph's 1.5 million
 * pooling windows some hundreds, nearly all in the first layers, where values cost little.
 */
final class CloseDecisions {

  /** Exact values that are kept for other projections of the same pass: 32 MB. */
  private static final int KEPT_VALUES = 1 << 22;

  private final Pass pass;
  private final ExactConvolution convolutions;
  private final RoundingErrors errors;
  private @Nullable ExactValues exact;
  private @Nullable EqualReceptiveFields fields;

  /** Decisions for the first image of a pass. */
  CloseDecisions(Pass pass, RoundingErrors.Lengths lengths, ExactConvolution convolutions) {
    this.pass = pass;
    this.convolutions = convolutions;
    this.errors = new RoundingErrors(pass, lengths);
  }

  /**
   * The switches of a max pooling.
   *
   * @param signal what has come back to it
   * @param reach the part of its input that the signal's windows cover
   */
  Switches switches(
      Node node, Operation.MaxPooling pooling, Signal signal, Region reach, Mode mode) {
    Node source = pass.network().node(node.inputs().get(0));
    float[] input = pass.crop(source, reach);
    CloseWindows close = new CloseWindows(this, node, source, pooling, signal, mode, reach, input);
    Switches switches =
        Switches.of(pooling, signal.region(), signal.channels(), reach, input, close);
    close.settle(switches);
    return switches;
  }

  /**
   * A node's activations on the part where a signal has come back to it; those that may be on the
   * wrong side of zero are put right.
   *
   * @param mode guided or gradient
   */
  float[] activations(Node node, Signal signal, Mode mode) {
    float[] activations = pass.crop(node, signal.region());
    Activation function = node.activation();
    boolean isRectified =
        function.kind() == Activation.Kind.RELU
            || (function.kind() == Activation.Kind.LEAKY_RELU && mode == Mode.GRADIENT);
    if (isRectified) {
      settle(node, signal, mode, activations);
    }
    return activations;
  }

  private void settle(Node node, Signal signal, Mode mode, float[] activations) {
    CloseSums close = new CloseSums(this, node, signal, mode);
    close.search(activations);
    close.settle(activations);
  }

  Pass pass() {
    return pass;
  }

  RoundingErrors errors() {
    return errors;
  }

  /** Sums of a node that are computed again from what it read; empty if it is no convolution. */
  Optional<RefinedSums> refined(Node node) {
    boolean isKnown =
        switch (node.activation().kind()) {
          case IDENTITY, RELU -> true;
          case LEAKY_RELU, SIGMOID, TANH, SOFTMAX, RELU6, ELU, SELU, SWISH, SOFTPLUS -> false;
        };
    return isKnown && node.operation() instanceof Operation.Convolution convolution
        ? Optional.of(new RefinedSums(pass, errors, node, convolution))
        : Optional.empty();
  }

  /** Values that were or can be computed again. */
  ExactValues exact() {
    if (exact == null) {
      exact = new ExactValues(convolutions, pass.network(), image());
    }
    return exact;
  }

  /** Lets go of exact values if they are many; after a projection. */
  void trim() {
    if (exact != null && exact.count() > KEPT_VALUES) {
      exact = null;
    }
  }

  EqualReceptiveFields fields() {
    if (fields == null) {
      fields = new EqualReceptiveFields(pass.network(), image());
    }
    return fields;
  }

  private float[] image() {
    Network network = pass.network();
    return pass.crop(
        network.node(0), Region.all(network.input().height(), network.input().width()));
  }
}
