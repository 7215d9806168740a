package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Node;
import org.filterscope.projection.Attribution;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;

/**
 * Splits a class's score into contributions of units, layer by layer. A unit contributes the
 * activation of each cell times the gradient of the score with respect to it, summed over the map.
 * For each layer, the units with the largest contributions are shown. The same is done for a unit
 * of a later layer, whose score is its strongest cell's value.
 *
 * @param target the class's place in the output, or the unit's channel
 * @param label the class's name, or the unit's layer and channel
 * @param score the class's sum before softmax; the output value if there is no softmax
 * @param layers the layers below the class, latest first
 * @param nodes the class, then the shown units layer by layer, largest contribution first
 * @param edges contributions of one unit to the score through another unit
 */
public record ContributionGraph(
    int target,
    String label,
    double score,
    List<Layer> layers,
    List<Unit> nodes,
    List<Edge> edges) {

  /** Copies the lists. */
  public ContributionGraph {
    layers = List.copyOf(layers);
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * How a layer adds up to the score: its units, the biases after it, and a remainder.
   *
   * @param name the layer's name
   * @param units contribution of all units of the layer
   * @param shown contribution of the shown units
   * @param biases contribution of the biases after the layer
   * @param rest the remainder from activation functions other than ReLU, and from rounding
   */
  public record Layer(String name, double units, double shown, double biases, double rest) {}

  /** A unit and its contribution to the score; the class itself contributes the whole score. */
  public record Unit(String layer, int channel, double contribution) {}

  /** The contribution of node {@code from} through node {@code to}; both are indices from 0. */
  public record Edge(int from, int to, double contribution) {}

  /**
   * Computes the contributions to a class's score.
   *
   * @param target the class's index in the output; empty for the most likely class
   * @param depth maximum number of layers, at least 1
   * @param width maximum number of units per layer, at least 1
   * @throws Problem if there is no such class, there is no layer below the classes, or a signal
   *     cannot be propagated back to a layer
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static ContributionGraph of(
      Inspection inspection, OptionalInt target, int depth, int width, Cancellation cancellation) {
    return of(inspection, Target.ofClass(inspection, target), depth, width, cancellation);
  }

  /**
   * Computes the contributions to the score of a class or another unit.
   *
   * @param depth maximum number of layers, at least 1
   * @param width maximum number of units per layer, at least 1
   * @throws Problem if there is no layer of units before the target, or a signal cannot be
   *     propagated back to a layer
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static ContributionGraph of(
      Inspection inspection, Target target, int depth, int width, Cancellation cancellation) {
    List<Node> layers = TrunkLayers.of(inspection.model(), target.node(), depth);
    if (layers.isEmpty()) {
      throw isClass(inspection, target)
          ? new Problem("why.no-layers", inspection.model().name())
          : new Problem("why.no-layers-before", target.node().name());
    }
    return Answers.await(inspection.atOnce(hand -> of(hand, target, layers, width, cancellation)));
  }

  private static boolean isClass(Inspection inspection, Target target) {
    return target.node().index() == inspection.model().network().output().index();
  }

  private static ContributionGraph of(
      PassAtHand hand, Target target, List<Node> layers, int width, Cancellation cancellation) {
    Node from = target.node();
    Attribution attribution =
        hand.projector()
            .attribution(
                hand.pass(), from, target.unit(), layers, cancellation, hand.betweenLayers());
    double score = attribution.value();
    List<Layer> sums = new ArrayList<>();
    List<Unit> nodes = new ArrayList<>(List.of(new Unit(from.name(), target.unit(), score)));
    List<Edge> edges = new ArrayList<>();
    int above = 0;
    for (int i = 0; i < layers.size(); i++) {
      double[] units = attribution.ofUnits(i);
      int[] most = most(units, width);
      int first = nodes.size();
      for (int unit : most) {
        nodes.add(new Unit(layers.get(i).name(), unit, units[unit]));
      }
      for (int to = above; to < first; to++) {
        double[] through = i == 0 ? units : attribution.through(i - 1, nodes.get(to).channel());
        for (int k = 0; k < most.length; k++) {
          edges.add(new Edge(first + k, to, through[most[k]]));
        }
      }
      sums.add(layer(layers.get(i), units, most, attribution.ofBiases(i), score));
      above = first;
    }
    return new ContributionGraph(target.unit(), target.label(), score, sums, nodes, edges);
  }

  private static Layer layer(Node node, double[] units, int[] most, double biases, double score) {
    double all = Arrays.stream(units).sum();
    double shown = Arrays.stream(most).mapToDouble(unit -> units[unit]).sum();
    return new Layer(node.name(), all, shown, biases, score - all - biases);
  }

  /** The units with the largest contributions; units that count against the class are left out. */
  private static int[] most(double[] units, int width) {
    return IntStream.range(0, units.length)
        .filter(unit -> units[unit] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(unit -> -units[unit]))
        .limit(width)
        .mapToInt(unit -> unit)
        .toArray();
  }
}
