package org.filterscope.ui.learn.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.lesson.learning.AccuracyCurve;
import org.filterscope.lesson.learning.LearningCurve;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.ui.Messages;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;

/**
 * The view model of chapter 8: accuracy by number of photographs, stored or measured on a folder.
 * Used on the JavaFX application thread.
 */
final class CurveViewModel implements AutoCloseable {

  /**
   * Numbers of photographs per class to learn from; those that a folder does not have are left out.
   */
  static final List<Integer> NUMBERS = List.of(2, 5, 10, 20, 50);

  private static final double HELD_OUT = 0.2;
  private static final int MOST_HELD_OUT = 50;

  /** What the stored result was measured on, as its command calls it. */
  private static final String STORED_FOLDER = "cats-and-dogs";

  private final Lesson lesson;
  private final Messages words;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(TrainingThread::new);
  private final CurrentJob<AccuracyCurve> measuring;
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Measured> measured =
      new ReadOnlyObjectWrapper<>(new Measured(AccuracyCurve.stored(), null));
  private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Integer> seed = new SimpleObjectProperty<>(this, "seed", 1);

  /**
   * A curve, and what it was measured on.
   *
   * @param folder null for the stored one
   */
  record Measured(AccuracyCurve curve, @Nullable Path folder) {

    /** What it was measured on, in a word. */
    String name() {
      return folder == null ? STORED_FOLDER : String.valueOf(folder.getFileName());
    }

    /** The command that gives the same. */
    String command() {
      String numbers =
          curve.points().stream()
              .filter(AccuracyCurve.Point::isPretrained)
              .map(point -> Integer.toString(point.photographs()))
              .collect(Collectors.joining(","));
      String model =
          curve.model().equals(BuiltInModel.NAME) ? "" : " --model " + quoted(curve.model());
      String of = folder == null ? STORED_FOLDER : quoted(folder.toString());
      return "filterscope"
          + model
          + " learning-curve "
          + of
          + " --photographs "
          + numbers
          + " --seed "
          + curve.seed();
    }

    private static String quoted(String text) {
      return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
  }

  /** The stored curve. */
  CurveViewModel(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    measuring = new CurrentJob<>(lesson.workspace().window());
  }

  /** The folder to measure on; null before one is chosen. */
  ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder.getReadOnlyProperty();
  }

  /** The curve that is shown; never null. */
  ReadOnlyObjectProperty<Measured> measured() {
    return measured.getReadOnlyProperty();
  }

  /** The job that measures; null if none is running. */
  ReadOnlyObjectProperty<@Nullable Job<AccuracyCurve>> job() {
    return measuring.job();
  }

  /** Why it could not be measured; null if it could. */
  ReadOnlyObjectProperty<@Nullable Throwable> problem() {
    return problem.getReadOnlyProperty();
  }

  /** The seed of the split, the order of photographs and the random weights. */
  ObjectProperty<Integer> seed() {
    return seed;
  }

  /** Asks the user for a folder. */
  void choose() {
    lesson.workspace().files().folder(words.get("train.folder.title")).ifPresent(this::open);
  }

  /** Chooses a folder. Measuring takes a while, so it does not start until the user asks for it. */
  void open(Path chosen) {
    if (!measuring.isRunning()) {
      folder.set(chosen);
      problem.set(null);
    }
  }

  /** Shows the stored curve again. */
  void useStored() {
    folder.set(null);
    problem.set(null);
    measured.set(new Measured(AccuracyCurve.stored(), null));
  }

  /** Measures on the chosen folder. */
  void measure() {
    Path chosen = folder.get();
    if (chosen == null || measuring.isRunning()) {
      return;
    }
    problem.set(null);
    LearningCurve.Task task =
        new LearningCurve.Task(chosen, NUMBERS, HELD_OUT, MOST_HELD_OUT, seed.get());
    Job<AccuracyCurve> job =
        lesson
            .workspace()
            .jobs()
            .create(
                words.get("learn.curve.job", String.valueOf(chosen.getFileName())),
                ProgressUnit.IMAGES,
                JobControl.CANCEL);
    measuring.start(job, thread, () -> measure(task, job), new Arrived(chosen));
  }

  /** Whether it is measuring. */
  boolean isMeasuring() {
    return measuring.isRunning();
  }

  /** The held-out photographs of the curve that is shown. */
  Optional<Integer> heldOut() {
    return measured.get().curve().points().stream().map(AccuracyCurve.Point::heldOut).findFirst();
  }

  @Override
  public void close() {
    measuring.leave();
    thread.shutdown();
  }

  private AccuracyCurve measure(LearningCurve.Task task, Job<AccuracyCurve> job) {
    try (FeatureCache cache = FeatureCache.open(lesson.folders().caches())) {
      return new LearningCurve(
              lesson.engine(), lesson.used().model(), lesson.workspace().reader(), cache)
          .measure(task, new FolderProgress(words, job), job.cancellation());
    }
  }

  private final class Arrived implements JobCompletionHandler<AccuracyCurve> {
    private final Path of;

    Arrived(Path of) {
      this.of = of;
    }

    @Override
    public void completed(AccuracyCurve result) {
      measured.set(new Measured(result, of));
    }

    @Override
    public void failed(Throwable reason) {
      problem.set(reason);
      lesson.workspace().notices().problem(reason);
    }

    @Override
    public void cancelled() {}
  }
}
