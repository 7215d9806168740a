package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Node;
import org.filterscope.projection.Attribution;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;

/**
 * A class's score as contributions of units, layer by layer. What a unit adds is each cell's
 * activation times the gradient of the score by it, summed over its map; of each layer the units
 * that add most are shown.
 *
 * @param target the class's place in the output
 * @param label its name
 * @param score its sum before softmax; where the answer is no softmax, its value
 * @param layers the layers below the class, the latest first
 * @param nodes the class, then the shown units, layer by layer, in each those that add most first
 * @param edges what the unit {@code from} adds to the score by way of {@code to}
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
   * How a layer adds up to the score: units, biases behind it, and the rest.
   *
   * @param name the layer's
   * @param units what all its units add
   * @param shown what the shown ones of them add
   * @param biases what the biases behind the layer add
   * @param rest what functions other than rectifications leave unexplained, and rounding
   */
  public record Layer(String name, double units, double shown, double biases, double rest) {}

  /** A unit, and what it adds to the score; the class itself adds all. */
  public record Unit(String layer, int channel, double contribution) {}

  /** What the node {@code from} adds by way of the node {@code to}, both counted from 0. */
  public record Edge(int from, int to, double contribution) {}

  /**
   * Takes a class's score apart, in the background.
   *
   * @param target the class's place in the output; if none is named, the likeliest
   * @param depth how many layers at most, at least 1
   * @param width how many units of each at most, at least 1
   * @throws Problem if there is no such class, no layer below the classes, or no way back to one
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static ContributionGraph of(
      Inspection inspection, OptionalInt target, int depth, int width, Cancellation cancellation) {
    ClassProbability of =
        target.isPresent() ? inspection.classAt(target.getAsInt()) : inspection.classes().get(0);
    List<Node> layers = TrunkLayers.of(inspection.model(), depth);
    if (layers.isEmpty()) {
      throw new Problem("why.no-layers", inspection.model().name());
    }
    return Answers.await(
        inspection.inBackground(hand -> of(hand, of, layers, width, cancellation)));
  }

  private static ContributionGraph of(
      PassAtHand hand,
      ClassProbability target,
      List<Node> layers,
      int width,
      Cancellation cancellation) {
    Node output = hand.pass().network().output();
    Attribution attribution =
        hand.projector()
            .attribution(
                hand.pass(), output, target.index(), layers, cancellation, hand.betweenLayers());
    double score = attribution.value();
    List<Layer> sums = new ArrayList<>();
    List<Unit> nodes = new ArrayList<>(List.of(new Unit(output.name(), target.index(), score)));
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
    return new ContributionGraph(target.index(), target.label(), score, sums, nodes, edges);
  }

  private static Layer layer(Node node, double[] units, int[] most, double biases, double score) {
    double all = Arrays.stream(units).sum();
    double shown = Arrays.stream(most).mapToDouble(unit -> units[unit]).sum();
    return new Layer(node.name(), all, shown, biases, score - all - biases);
  }

  /** The units that add most, those that speak against the class left out. */
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
