package org.filterscope.projection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;

/**
 * Decisions in the backward pass that rounding may have changed: which cell of a window was the
 * largest, and whether a unit was active. If values are too close to each other, or sums too close
 * to zero, to decide within {@link RoundingErrors}, they are recomputed in double precision, and
 * the decision follows exact arithmetic. Otherwise a projection would depend on how its
 * convolutions were computed.
 *
 * <p>Only decisions that affect a signal are checked. Close ones are few: some hundreds of a
 * photograph's 1.5 million pooling windows. Nearly all of them are in the first layers, where
 * recomputing a value is cheap.
 */
final class CloseDecisions {

  /** Number of exact values that are kept for other projections of the same pass (32 MB). */
  private static final int KEPT_VALUES = 1 << 22;

  /** Parts of a pooling's map that threads share. */
  private static final int PARTS = 8;

  private final Pass pass;
  private final ExactConvolution convolutions;
  private final RoundingErrors errors;
  private final @Nullable BitSet gated;
  private @Nullable ExactValues exact;
  private @Nullable EqualReceptiveFields fields;

  /** Creates the decisions for the first image of a pass. */
  CloseDecisions(Pass pass, RoundingErrors.Lengths lengths, ExactConvolution convolutions) {
    this.pass = pass;
    this.convolutions = convolutions;
    this.errors = new RoundingErrors(pass, lengths);
    this.gated = gated(pass.network());
  }

  /**
   * The switches of a max pooling.
   *
   * @param signal the signal that has reached it
   * @param reach the part of its input that the signal's windows cover
   */
  Switches switches(
      Node node, Operation.MaxPooling pooling, Signal signal, Region reach, Mode mode) {
    Node source = pass.network().node(node.inputs().get(0));
    Region region = signal.region();
    Switches switches = Switches.unknown(region, signal.channels(), reach);
    Switches.Input input = rows -> pass.crop(source, rows);
    if (!isExact(node)) {
      switches.search(pooling, region.top(), region.bottom(), input, (row, column, window) -> {});
      return switches;
    }
    float[] sums = pass.pooledSums(node, region);
    // Without these sums, the search may have to compute them through the pass.
    int parts = sums == null ? 1 : Math.max(1, Math.min(PARTS, region.height()));
    List<CloseWindows> close = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      close.add(new CloseWindows(this, node, source, signal, mode, sums));
    }
    IntConsumer search =
        part ->
            switches.search(
                pooling,
                region.top() + region.height() * part / parts,
                region.top() + region.height() * (part + 1) / parts,
                input,
                close.get(part));
    if (parts == 1) {
      search.accept(0);
    } else {
      pass.share(parts, search);
    }
    close.subList(1, parts).forEach(close.get(0)::add);
    close.get(0).settle(switches);
    return switches;
  }

  /**
   * A node's activations on the region of a signal; values that may be on the wrong side of zero
   * are corrected.
   *
   * @param mode {@link Mode#GUIDED} or {@link Mode#GRADIENT}
   */
  float[] activations(Node node, Signal signal, Mode mode) {
    float[] activations = pass.crop(node, signal.region());
    Activation function = node.activation();
    boolean isRectified =
        function.kind() == Activation.Kind.RELU
            || (function.kind() == Activation.Kind.LEAKY_RELU && mode == Mode.GRADIENT);
    if (isRectified && isExact(node)) {
      settle(node, signal, mode, activations);
    }
    return activations;
  }

  /**
   * Whether close decisions at a node are made again. Behind a gate, each value depends on the
   * whole image, so it would take longer than it is worth.
   */
  private boolean isExact(Node node) {
    return gated == null || !gated.get(node.index());
  }

  /** The nodes that depend on a gate; null if there is none. */
  private static @Nullable BitSet gated(Network network) {
    BitSet gated = new BitSet();
    for (Node node : network.nodes()) {
      boolean isGate = node.operation() instanceof Operation.Gate;
      gated.set(node.index(), isGate || node.inputs().stream().anyMatch(gated::get));
    }
    return gated.isEmpty() ? null : gated;
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

  /** Sums of a node, recomputed from its inputs; empty if the node is not a convolution. */
  Optional<RefinedSums> refined(Node node) {
    boolean isKnown =
        switch (node.activation().kind()) {
          case IDENTITY, RELU -> true;
          case LEAKY_RELU,
              SIGMOID,
              TANH,
              SOFTMAX,
              RELU6,
              ELU,
              SELU,
              SWISH,
              SOFTPLUS,
              HARD_SIGMOID,
              HARD_SWISH,
              MISH,
              GELU ->
              false;
        };
    return isKnown && node.operation() instanceof Operation.Convolution convolution
        ? Optional.of(new RefinedSums(pass, errors, node, convolution))
        : Optional.empty();
  }

  /** The recomputed values; more are computed on request. */
  ExactValues exact() {
    if (exact == null) {
      exact = new ExactValues(convolutions, pass.network(), image());
    }
    return exact;
  }

  /** Drops the exact values if there are many; to be called after a projection. */
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
