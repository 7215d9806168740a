package org.filterscope.projection;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;

/**
 * The contributions of the units of some layers to one unit's value. A unit contributes the
 * activation of each cell times the gradient of the value with respect to it, summed over the map.
 * In a network of ReLU layers and max poolings, these contributions and those of the later biases
 * add up to the value. With other functions in between, there is a remainder. L2 normalisation is
 * treated as a constant factor for this image.
 *
 * <p>Use it on the engine's thread, while the pass is open.
 */
public final class Attribution {
  private final BackwardWalk walk;
  private final double value;
  private final List<Node> layers;
  private final List<Signal> gradients;
  private final double[] biases;

  private Attribution(
      BackwardWalk walk, double value, List<Node> layers, List<Signal> gradients, double[] biases) {
    this.walk = walk;
    this.value = value;
    this.layers = layers;
    this.gradients = gradients;
    this.biases = biases;
  }

  static Attribution of(BackwardWalk walk, Node from, int unit, List<Node> layers) {
    Pass pass = walk.pass();
    requireWay(pass.network(), from, layers.get(layers.size() - 1));
    List<Signal> gradients = new ArrayList<>();
    double[] biases = new double[layers.size()];
    Node last = from;
    Signal signal = Projector.strongestCell(pass, from, unit);
    double bias = 0;
    for (int i = 0; i < layers.size(); i++) {
      BiasShare share = new BiasShare();
      signal = walk.run(last, signal, layers.get(i), share);
      last = layers.get(i);
      bias += share.sum;
      gradients.add(signal);
      biases[i] = bias;
    }
    double value =
        from.activation().kind() == Activation.Kind.SOFTMAX
            ? pass.logit(from, unit)
            : pass.map(from, unit).peak().value();
    return new Attribution(walk, value, List.copyOf(layers), gradients, biases);
  }

  /** Checks that a signal can be propagated from one node back to the other. */
  static void requireWay(Network network, Node from, Node to) {
    network
        .obstacle(from, to)
        .ifPresent(
            barrier -> {
              throw new Problem(
                  "layer.no-gradient",
                  from.name(),
                  to.name(),
                  barrier.name(),
                  barrier.obstacle().orElseThrow());
            });
  }

  /** The value that is attributed; for a class, its sum before softmax. */
  public double value() {
    return value;
  }

  /**
   * The signed contribution of each unit of a layer.
   *
   * @param layer the layer's index in the list of layers
   */
  public double[] ofUnits(int layer) {
    return contributions(layers.get(layer), gradients.get(layer));
  }

  /**
   * The contribution of the biases after a layer.
   *
   * @param layer the layer's index in the list of layers
   */
  public double ofBiases(int layer) {
    return biases[layer];
  }

  /**
   * The contributions of the units of the next earlier layer through one unit. Together with the
   * biases between the two layers, they add up to that unit's contribution.
   *
   * @param layer the layer's index in the list of layers; not that of the earliest layer
   * @param unit a unit of that layer
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public double[] through(int layer, int unit) {
    Node next = layers.get(layer + 1);
    Signal start = gradients.get(layer).only(unit).trimmed();
    return contributions(next, walk.run(layers.get(layer), start, next, BackwardWalk.NOBODY));
  }

  private double[] contributions(Node node, Signal gradient) {
    float[] activations = walk.pass().crop(node, gradient.region());
    double[] sums = new double[gradient.channels()];
    for (int i = 0; i < activations.length; i++) {
      sums[i % sums.length] += (double) activations[i] * gradient.values()[i];
    }
    return sums;
  }

  /** Adds up the contributions of the biases that the signal passes. */
  private static final class BiasShare implements BackwardWalk.Listener {
    private double sum;

    @Override
    public void passed(Node node, Signal signal, Signal beforeActivation) {
      float[] offsets = node.operation().offsets();
      for (int i = 0; i < beforeActivation.values().length && offsets.length > 0; i++) {
        sum += (double) beforeActivation.values()[i] * offsets[i % offsets.length];
      }
    }
  }
}
