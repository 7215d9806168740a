package org.filterscope.ui.learn.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.lesson.learning.Descent;
import org.filterscope.lesson.learning.IncludedClasses;
import org.filterscope.lesson.learning.LabelledPoint;
import org.filterscope.lesson.learning.TwoClassFolder;
import org.filterscope.lesson.learning.TwoClassReader;
import org.filterscope.lesson.learning.TwoFeatureHead;
import org.filterscope.network.Activation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.Progress;
import org.filterscope.task.ProgressUnit;
import org.filterscope.task.Stop;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.ui.Messages;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;

/**
 * The view model of chapter 7: photographs as dots, a small head, one step taken apart, and fifty
 * steps. Used on the JavaFX application thread.
 */
final class DescentViewModel implements AutoCloseable {

  /** The number of hidden units, small enough to draw all weights. */
  static final int HIDDEN = 3;

  /** The number of steps in the long run. */
  static final int STEPS = 50;

  /** The most photographs per class; more dots would hide each other. */
  static final int MOST = 40;

  /** With this seed, most of the included photographs begin on the wrong side. */
  static final int FIRST_SEED = 3;

  private final Lesson lesson;
  private final Messages words;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(TrainingThread::new);
  private final CurrentJob<TwoClassFolder> reading;
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TwoClassFolder> dots =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable OneStep> oneStep = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Descent> descent = new ReadOnlyObjectWrapper<>();
  private final IntegerProperty photograph = new SimpleIntegerProperty(this, "photograph");
  private final IntegerProperty parameter = new SimpleIntegerProperty(this, "parameter");
  private final IntegerProperty stepsTaken = new SimpleIntegerProperty(this, "stepsTaken");
  private final DoubleProperty rate = new SimpleDoubleProperty(this, "rate", 0.5);
  private final ObjectProperty<Integer> seed = new SimpleObjectProperty<>(this, "seed", FIRST_SEED);

  /** Creates the view model before any photograph is read. */
  DescentViewModel(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    reading = new CurrentJob<>(lesson.workspace().window());
    dots.addListener((property, old, now) -> begin());
    seed.addListener((property, old, now) -> begin());
    rate.addListener((property, old, now) -> descend());
    photograph.addListener((property, old, now) -> takeApart());
    parameter.addListener((property, old, now) -> takeApart());
    stepsTaken.addListener((property, old, now) -> takeApart());
  }

  /** The folder whose first two classes are shown; null for the included photographs. */
  ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder.getReadOnlyProperty();
  }

  /** The photographs; null until they are read. */
  ReadOnlyObjectProperty<@Nullable TwoClassFolder> dots() {
    return dots.getReadOnlyProperty();
  }

  /** The job that reads them; null if none is running. */
  ReadOnlyObjectProperty<@Nullable Job<TwoClassFolder>> job() {
    return reading.job();
  }

  /** Why they could not be read. */
  ReadOnlyObjectProperty<@Nullable Throwable> problem() {
    return problem.getReadOnlyProperty();
  }

  /** One step from the head that is shown; null until there are dots. */
  ReadOnlyObjectProperty<@Nullable OneStep> oneStep() {
    return oneStep.getReadOnlyProperty();
  }

  /** Fifty steps from the start; null until there are dots. */
  ReadOnlyObjectProperty<@Nullable Descent> descent() {
    return descent.getReadOnlyProperty();
  }

  /** The index of the chosen photograph among the dots. */
  IntegerProperty photograph() {
    return photograph;
  }

  /** The index of the chosen weight or bias among the head's parameters. */
  IntegerProperty parameter() {
    return parameter;
  }

  /** How many of the fifty steps have been taken: the head that is shown. */
  IntegerProperty stepsTaken() {
    return stepsTaken;
  }

  /** The learning rate. */
  DoubleProperty rate() {
    return rate;
  }

  /** The seed of the head's random weights. */
  ObjectProperty<Integer> seed() {
    return seed;
  }

  /** Reads the photographs, unless they have been read. */
  void shown() {
    if (dots.get() == null && !reading.isRunning() && problem.get() == null) {
      read();
    }
  }

  /** Asks the user for a folder. */
  void choose() {
    lesson.workspace().files().folder(words.get("train.folder.title")).ifPresent(this::open);
  }

  /** Shows the first two classes of a folder. */
  void open(Path chosen) {
    folder.set(chosen);
    read();
  }

  /** Reads again what was cancelled or could not be read. */
  void again() {
    read();
  }

  /** Shows the included photographs. */
  void useIncluded() {
    folder.set(null);
    read();
  }

  /** The photographs' points; none until they are read. */
  List<LabelledPoint> points() {
    TwoClassFolder read = dots.get();
    return read == null ? List.of() : read.axes().points();
  }

  @Override
  public void close() {
    reading.leave();
    thread.shutdown();
  }

  private void read() {
    Path chosen = folder.get();
    dots.set(null);
    problem.set(null);
    String name =
        chosen == null
            ? words.get("learn.descent.job.included")
            : words.get("learn.descent.job", String.valueOf(chosen.getFileName()));
    Job<TwoClassFolder> job =
        lesson.workspace().jobs().create(name, ProgressUnit.IMAGES, JobControl.CANCEL);
    reading.start(job, thread, () -> read(Optional.ofNullable(chosen), job), new Arrived());
  }

  private TwoClassFolder read(Optional<Path> chosen, Job<TwoClassFolder> job) {
    FolderProgress progress = new FolderProgress(words, job);
    try (FeatureCache cache = FeatureCache.open(lesson.folders().caches())) {
      TwoClassReader reader =
          new TwoClassReader(
              lesson.engine(), lesson.used().model(), lesson.workspace().reader(), cache);
      return chosen.isPresent()
          ? reader.read(chosen.get(), MOST, 1, progress, job.cancellation())
          : reader.read(
              IncludedClasses.of(
                  lesson.folders().photographs(),
                  words.get("learn.descent.nature"),
                  words.get("learn.descent.made")),
              progress,
              job.cancellation());
    }
  }

  private final class Arrived implements JobCompletionHandler<TwoClassFolder> {
    @Override
    public void completed(TwoClassFolder result) {
      dots.set(result);
    }

    @Override
    public void failed(Throwable reason) {
      problem.set(reason);
      lesson.workspace().notices().problem(reason);
    }

    @Override
    public void cancelled() {}
  }

  /** The head or the dots have changed, so the steps begin again. */
  private void begin() {
    photograph.set(0);
    stepsTaken.set(0);
    descend();
  }

  private void descend() {
    List<LabelledPoint> points = points();
    if (points.isEmpty()) {
      oneStep.set(null);
      descent.set(null);
      return;
    }
    descent.set(
        Descent.run(
            TwoFeatureHead.start(HIDDEN, Activation.TANH, seed.get()),
            points,
            rate.get(),
            STEPS,
            Progress.NONE,
            new Stop(),
            Cancellation.NEVER));
    takeApart();
  }

  private void takeApart() {
    List<LabelledPoint> points = points();
    Descent run = descent.get();
    if (run != null && photograph.get() < points.size()) {
      TwoFeatureHead head = run.heads().get(Math.min(stepsTaken.get(), run.heads().size() - 1));
      oneStep.set(OneStep.of(head, points, photograph.get(), parameter.get(), rate.get()));
    }
  }
}
