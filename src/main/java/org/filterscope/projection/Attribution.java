package org.filterscope.projection;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.task.Problem;

/**
 * What the units of some layers add to one unit's value: each cell's activation times the gradient
 * of the value by it, summed over the cells of a map. In a network of rectified sums and max
 * poolings these and the share of the biases behind the layer add up to the value; where other
 * functions lie between, there is a rest. A scaling to a fixed length counts as the factor that it
 * is for this image.
 *
 * <p>To be used on the engine's thread, while the pass is open.
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
    Signal start = Signal.zero(Region.cell(0, 0), from.shape().channels());
    start.values()[unit] = 1;
    List<Signal> gradients = new ArrayList<>();
    double[] biases = new double[layers.size()];
    Node last = from;
    Signal signal = start;
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
            : pass.map(from, unit).at(0, 0);
    return new Attribution(walk, value, List.copyOf(layers), gradients, biases);
  }

  /** Refuses ways that something bars. */
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

  /** The value that is taken apart; of a class its sum before softmax. */
  public double value() {
    return value;
  }

  /** What each unit of a layer adds, signed. */
  public double[] ofUnits(int layer) {
    return contributions(layers.get(layer), gradients.get(layer));
  }

  /** What the biases behind a layer add. */
  public double ofBiases(int layer) {
    return biases[layer];
  }

  /**
   * What the units of the next earlier layer add by way of one unit. With the biases between the
   * two layers they add up to what that unit adds.
   *
   * @param layer not the earliest
   * @param unit of that layer
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

  /** Adds up what the biases on the way are worth. */
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
