package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.RandomWeights;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;

/**
 * Tests whether a projection depends on what the network has learned (Adebayo et al. 2018).
 * Starting at the projected unit's layer, one layer after another gets random weights, and the
 * projection is repeated each time. A projection that hardly changes shows the photograph rather
 * than the unit.
 *
 * <p>Each projection starts from the same cell with the same value.
 */
public final class Randomisation {

  private Randomisation() {}

  /**
   * A projection with random layers.
   *
   * @param layer the lowest random layer; all layers above it, up to the projected one, are also
   *     random
   * @param projection the projection with these random layers
   * @param spearman rank correlation with the original projection over the cell's receptive field;
   *     empty if one of the two is constant
   */
  public record Step(String layer, Projection projection, OptionalDouble spearman) {}

  /**
   * Randomises one layer after another in the background.
   *
   * @param inspection the photograph; must stay open until this method returns
   * @param first the projection of a cell in the original network
   * @param seed seed of the random weights
   * @param each receives each step as soon as it is done, on the calling thread
   * @throws IllegalArgumentException if {@code first} is the projection of a whole map
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static List<Step> of(
      Inspection inspection,
      Projection first,
      long seed,
      Consumer<Step> each,
      Progress progress,
      Cancellation cancellation) {
    if (!(first.seed() instanceof Seed.Cell cell)) {
      throw new IllegalArgumentException("A picture of a cell is wanted, not of " + first.seed());
    }
    Node unit = inspection.layer(first.layer());
    Network network = Network.Builder.upTo(inspection.model().network(), unit).build();
    Network random = RandomWeights.of(network, seed);
    List<Node> layers = new ArrayList<>(network.nodes());
    layers.removeIf(node -> node.operation().parameters() == 0);
    Collections.reverse(layers);
    Map<String, Operation> replaced = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (Node layer : layers) {
      progress.report(steps.size(), layers.size(), layer.name());
      replaced.put(layer.name(), random.node(layer.index()).operation());
      Network partly = network.with(replaced);
      Projection picture =
          Answers.await(
              inspection.inBackground(hand -> project(hand, partly, first, cell, cancellation)));
      float[] before = inField(first, network, cell);
      float[] after = inField(picture, network, cell);
      Step step = new Step(layer.name(), picture, RankCorrelation.of(before, after));
      steps.add(step);
      each.accept(step);
    }
    progress.report(layers.size(), layers.size(), first.layer());
    return steps;
  }

  private static Projection project(
      PassAtHand hand,
      Network network,
      Projection first,
      Seed.Cell cell,
      Cancellation cancellation) {
    Pass image = hand.pass();
    Shape shape = network.input();
    float[] input = image.crop(network.node(0), Region.all(shape.height(), shape.width()));
    Runnable betweenLayers = hand.betweenLayers();
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass = forward.run(input, cancellation, betweenLayers)) {
      return projector.projectValue(
          pass,
          network.output(),
          first.channel(),
          cell,
          first.value(),
          first.mode(),
          cancellation,
          betweenLayers);
    }
  }

  /** The projection's values over the cell's receptive field. */
  private static float[] inField(Projection picture, Network network, Seed.Cell cell) {
    Shape input = network.input();
    Region field = network.receptiveField(network.output(), cell.row(), cell.column());
    float[] canvas = picture.onCanvas(input.height(), input.width());
    int length = field.width() * picture.channels();
    float[] values = new float[field.height() * length];
    for (int row = 0; row < field.height(); row++) {
      int from = ((field.top() + row) * input.width() + field.left()) * picture.channels();
      System.arraycopy(canvas, from, values, row * length, length);
    }
    return values;
  }
}
