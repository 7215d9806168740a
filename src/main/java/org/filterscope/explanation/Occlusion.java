package org.filterscope.explanation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.PartialForwardPass;
import org.filterscope.activation.Patches;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;

/**
 * Covers a photograph with a square at one position after another, and watches a unit and a class,
 * as in Zeiler and Fergus 2013, figure 7. Only cells that see the square are recomputed.
 *
 * @param grid the positions of the square
 * @param colour the square's colour as the network reads it, one value for each input channel
 * @param layer the watched unit's layer
 * @param channel the watched unit's channel; empty for the channel with the largest map sum
 * @param target the watched class's index in the output; empty for the most likely class
 */
public record Occlusion(
    CoverGrid grid, float[] colour, Node layer, OptionalInt channel, OptionalInt target) {

  /**
   * Checks that the layer has maps.
   *
   * @throws Problem if the layer has no maps
   */
  public Occlusion {
    colour = colour.clone();
    ClassActivation.requireMaps(layer);
  }

  @Override
  public float[] colour() {
    return colour.clone();
  }

  /**
   * Covers a photograph in the background.
   *
   * @param inspection the photograph; must stay open until this method returns
   * @param each receives each position's result as soon as it is known, coarse to fine, on the
   *     calling thread
   * @return the complete maps
   * @throws Problem if there is no such channel or class
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public OcclusionMaps cover(
      Inspection inspection,
      Consumer<CoveredPosition> each,
      Progress progress,
      Cancellation cancellation) {
    return cover(inspection, each, maps -> {}, progress, cancellation);
  }

  /**
   * Covers a photograph in the background and tells what is known while it goes on.
   *
   * @param inspection the photograph; must stay open until this method returns
   * @param soFar receives the maps several times, on the calling thread; a position that is not
   *     known yet has the values of the nearest known one above and to the left
   * @return the complete maps
   * @throws Problem if there is no such channel or class
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public OcclusionMaps coverLive(
      Inspection inspection,
      Consumer<OcclusionMaps> soFar,
      Progress progress,
      Cancellation cancellation) {
    return cover(inspection, position -> {}, soFar, progress, cancellation);
  }

  private OcclusionMaps cover(
      Inspection inspection,
      Consumer<CoveredPosition> each,
      Consumer<OcclusionMaps> soFar,
      Progress progress,
      Cancellation cancellation) {
    ClassProbability watched =
        target.isPresent() ? inspection.classAt(target.getAsInt()) : inspection.classes().get(0);
    WatchedUnit before =
        Answers.await(inspection.inBackground(hand -> WatchedUnit.of(hand.pass(), layer, channel)));
    PartialForwardPass partial =
        Answers.await(
            inspection.inBackground(
                hand -> new PartialForwardPass(hand.forward(), hand.pass(), grid.squares())));
    OcclusionMaps maps = empty(before, watched);
    try {
      int[] order = grid.coarseToFine();
      for (int done = 0; done < order.length; ) {
        progress.report(done, order.length, layer.name());
        int end = Math.min(order.length, done + partial.atOnce());
        int[] positions = Arrays.copyOfRange(order, done, end);
        Answers.await(
                inspection.inBackground(
                    hand -> covered(partial, positions, before, watched, hand, cancellation)))
            .forEach(covered -> take(covered, maps, each));
        done = end;
        soFar.accept(maps.spread(Arrays.copyOf(order, done)));
      }
      progress.report(order.length, order.length, layer.name());
      return maps;
    } finally {
      var unused = inspection.inBackground(hand -> closed(partial));
    }
  }

  private static boolean closed(PartialForwardPass partial) {
    partial.close();
    return true;
  }

  private OcclusionMaps empty(WatchedUnit before, ClassProbability watched) {
    return new OcclusionMaps(
        grid,
        layer.name(),
        before.channel(),
        before.total(),
        watched.index(),
        watched.probability(),
        emptyMap(),
        emptyMap(),
        emptyMap());
  }

  private FeatureMap emptyMap() {
    return new FeatureMap(grid.rows(), grid.columns(), new float[grid.count()]);
  }

  private static void take(
      CoveredPosition covered, OcclusionMaps maps, Consumer<CoveredPosition> each) {
    maps.totals().values()[covered.position()] = (float) covered.total();
    maps.probabilities().values()[covered.position()] = covered.probability();
    maps.labels().values()[covered.position()] = covered.label();
    each.accept(covered);
  }

  private List<CoveredPosition> covered(
      PartialForwardPass partial,
      int[] positions,
      WatchedUnit before,
      ClassProbability watched,
      PassAtHand hand,
      Cancellation cancellation) {
    Network network = hand.pass().network();
    List<float[]> squares = Collections.nCopies(positions.length, square(network.input()));
    List<Patches> patches = partial.run(positions, squares, cancellation, hand.betweenLayers());
    Patches unit = patches.get(layer.index());
    Patches answer = patches.get(network.output().index());
    CoveredPosition[] covered = new CoveredPosition[positions.length];
    for (int i = 0; i < positions.length; i++) {
      double total = before.outside(unit.region(i)) + unit.total(i, before.channel());
      float[] probabilities = answer.values(i);
      covered[i] =
          new CoveredPosition(
              positions[i],
              total,
              probabilities[watched.index()],
              WatchedUnit.likeliest(probabilities));
    }
    return List.of(covered);
  }

  /** The pixels of the square, {@code [size, size, channels]}. */
  private float[] square(Shape input) {
    float[] pixels = new float[grid.size() * grid.size() * input.channels()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = colour[i % colour.length];
    }
    return pixels;
  }
}
