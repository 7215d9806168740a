package org.filterscope.experiment.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.FeatureReader;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.HeadSearch;
import org.filterscope.training.head.Probabilities;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;

/**
 * Measures how well a linear classifier tells classes apart by the features of each layer (Zeiler
 * and Fergus 2013, tables 4 and 7). The network is not trained; the classifier is a softmax on
 * pooled features. Call it on any thread except the engine's.
 *
 * @param layers those to measure, at least one
 */
public record LayerAccuracy(
    Engine engine, Model model, PictureReader pictures, FeatureCache cache, List<Node> layers) {

  /** Between seeds of splits: neighbouring seeds would leave the same photographs over. */
  private static final long APART = 0x9e3779b97f4a7c15L;

  /** Copies the list. */
  public LayerAccuracy {
    layers = List.copyOf(layers);
  }

  /**
   * What to measure.
   *
   * @param folder with one subfolder per class, to learn from
   * @param heldOut a folder with the same classes to test on; empty to test on what is left of the
   *     first
   * @param classes maximum number of classes
   * @param perClass numbers of photographs per class to learn from; those that the smallest class
   *     has not are left out
   * @param mostHeldOut maximum number of photographs per class to test on
   * @param splits how often to choose photographs anew
   * @param seed of the first split
   */
  public record Task(
      Path folder,
      Optional<Path> heldOut,
      int classes,
      List<Integer> perClass,
      int mostHeldOut,
      int splits,
      long seed) {

    /** What finishes in minutes on two processors. */
    public static Task small(Path folder) {
      return new Task(folder, Optional.empty(), 20, List.of(5, 15, 30), 10, 1, 1);
    }

    /** Copies the list. */
    public Task {
      perClass = perClass.stream().sorted().distinct().toList();
    }
  }

  /**
   * Photographs of one split.
   *
   * @param learning in turns: the first of every class, then the second, and so on
   */
  private record Chosen(List<Sample> learning, List<Sample> heldOut) {}

  /**
   * Measures all layers. Features that were computed before are read from the cache.
   *
   * @param listener is told of the steps: checking, reading features, training heads
   * @param leftOut receives why a photograph cannot be read, on the calling thread
   * @throws Problem if the folder has too few classes or photographs
   * @throws org.filterscope.task.Cancelled if cancelled; the features that were computed are kept
   */
  public LayerAccuracyReport measure(
      Task task, TrainingListener listener, Consumer<Problem> leftOut, Cancellation cancellation) {
    Progress checking = listener.during(TrainingStep.CHECKING_FOLDER);
    ClassPhotographs learning =
        ClassPhotographs.of(task.folder(), task.classes(), task.seed(), checking, cancellation);
    Optional<ClassPhotographs> others =
        task.heldOut()
            .map(
                folder ->
                    ClassPhotographs.named(
                        folder, learning.classes(), task.seed(), checking, cancellation));
    List<Integer> numbers = numbers(task, learning, others.isPresent());
    int most = numbers.get(numbers.size() - 1);
    List<Chosen> splits = new ArrayList<>();
    for (int split = 0; split < task.splits(); split++) {
      long seed = task.seed() + split * APART;
      splits.add(
          choose(
              learning.shuffled(seed),
              others.map(found -> found.shuffled(seed)),
              most,
              task.mostHeldOut()));
    }
    LayerFeatures features = new LayerFeatures(model.network(), layers);
    Map<String, float[]> vectors = read(features, splits, listener, leftOut, cancellation);
    LayerAccuracyReport.Collected collected =
        new LayerAccuracyReport.Collected(learning.classes().size());
    long all = (long) layers.size() * numbers.size() * splits.size();
    long done = 0;
    for (int layer = 0; layer < layers.size(); layer++) {
      for (int split = 0; split < splits.size(); split++) {
        Chosen chosen = splits.get(split);
        Features tested = rows(features, layer, chosen.heldOut, vectors);
        for (int number : numbers) {
          listener.step(TrainingStep.TRAINING_HEAD, done++, all, layers.get(layer).name());
          List<Sample> first =
              chosen.learning.subList(
                  0, Math.min(number * learning.classes().size(), chosen.learning.size()));
          Features learned = rows(features, layer, first, vectors);
          float[][] answers =
              HeadSearch.withoutChoice(learned, learning.classes().size(), cancellation)
                  .probabilities(tested);
          collected.add(layers.get(layer).name(), number, meanOverClasses(answers, tested));
        }
      }
    }
    listener.step(TrainingStep.TRAINING_HEAD, all, all, "");
    return collected.report(splits.get(0).heldOut.size(), vectors.size());
  }

  private static List<Integer> numbers(Task task, ClassPhotographs learning, boolean hasOthers) {
    int kept = hasOthers ? 0 : 1;
    List<Integer> numbers =
        task.perClass().stream().filter(number -> number <= learning.fewest() - kept).toList();
    if (numbers.isEmpty()) {
      throw new Problem("experiment.too-few", task.folder(), learning.fewest());
    }
    return numbers;
  }

  private static Chosen choose(
      ClassPhotographs learning, Optional<ClassPhotographs> others, int most, int mostHeldOut) {
    List<Sample> learned = new ArrayList<>();
    for (int turn = 0; turn < most; turn++) {
      for (List<Sample> samples : learning.byClass()) {
        learned.add(samples.get(turn));
      }
    }
    List<Sample> heldOut = new ArrayList<>();
    for (int label = 0; label < learning.classes().size(); label++) {
      List<Sample> samples =
          others.isPresent()
              ? others.get().byClass().get(label)
              : learning.byClass().get(label).subList(most, learning.byClass().get(label).size());
      heldOut.addAll(samples.subList(0, Math.min(mostHeldOut, samples.size())));
    }
    return new Chosen(learned, heldOut);
  }

  /** The vectors of all photographs that can be read, by fingerprint. */
  private Map<String, float[]> read(
      LayerFeatures features,
      List<Chosen> splits,
      TrainingListener listener,
      Consumer<Problem> leftOut,
      Cancellation cancellation) {
    Set<FeatureReader.View> views = new LinkedHashSet<>();
    for (Chosen chosen : splits) {
      chosen.learning.forEach(sample -> views.add(new FeatureReader.View(sample, false)));
      chosen.heldOut.forEach(sample -> views.add(new FeatureReader.View(sample, false)));
    }
    List<FeatureReader.View> ordered = List.copyOf(views);
    List<FeatureReader.View> left = new ArrayList<>(ordered);
    try (FeatureReader reader =
        new FeatureReader(engine, features.network(), Optional.empty(), model, pictures, cache)) {
      int[] passes = reader.passesBefore(ordered);
      int all = passes[ordered.size()];
      // Photographs whose features are cached take next to no time, so they do not count.
      Progress progress =
          (done, total, what) ->
              listener.step(TrainingStep.READING_FEATURES, passes[(int) done], all, what);
      Features read =
          reader.read(
              ordered,
              progress,
              cancellation,
              (view, reason) -> {
                left.remove(view);
                leftOut.accept(reason);
              });
      Map<String, float[]> vectors = new HashMap<>();
      for (int i = 0; i < left.size(); i++) {
        vectors.put(left.get(i).sample().fingerprint(), read.values().get(i));
      }
      return vectors;
    }
  }

  private static Features rows(
      LayerFeatures features, int layer, List<Sample> samples, Map<String, float[]> vectors) {
    List<float[]> values = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Sample sample : samples) {
      float[] vector = vectors.get(sample.fingerprint());
      if (vector != null) {
        values.add(vector);
        labels.add(sample.label());
      }
    }
    return features.part(layer, values, labels.stream().mapToInt(label -> label).toArray());
  }

  /** The share of right answers in each class, averaged over classes that were tested. */
  static double meanOverClasses(float[][] answers, Features tested) {
    Map<Integer, int[]> counts = new HashMap<>();
    for (int i = 0; i < answers.length; i++) {
      int label = tested.labels()[i];
      int[] count = counts.computeIfAbsent(label, unseen -> new int[2]);
      count[0] += Probabilities.likeliest(answers[i]) == label ? 1 : 0;
      count[1]++;
    }
    return counts.values().stream()
        .mapToDouble(count -> (double) count[0] / count[1])
        .average()
        .orElse(0);
  }
}
