package org.filterscope.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How much a unit's kernels differ between two models of one network.
 *
 * @param change the Euclidean length of the difference of all its weights and its bias, divided by
 *     the length of the old ones; 0 if nothing changed
 */
public record KernelChange(String layer, int channel, double change) {

  /**
   * All units of all convolutions, the most changed first; ties are in the network's order.
   *
   * @throws Problem if the models' convolutions differ in name, order or size
   */
  public static List<KernelChange> between(Model before, Model after) {
    List<Node> old = convolutions(before);
    List<Node> young = convolutions(after);
    List<KernelChange> changes = new ArrayList<>();
    for (int i = 0; i < Math.max(old.size(), young.size()); i++) {
      if (i >= old.size() || i >= young.size() || !isAlike(old.get(i), young.get(i))) {
        String layer = (i < old.size() ? old : young).get(i).name();
        throw new Problem("model.other-layers", before.name(), after.name(), layer);
      }
      changes.addAll(between(old.get(i), young.get(i)));
    }
    changes.sort(Comparator.comparingDouble(unit -> -unit.change));
    return changes;
  }

  /** The units that changed when one network was trained from another, the most changed first. */
  public static List<KernelChange> of(Network before, Network after) {
    List<KernelChange> changes = new ArrayList<>();
    for (Node node : after.nodes()) {
      Node old = before.node(node.index());
      // Weights that were not trained are shared.
      if (node.operation() instanceof Operation.Convolution && kernels(node) != kernels(old)) {
        changes.addAll(between(old, node));
      }
    }
    return changes.stream()
        .filter(unit -> unit.change > 0)
        .sorted(Comparator.comparingDouble(unit -> -unit.change))
        .toList();
  }

  /**
   * The units of one layer only.
   *
   * @param layer empty for all
   */
  public static List<KernelChange> between(Model before, Model after, Optional<String> layer) {
    return between(before, after).stream()
        .filter(unit -> layer.isEmpty() || layer.get().equals(unit.layer))
        .toList();
  }

  private static List<Node> convolutions(Model model) {
    return model.network().nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Convolution)
        .toList();
  }

  private static boolean isAlike(Node one, Node other) {
    return one.name().equals(other.name())
        && one.shape().equals(other.shape())
        && kernels(one).equalShapes(kernels(other));
  }

  private static List<KernelChange> between(Node before, Node after) {
    double[] was = squares(kernels(before), bias(before));
    double[] differs = squares(kernels(after).sub(kernels(before)), bias(after).sub(bias(before)));
    List<KernelChange> changes = new ArrayList<>();
    for (int channel = 0; channel < was.length; channel++) {
      // A unit of zeros has no length to compare with, so it counts as completely changed.
      double change =
          was[channel] > 0
              ? Math.sqrt(differs[channel] / was[channel])
              : differs[channel] > 0 ? 1 : 0;
      changes.add(new KernelChange(before.name(), channel, change));
    }
    return changes;
  }

  /** The sums of squares of each output's weights. */
  private static double[] squares(INDArray kernels, INDArray bias) {
    double[] sums = new double[(int) bias.length()];
    float[] weights = kernels.dup('c').data().asFloat();
    // Outputs run fastest.
    for (int i = 0; i < weights.length; i++) {
      sums[i % sums.length] += (double) weights[i] * weights[i];
    }
    for (int channel = 0; channel < sums.length; channel++) {
      double value = bias.getDouble(channel);
      sums[channel] += value * value;
    }
    return sums;
  }

  private static INDArray kernels(Node node) {
    return ((Operation.Convolution) node.operation()).kernels();
  }

  private static INDArray bias(Node node) {
    return ((Operation.Convolution) node.operation()).bias();
  }
}
