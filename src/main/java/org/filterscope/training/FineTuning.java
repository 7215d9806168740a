package org.filterscope.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.patches.Likeness;
import org.filterscope.patches.SkippedPhotograph;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;

/**
 * Fine-tunes the last layers of a model on a folder of photographs.
 *
 * <p>Three parts: the head learns from training; validation alone drives settings, when to stop,
 * temperature and threshold; held-out photographs are asked about once, at the end. May be called
 * on any thread but the engine's.
 */
public final class FineTuning {

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;

  /** Fine-tunes a model. */
  public FineTuning(Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
  }

  /**
   * What to train.
   *
   * @param folder a sub-folder a class
   * @param heldOutFolder photographs of the same classes to ask about at the end; empty to hold out
   *     a share of the folder
   * @param heldOut that share, above 0 and below 1
   * @param flips whether each photograph is learned from as it is and mirrored; those that are
   *     asked about are asked about as they are
   * @param seed of the split and of all that is random
   */
  public record Task(
      Path folder,
      Optional<Path> heldOutFolder,
      double heldOut,
      HeadKind head,
      Unfreeze unfreeze,
      boolean flips,
      long seed) {}

  /**
   * Trains. Called again after it was ended in the middle, it goes on from the features that were
   * computed, to the same result.
   *
   * @param stop ends training early: the best so far is what counts, and is judged on the held-out
   *     photographs; while there is none yet, it cancels
   * @param cancellation ends it without a result; what was computed is kept
   * @throws Problem if the folder cannot be learned from
   * @throws Cancelled if cancelled, or stopped while features were computed
   */
  public FineTuned train(
      Task task, Stop stop, Curve curve, Progress watched, Cancellation cancellation) {
    Progress progress =
        (done, total, what) -> {
          if (stop.isRequested()) {
            throw new Cancelled();
          }
          watched.report(done, total, what);
        };
    CheckedFolder folder =
        CheckedFolder.of(
            task.folder(), pictures, model.preparation(), cache, progress, cancellation);
    Parts parts = parts(task, folder, progress, cancellation);
    long start = System.nanoTime();
    Features learning;
    Features validation;
    Features heldOut;
    try (FeatureReader reader =
        new FeatureReader(
            engine, task.head().onBaseOf(model.network()).build(), model, pictures, cache)) {
      List<FeatureReader.View> all = new ArrayList<>(learningViews(parts, task.flips()));
      int validationStart = all.size();
      all.addAll(views(parts.validation, false));
      int heldOutStart = all.size();
      all.addAll(views(parts.heldOut, false));
      Features features = reader.read(all, progress, cancellation);
      learning = features.rows(range(0, validationStart));
      validation = features.rows(range(validationStart, heldOutStart));
      heldOut = features.rows(range(heldOutStart, all.size()));
    }
    double featureSeconds = (System.nanoTime() - start) * 1e-9;
    start = System.nanoTime();
    HeadSearch.Found found =
        new HeadSearch(task.head(), task.seed())
            .find(
                learning,
                validation,
                folder.classes().size(),
                new Onlooker(stop, curve, watched, cancellation));
    double trainingSeconds = (System.nanoTime() - start) * 1e-9;
    Evaluation evaluation =
        new Evaluation(
            folder.classes(), answers(parts.heldOut, found.head().probabilities(heldOut)));
    return new FineTuned(
        found.head().on(task.head().onBaseOf(model.network())),
        model.preparation(),
        folder.classes(),
        found.certainty(),
        found.temperature(),
        parts.learning.size(),
        parts.validation.size(),
        found.validationAccuracy(),
        evaluation,
        Calibration.of(evaluation.answers()),
        parts.findings,
        parts.unread,
        new FineTuned.SplitNames(
            names(parts.learning), names(parts.validation), names(parts.heldOut)),
        new FineTuned.Settings(
            model.checksum(),
            task.head(),
            task.unfreeze(),
            task.flips(),
            task.seed(),
            found.decay(),
            found.epochs(),
            stop.isRequested()),
        featureSeconds,
        trainingSeconds);
  }

  private record Parts(
      List<Sample> learning,
      List<Sample> validation,
      List<Sample> heldOut,
      List<Finding> findings,
      List<SkippedPhotograph> unread) {}

  private Parts parts(
      Task task, CheckedFolder folder, Progress progress, Cancellation cancellation) {
    List<Finding> findings = new ArrayList<>(folder.findings());
    List<SkippedPhotograph> unread = new ArrayList<>(folder.unread());
    List<Sample> samples = folder.samples();
    if (task.heldOutFolder().isEmpty()) {
      Split split = Split.of(samples, task.heldOut(), task.seed());
      List<Sample> heldOut = pick(samples, split, Split.Part.HELD_OUT);
      if (heldOut.isEmpty()) {
        throw new Problem("training.nothing-held-out", task.folder());
      }
      return new Parts(
          pick(samples, split, Split.Part.TRAINING),
          pick(samples, split, Split.Part.VALIDATION),
          heldOut,
          findings,
          unread);
    }
    List<Sample> heldOut =
        CheckedFolder.heldOut(
            task.heldOutFolder().get(),
            folder.classes(),
            pictures,
            model.preparation(),
            cache,
            unread,
            progress,
            cancellation);
    List<Sample> apart = apart(samples, heldOut, findings);
    Split split = Split.of(apart, 0, task.seed());
    return new Parts(
        pick(apart, split, Split.Part.TRAINING),
        pick(apart, split, Split.Part.VALIDATION),
        heldOut,
        findings,
        unread);
  }

  /** Without photographs that are nearly the same as one that will be asked about. */
  private static List<Sample> apart(
      List<Sample> samples, List<Sample> heldOut, List<Finding> findings) {
    long[] asked = heldOut.stream().mapToLong(Sample::likeness).toArray();
    List<Sample> apart = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (Sample sample : samples) {
      boolean isAlike =
          Arrays.stream(asked)
              .anyMatch(other -> Likeness.isNearlyTheSame(other, sample.likeness()));
      if (isAlike) {
        alike.add(sample.name());
      } else {
        apart.add(sample);
      }
    }
    if (!alike.isEmpty()) {
      findings.add(Finding.of(Finding.Kind.ON_BOTH_SIDES, alike));
    }
    return apart;
  }

  private static List<FeatureReader.View> learningViews(Parts parts, boolean flips) {
    List<FeatureReader.View> views = new ArrayList<>(views(parts.learning, false));
    if (flips) {
      views.addAll(views(parts.learning, true));
    }
    return views;
  }

  private static List<FeatureReader.View> views(List<Sample> samples, boolean isMirrored) {
    return samples.stream().map(sample -> new FeatureReader.View(sample, isMirrored)).toList();
  }

  private static List<Sample> pick(List<Sample> samples, Split split, Split.Part part) {
    return split.places(part).stream().map(samples::get).toList();
  }

  private static List<Answer> answers(List<Sample> samples, float[][] probabilities) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      int answer = HeadTraining.likeliest(probabilities[i]);
      Sample sample = samples.get(i);
      answers.add(new Answer(sample.file(), sample.label(), answer, probabilities[i][answer]));
    }
    return answers;
  }

  private static List<Integer> range(int start, int end) {
    return IntStream.range(start, end).boxed().toList();
  }

  private static List<String> names(List<Sample> samples) {
    return samples.stream().map(Sample::name).toList();
  }
}
