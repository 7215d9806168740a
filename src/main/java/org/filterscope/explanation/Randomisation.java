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
 * Tests whether a picture depends on what the network has learned (Adebayo et al. 2018). Starting
 * at the layer of the class or unit that is explained, one layer after another gets random weights,
 * and the picture is made again each time. A picture that hardly changes shows the photograph
 * rather than what the unit has learned.
 *
 * <p>Each projection starts from the same cell with the same value.
 */
public final class Randomisation {

  private Randomisation() {}

  /**
   * A picture with random layers.
   *
   * @param layer the lowest random layer; all layers above it, up to the explained one, are also
   *     random
   * @param picture the projection or class activation map with these random layers
   * @param spearman rank correlation with the original picture, for a projection over the cell's
   *     receptive field; empty if one of the two is constant
   * @param <T> the kind of picture
   */
  public record Step<T>(String layer, T picture, OptionalDouble spearman) {}

  /** Makes the picture with another network, on the engine's thread. */
  private interface Redrawing<T> {
    T redraw(Pass pass, Projector projector, Cancellation cancellation, Runnable betweenLayers);
  }

  /** How alike two pictures are. */
  private interface Likeness<T> {
    OptionalDouble of(T one, T other);
  }

  /**
   * Randomises one layer after another in the background, and projects a cell each time.
   *
   * @param inspection the photograph; must stay open until this method returns
   * @param first the projection of a cell in the original network
   * @param seed seed of the random weights
   * @param each receives each step as soon as it is done, on the calling thread
   * @throws IllegalArgumentException if {@code first} is the projection of a whole map
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static List<Step<Projection>> of(
      Inspection inspection,
      Projection first,
      long seed,
      Consumer<Step<Projection>> each,
      Progress progress,
      Cancellation cancellation) {
    if (!(first.seed() instanceof Seed.Cell cell)) {
      throw new IllegalArgumentException("A picture of a cell is wanted, not of " + first.seed());
    }
    Node unit = inspection.layer(first.layer());
    Network network = Network.Builder.upTo(inspection.model().network(), unit).build();
    Redrawing<Projection> projecting =
        (pass, projector, stopped, betweenLayers) ->
            projector.projectValue(
                pass,
                pass.network().output(),
                first.channel(),
                cell,
                first.value(),
                first.mode(),
                stopped,
                betweenLayers);
    Likeness<Projection> likeness =
        (one, other) ->
            RankCorrelation.of(inField(one, network, cell), inField(other, network, cell));
    return steps(
        inspection, network, first, projecting, likeness, seed, each, progress, cancellation);
  }

  /**
   * Randomises one layer after another in the background, and makes a class activation map each
   * time.
   *
   * @param inspection the photograph; must stay open until this method returns
   * @param layer the layer of the maps
   * @param target the class or unit that is explained
   * @param seed seed of the random weights
   * @param first receives the map of the original network, on the calling thread
   * @param each receives each step as soon as it is done, on the calling thread
   * @throws org.filterscope.task.Problem if the layer has no maps or does not lead to the target
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static List<Step<ClassActivation>> ofClassActivation(
      Inspection inspection,
      Node layer,
      Target target,
      long seed,
      Consumer<ClassActivation> first,
      Consumer<Step<ClassActivation>> each,
      Progress progress,
      Cancellation cancellation) {
    ClassActivation original = ClassActivation.of(inspection, layer, target, cancellation);
    first.accept(original);
    Network network = Network.Builder.upTo(inspection.model().network(), target.node()).build();
    Redrawing<ClassActivation> redrawing =
        (pass, projector, stopped, betweenLayers) ->
            ClassActivation.of(pass, projector, layer, target, stopped, betweenLayers);
    Likeness<ClassActivation> likeness =
        (one, other) -> RankCorrelation.of(one.map().values(), other.map().values());
    return steps(
        inspection, network, original, redrawing, likeness, seed, each, progress, cancellation);
  }

  private static <T> List<Step<T>> steps(
      Inspection inspection,
      Network network,
      T first,
      Redrawing<T> redrawing,
      Likeness<T> likeness,
      long seed,
      Consumer<Step<T>> each,
      Progress progress,
      Cancellation cancellation) {
    Network random = RandomWeights.of(network, seed);
    List<Node> layers = new ArrayList<>(network.nodes());
    layers.removeIf(node -> node.operation().parameters() == 0);
    Collections.reverse(layers);
    Map<String, Operation> replaced = new LinkedHashMap<>();
    List<Step<T>> steps = new ArrayList<>();
    for (Node layer : layers) {
      progress.report(steps.size(), layers.size(), layer.name());
      replaced.put(layer.name(), random.node(layer.index()).operation());
      Network partly = network.with(replaced);
      T picture =
          Answers.await(
              inspection.inBackground(hand -> redraw(hand, partly, redrawing, cancellation)));
      Step<T> step = new Step<>(layer.name(), picture, likeness.of(first, picture));
      steps.add(step);
      each.accept(step);
    }
    progress.report(layers.size(), layers.size(), network.output().name());
    return steps;
  }

  private static <T> T redraw(
      PassAtHand hand, Network network, Redrawing<T> redrawing, Cancellation cancellation) {
    Pass image = hand.pass();
    Shape shape = network.input();
    float[] input = image.crop(network.node(0), Region.all(shape.height(), shape.width()));
    Runnable betweenLayers = hand.betweenLayers();
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass = forward.run(input, cancellation, betweenLayers)) {
      return redrawing.redraw(pass, projector, cancellation, betweenLayers);
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
