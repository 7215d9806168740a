package org.filterscope.ui.train.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.task.Engine;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.training.FineTuning;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.jspecify.annotations.Nullable;

/** Trains one model at a time. Used on the JavaFX application thread. */
public final class TrainingRun {

  private final Workspace workspace;
  private final Engine engine;
  private final Executor thread;
  private final Path caches;
  private final CurrentJob<FineTunedModel> current;
  private final ObservableList<Epoch> curve = FXCollections.observableArrayList();

  /**
   * One wrapper for all listeners, because a wrapper that is not referenced loses its listeners.
   */
  private final ObservableList<Epoch> readOnlyCurve =
      FXCollections.unmodifiableObservableList(curve);

  /**
   * Nothing is being trained yet.
   *
   * @param thread runs the training
   * @param caches keeps the features of photographs
   */
  public TrainingRun(Workspace workspace, Engine engine, Executor thread, Path caches) {
    this.workspace = workspace;
    this.engine = engine;
    this.thread = thread;
    this.caches = caches;
    current = new CurrentJob<>(workspace.window());
  }

  /** The training; null if none is running. */
  public ReadOnlyObjectProperty<@Nullable Job<FineTunedModel>> job() {
    return current.job();
  }

  /** All epochs of the current training, or of the last one. */
  public ObservableList<Epoch> curve() {
    return readOnlyCurve;
  }

  /** Whether a model is being trained. */
  public boolean isRunning() {
    return current.isRunning();
  }

  /** Trains. */
  public void start(
      ModelInUse used, FineTuning.Task task, JobCompletionHandler<FineTunedModel> handler) {
    if (current.isRunning()) {
      throw new IllegalStateException("a model is being trained");
    }
    curve.clear();
    String name = String.valueOf(task.folder().getFileName());
    Job<FineTunedModel> job =
        workspace
            .jobs()
            .create(
                workspace.words().get("train.run.job", name),
                ProgressUnit.IMAGES,
                JobControl.STOP,
                JobControl.CANCEL);
    Reports reports = new Reports(job, new TrainingSteps(workspace.words(), task));
    job.observe(workspace.window(), status -> reports.showEpochs());
    current.start(job, thread, () -> train(used, task, job, reports), handler);
  }

  /** Ends the training without a model. What was computed from the photographs is kept. */
  public void cancel() {
    current.cancel();
  }

  private FineTunedModel train(
      ModelInUse used, FineTuning.Task task, Job<FineTunedModel> job, Reports reports) {
    try (FeatureCache cache = FeatureCache.open(caches)) {
      return new FineTuning(engine, used.model(), workspace.reader(), cache)
          .train(task, reports, job.stopRequest(), job.cancellation());
    }
  }

  /**
   * Receives what a training reports, on its thread. Many epochs may come between two updates of
   * the window.
   */
  private final class Reports implements TrainingListener {
    private final Job<FineTunedModel> job;
    private final TrainingSteps steps;
    private final List<Epoch> fresh = new ArrayList<>();
    private @Nullable TrainingStep last;

    Reports(Job<FineTunedModel> job, TrainingSteps steps) {
      this.job = job;
      this.steps = steps;
    }

    @Override
    public void step(TrainingStep step, long done, long total, String detail) {
      if (step != last) {
        last = step;
        job.begin(steps.of(step, Math.max(0, job.status().overallShare())));
      }
      job.report(done, total, detail);
    }

    @Override
    public void remains(TrainingStep step, double share) {
      steps.remains(step, share);
    }

    @Override
    public void epoch(Epoch epoch) {
      synchronized (fresh) {
        fresh.add(epoch);
      }
    }

    /** Called on the JavaFX application thread. */
    void showEpochs() {
      synchronized (fresh) {
        curve.addAll(fresh);
        fresh.clear();
      }
    }
  }
}
