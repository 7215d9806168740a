package org.filterscope.lesson.learning;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.RandomWeights;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.Sample;
import org.filterscope.training.data.Split;
import org.filterscope.training.head.HeadSearch;
import org.filterscope.training.head.Probabilities;
import org.filterscope.training.head.Shuffled;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;

/**
 * Measures the value of pretrained features: held-out accuracy by number of training photographs,
 * with a model's weights and with random ones. Network, head, settings and photographs are the same
 * for both. Each larger training set contains the smaller ones. Call it on any thread except the
 * engine's.
 */
public final class LearningCurve {

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;

  /** Creates a comparison of a model with its untrained network. */
  public LearningCurve(Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
  }

  /**
   * What to measure.
   *
   * @param folder with one subfolder per class
   * @param photographs numbers of training photographs per class; numbers that are too large for
   *     the smallest class are skipped
   * @param heldOut the share of photographs to hold out, above 0 and below 1
   * @param mostHeldOut maximum number of held-out photographs per class
   * @param seed seed of the split, the order of photographs and the random weights
   */
  public record Task(
      Path folder, List<Integer> photographs, double heldOut, int mostHeldOut, long seed) {

    /** Copies the list. */
    public Task {
      photographs = List.copyOf(photographs);
    }
  }

  /**
   * Measures the curve. Cached features are reused.
   *
   * @throws Problem if the folder cannot be used for training, or has too few photographs
   * @throws org.filterscope.task.Cancelled if cancelled; the features that were computed are kept
   */
  public AccuracyCurve measure(Task task, TrainingListener listener, Cancellation cancellation) {
    CheckedFolder folder =
        CheckedFolder.of(
            task.folder(),
            pictures,
            model.preparation(),
            cache,
            listener.during(TrainingStep.CHECKING_FOLDER),
            cancellation);
    Photographs chosen = choose(task, folder);
    List<AccuracyCurve.Point> points = new ArrayList<>();
    for (boolean isPretrained : new boolean[] {true, false}) {
      Model read = isPretrained ? model : untrained(task.seed());
      Progress progress = half(isPretrained, chosen, listener);
      Features features = features(read, chosen, progress, cancellation);
      for (int photographs : chosen.numbers) {
        int correct = correct(features, chosen, photographs, folder.classes().size(), cancellation);
        points.add(
            new AccuracyCurve.Point(isPretrained, photographs, correct, chosen.heldOut.size()));
        listener.step(TrainingStep.TRAINING_HEAD, points.size(), 2L * chosen.numbers.size(), "");
      }
    }
    return new AccuracyCurve(model.name(), folder.classes(), task.seed(), points);
  }

  /**
   * The photographs for training and the held-out ones.
   *
   * @param learning training photographs in turns: the first of every class, then the second, and
   *     so on
   * @param numbers numbers of photographs per class that all classes have
   */
  private record Photographs(List<Sample> learning, List<Sample> heldOut, List<Integer> numbers) {}

  private static Photographs choose(Task task, CheckedFolder folder) {
    int classes = folder.classes().size();
    List<List<Sample>> learning = new ArrayList<>();
    List<List<Sample>> heldOut = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      learning.add(new ArrayList<>());
      heldOut.add(new ArrayList<>());
    }
    Split split = Split.of(folder.samples(), task.heldOut(), task.seed());
    for (int place : Shuffled.places(folder.samples().size(), task.seed(), 0)) {
      Sample sample = folder.samples().get(place);
      boolean isHeldOut = split.parts().get(place) == Split.Part.HELD_OUT;
      (isHeldOut ? heldOut : learning).get(sample.label()).add(sample);
    }
    int fewest = learning.stream().mapToInt(List::size).min().orElse(0);
    int held = heldOut.stream().mapToInt(List::size).min().orElse(0);
    List<Integer> numbers =
        task.photographs().stream().filter(number -> number <= fewest).sorted().distinct().toList();
    if (numbers.isEmpty() || held == 0) {
      throw new Problem("curve.too-few", task.folder(), fewest, held);
    }
    int most = numbers.get(numbers.size() - 1);
    return new Photographs(
        inTurns(learning, most), inTurns(heldOut, Math.min(held, task.mostHeldOut())), numbers);
  }

  private static List<Sample> inTurns(List<List<Sample>> classes, int each) {
    List<Sample> turns = new ArrayList<>();
    for (int turn = 0; turn < each; turn++) {
      for (List<Sample> samples : classes) {
        turns.add(samples.get(turn));
      }
    }
    return turns;
  }

  private Model untrained(long seed) {
    String checksum = model.checksum() + " random weights, seed " + seed;
    return new Model(
        model.name(),
        RandomWeights.of(model.network(), seed),
        model.preparation(),
        model.labels(),
        0,
        Sha256.of(checksum.getBytes(StandardCharsets.UTF_8)));
  }

  private static Progress half(boolean isFirst, Photographs chosen, TrainingListener listener) {
    long all = 2L * (chosen.learning.size() + chosen.heldOut.size());
    long before = isFirst ? 0 : all / 2;
    return (done, total, detail) ->
        listener.step(TrainingStep.READING_FEATURES, before + done, all, detail);
  }

  private Features features(
      Model read, Photographs chosen, Progress progress, Cancellation cancellation) {
    List<Sample> all = new ArrayList<>(chosen.learning);
    all.addAll(chosen.heldOut);
    return new PooledFeatures(engine, read, pictures, cache).read(all, progress, cancellation);
  }

  private static int correct(
      Features features, Photographs chosen, int photographs, int classes, Cancellation cancel) {
    Features learning = features.rows(range(0, photographs * classes));
    int first = chosen.learning.size();
    Features heldOut = features.rows(range(first, first + chosen.heldOut.size()));
    float[][] answers = HeadSearch.withoutChoice(learning, classes, cancel).probabilities(heldOut);
    int correct = 0;
    for (int i = 0; i < answers.length; i++) {
      correct += Probabilities.likeliest(answers[i]) == heldOut.labels()[i] ? 1 : 0;
    }
    return correct;
  }

  private static List<Integer> range(int start, int end) {
    return IntStream.range(start, end).boxed().toList();
  }
}
