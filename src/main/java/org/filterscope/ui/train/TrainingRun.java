package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.training.FineTuning;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.Activity;
import org.jspecify.annotations.Nullable;

/** The model that is being trained, one at a time; on the interface's thread. */
final class TrainingRun {

  private final Workspace workspace;
  private final Engine engine;
  private final Executor thread;
  private final Path caches;
  private final Listener listener;
  private final ReadOnlyObjectWrapper<@Nullable Step> step = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
  private final ObservableList<Epoch> curve = FXCollections.observableArrayList();

  /** One for all who listen: a wrapper that nobody holds forgets its listeners. */
  private final ObservableList<Epoch> readOnlyCurve =
      FXCollections.unmodifiableObservableList(curve);

  private @Nullable Run run;

  /** Hears how it ended. */
  interface Listener {
    /** There is a model. */
    void trained(Path folder, FineTunedModel tuned);

    /** It could not be trained. */
    void failed(Throwable reason);

    /** The person changed their mind. */
    void cancelled();
  }

  /**
   * Nothing is trained yet.
   *
   * @param thread where training runs
   * @param caches keeps what the frozen layers made of photographs
   */
  TrainingRun(Workspace workspace, Engine engine, Executor thread, Path caches, Listener listener) {
    this.workspace = workspace;
    this.engine = engine;
    this.thread = thread;
    this.caches = caches;
    this.listener = listener;
  }

  /** How far it has come; null while nothing is trained, and before it is known. */
  ReadOnlyObjectProperty<@Nullable Step> step() {
    return step.getReadOnlyProperty();
  }

  /** Whether it was asked to end with the best so far. */
  ReadOnlyBooleanProperty stopping() {
    return stopping.getReadOnlyProperty();
  }

  /** All epochs of this training, or of the last one. */
  ObservableList<Epoch> curve() {
    return readOnlyCurve;
  }

  /** Whether a model is being trained. */
  boolean isRunning() {
    return run != null;
  }

  /** Trains. */
  void start(ModelInUse used, FineTuning.Task task) {
    if (run != null) {
      throw new IllegalStateException("a model is being trained");
    }
    curve.clear();
    stopping.set(false);
    step.set(null);
    Run started = new Run(used, task);
    run = started;
    var unused =
        CompletableFuture.supplyAsync(started::train, thread)
            .whenCompleteAsync(started::ended, workspace.window());
  }

  /** Ends it with the best so far. */
  void stop() {
    Run now = run;
    if (now != null) {
      now.stop.request();
      stopping.set(true);
    }
  }

  /** Ends it without a model; what was computed of the photographs is kept. */
  void cancel() {
    Run now = run;
    if (now != null) {
      now.cancellation.cancel();
    }
  }

  private final class Run implements TrainingListener {
    private final ModelInUse used;
    private final FineTuning.Task task;
    private final Cancellation cancellation = new Cancellation();
    private final Stop stop = new Stop();
    private final Activity activity;
    private final StepWatch watch;

    /** Epochs that the window has not seen yet; several come between two of its frames. */
    private final List<Epoch> fresh = new ArrayList<>();

    Run(ModelInUse used, FineTuning.Task task) {
      this.used = used;
      this.task = task;
      String name = String.valueOf(task.folder().getFileName());
      activity =
          workspace
              .activities()
              .start(workspace.words().get("train.run.activity", name), cancellation);
      watch = new StepWatch(activity, workspace.window(), next -> show(next));
    }

    FineTunedModel train() {
      try (FeatureCache cache = FeatureCache.open(caches)) {
        return new FineTuning(engine, used.model(), workspace.reader(), cache)
            .train(task, this, stop, cancellation);
      }
    }

    @Override
    public void step(TrainingStep step, long done, long total, String detail) {
      watch.step(step, done, total, detail);
    }

    @Override
    public void epoch(Epoch epoch) {
      synchronized (fresh) {
        fresh.add(epoch);
        if (fresh.size() > 1) {
          return;
        }
      }
      workspace.window().execute(this::showFresh);
    }

    private void showFresh() {
      List<Epoch> points;
      synchronized (fresh) {
        points = List.copyOf(fresh);
        fresh.clear();
      }
      if (run == this) {
        curve.addAll(points);
      }
    }

    private void show(Step next) {
      if (run == this) {
        step.set(next);
      }
    }

    void ended(@Nullable FineTunedModel tuned, @Nullable Throwable failure) {
      activity.close();
      showFresh();
      run = null;
      step.set(null);
      stopping.set(false);
      if (tuned != null) {
        listener.trained(task.folder(), tuned);
      } else if (failure != null) {
        Throwable reason = Answers.cause(failure);
        if (reason instanceof CancellationException) {
          listener.cancelled();
        } else {
          listener.failed(reason);
        }
      }
    }
  }
}
