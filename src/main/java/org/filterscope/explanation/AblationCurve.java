package org.filterscope.explanation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.inspection.PassAtHand;
import org.filterscope.network.Node;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;

/**
 * How much a class needs the units of a layer: its probability while more and more of them are
 * switched off, those that contribute most first. The units are ranked on one half of a folder and
 * measured on the other, so that a chance order does not look like a good one. Random units of the
 * same layer are the control.
 *
 * @param layer the layer's name
 * @param target the class's index in the output
 * @param label the class's name
 * @param ranked number of photographs that the units were ranked on
 * @param measured number of photographs that the points were measured on
 * @param points from no units to the most
 */
public record AblationCurve(
    String layer, int target, String label, int ranked, int measured, List<Point> points) {

  /** The largest number of units that is switched off. */
  public static final int MOST = 256;

  /** Copies the list. */
  public AblationCurve {
    points = List.copyOf(points);
  }

  /**
   * The means over the measured photographs for one number of units.
   *
   * @param off number of units switched off
   * @param probability the class's mean probability without the units that contribute most, from 0
   *     to 1
   * @param random the class's mean probability without random units
   */
  public record Point(int off, double probability, double random) {}

  /**
   * Measures a curve.
   *
   * @param photographs every second one ranks the units, the others measure
   * @param target the class's index in the output
   * @param seed seed of the random units
   * @param skipped receives each photograph that cannot be read, and why
   * @throws Problem if there are fewer than two photographs that can be read, there is no such
   *     class, or the layer does not lead to the classes
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public static AblationCurve of(
      Inspector inspector,
      PictureReader reader,
      List<Path> photographs,
      Node layer,
      int target,
      long seed,
      BiConsumer<Path, Problem> skipped,
      Progress progress,
      Cancellation cancellation) {
    int classes = inspector.model().labels().size();
    if (target < 0 || target >= classes) {
      throw new Problem("class.unknown", target, inspector.model().name(), classes - 1);
    }
    Measurement measurement =
        new Measurement(
            inspector, reader, photographs, layer, target, seed, skipped, progress, cancellation);
    measurement.each(0, measurement.rankingPasses(), measurement::rank);
    measurement.order();
    measurement.each(1, measurement.measuringPasses(), measurement::measure);
    return measurement.result();
  }

  /** One curve while it is measured. */
  private static final class Measurement {
    private final Inspector inspector;
    private final PictureReader reader;
    private final List<Path> photographs;
    private final Node layer;
    private final int target;
    private final BiConsumer<Path, Problem> skipped;
    private final Progress progress;
    private final Cancellation cancellation;
    private final double[] contributions;
    private final List<Integer> random;
    private final int[] counts;
    private final double[] probabilities;
    private final double[] controls;
    private List<Integer> order = List.of();
    private int ranked;
    private int measured;

    /** Forward passes so far, for an honest estimate of the time left. */
    private long passes;

    Measurement(
        Inspector inspector,
        PictureReader reader,
        List<Path> photographs,
        Node layer,
        int target,
        long seed,
        BiConsumer<Path, Problem> skipped,
        Progress progress,
        Cancellation cancellation) {
      this.inspector = inspector;
      this.reader = reader;
      this.photographs = photographs;
      this.layer = layer;
      this.target = target;
      this.skipped = skipped;
      this.progress = progress;
      this.cancellation = cancellation;
      int channels = layer.shape().channels();
      contributions = new double[channels];
      random =
          IntStream.range(0, channels).boxed().collect(Collectors.toCollection(ArrayList::new));
      Collections.shuffle(random, new Random(seed));
      IntStream doubled =
          IntStream.iterate(1, off -> off <= Math.min(MOST, channels), off -> 2 * off);
      counts = IntStream.concat(IntStream.of(0), doubled).toArray();
      probabilities = new double[counts.length];
      controls = new double[counts.length];
    }

    int rankingPasses() {
      return 2;
    }

    int measuringPasses() {
      return 2 * counts.length - 1;
    }

    /** Does something with every second photograph. */
    void each(int first, int passesEach, Consumer<Inspection> work) {
      for (int i = first; i < photographs.size(); i += 2) {
        Path photograph = photographs.get(i);
        report(String.valueOf(photograph.getFileName()));
        with(photograph, work);
        passes += passesEach;
      }
    }

    private void report(String what) {
      int half = photographs.size() / 2;
      long all =
          (long) (photographs.size() - half) * rankingPasses() + (long) half * measuringPasses();
      progress.report(passes, all, what);
    }

    private void with(Path photograph, Consumer<Inspection> work) {
      cancellation.check();
      Picture picture;
      try {
        picture = reader.read(photograph);
      } catch (Problem reason) {
        skipped.accept(photograph, reason);
        return;
      }
      try (Inspection inspection =
          Answers.await(inspector.inspect(picture, inspector.framing(picture), cancellation))) {
        work.accept(inspection);
      }
    }

    void rank(Inspection inspection) {
      double[] units = Answers.await(inspection.inBackground(this::contributions));
      for (int unit = 0; unit < units.length; unit++) {
        contributions[unit] += units[unit];
      }
      ranked++;
    }

    private double[] contributions(PassAtHand hand) {
      return hand.projector()
          .attribution(
              hand.pass(),
              hand.pass().network().output(),
              target,
              List.of(layer),
              cancellation,
              hand.betweenLayers())
          .ofUnits(0);
    }

    /** Orders the units by what they contribute on the photographs so far. */
    void order() {
      order =
          IntStream.range(0, contributions.length)
              .boxed()
              .sorted(Comparator.comparingDouble(unit -> -contributions[unit]))
              .toList();
    }

    void measure(Inspection inspection) {
      double whole = inspection.classAt(target).probability();
      for (int k = 0; k < counts.length; k++) {
        int off = counts[k];
        probabilities[k] += off == 0 ? whole : without(inspection, order.subList(0, off));
        controls[k] += off == 0 ? whole : without(inspection, random.subList(0, off));
      }
      measured++;
    }

    private double without(Inspection inspection, Collection<Integer> units) {
      return Answers.await(
              inspection.classesWithoutInBackground(Map.of(layer.name(), units), cancellation))
          .stream()
          .filter(one -> one.index() == target)
          .mapToDouble(ClassProbability::probability)
          .findFirst()
          .orElseThrow();
    }

    AblationCurve result() {
      if (ranked == 0 || measured == 0) {
        throw new Problem("ablate.too-few");
      }
      report(layer.name());
      List<Point> points = new ArrayList<>();
      for (int k = 0; k < counts.length; k++) {
        points.add(new Point(counts[k], probabilities[k] / measured, controls[k] / measured));
      }
      String label = inspector.model().labels().get(target);
      return new AblationCurve(layer.name(), target, label, ranked, measured, points);
    }
  }
}
