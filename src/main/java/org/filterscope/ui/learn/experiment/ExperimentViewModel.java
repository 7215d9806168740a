package org.filterscope.ui.learn.experiment;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.KeptResults;
import org.filterscope.experiment.result.Result;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.ui.job.CurrentJob;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;

/** An experiment without its nodes: its run, its result, and those that were kept. */
final class ExperimentViewModel implements AutoCloseable {

  private final Experiment experiment;
  private final Lesson lesson;
  private final KeptResults folder;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "experiment");
            made.setDaemon(true);
            return made;
          });
  private final CurrentJob<Result> running;
  private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<KeptResults.@Nullable Kept> compared =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<KeptResults.Listing> kept =
      new ReadOnlyObjectWrapper<>(new KeptResults.Listing(List.of(), List.of()));
  private final ReadOnlyBooleanWrapper isKept = new ReadOnlyBooleanWrapper();
  private final ObservableList<Result> finished = FXCollections.observableArrayList();

  ExperimentViewModel(Experiment experiment, Lesson lesson) {
    this.experiment = experiment;
    this.lesson = lesson;
    folder = new KeptResults(lesson.folders().experiments());
    running = new CurrentJob<>(lesson.workspace().window());
    list();
  }

  /** What runs; null while nothing does. */
  ReadOnlyObjectProperty<@Nullable Job<Result>> job() {
    return running.job();
  }

  /** What is shown; null before the first run. */
  ReadOnlyObjectProperty<@Nullable Result> result() {
    return result.getReadOnlyProperty();
  }

  /** A kept result beside it; null if there is none. */
  ReadOnlyObjectProperty<KeptResults.@Nullable Kept> compared() {
    return compared.getReadOnlyProperty();
  }

  /** Results that were kept, and files that are damaged. */
  ReadOnlyObjectProperty<KeptResults.Listing> kept() {
    return kept.getReadOnlyProperty();
  }

  /** Whether what is shown is kept already. */
  ReadOnlyBooleanProperty isKept() {
    return isKept.getReadOnlyProperty();
  }

  /** Results of runs that came to their end, the latest last. */
  ObservableList<Result> finished() {
    return finished;
  }

  /** Whether something runs. */
  boolean isRunning() {
    return running.isRunning();
  }

  /** Runs the experiment. */
  void start(ExperimentRun run) {
    if (running.isRunning()) {
      return;
    }
    Job<Result> job = lesson.workspace().jobs().create(run.name(), run.unit(), JobControl.CANCEL);
    running.start(job, thread, () -> run.work().apply(job), new Arrived());
  }

  /** Keeps what is shown. */
  void keep() {
    Result shown = result.get();
    if (shown != null && !isKept.get()) {
      isKept.set(true);
      onDesk(() -> folder.keep(shown));
    }
  }

  /** Shows a kept result in place of the present one. */
  void show(KeptResults.Kept chosen) {
    result.set(chosen.result());
    isKept.set(true);
  }

  /** Shows a kept result beside the present one; null for none. */
  void compare(KeptResults.@Nullable Kept chosen) {
    compared.set(chosen);
  }

  /** Removes a kept result. */
  void remove(KeptResults.Kept chosen) {
    if (chosen.equals(compared.get())) {
      compared.set(null);
    }
    if (chosen.result().equals(result.get())) {
      isKept.set(false);
    }
    onDesk(() -> folder.remove(chosen));
  }

  @Override
  public void close() {
    running.leave();
    thread.shutdown();
  }

  private void list() {
    onDesk(() -> {});
  }

  /** Changes the folder, and lists it again. */
  private void onDesk(Runnable change) {
    lesson
        .workspace()
        .desk()
        .execute(
            () -> {
              try {
                change.run();
                show(folder.list(experiment));
              } catch (RuntimeException e) {
                lesson
                    .workspace()
                    .window()
                    .execute(
                        () -> {
                          isKept.set(false);
                          lesson.workspace().notices().problem(e);
                        });
              }
            });
  }

  private void show(KeptResults.Listing listing) {
    lesson.workspace().window().execute(() -> kept.set(listing));
  }

  private final class Arrived implements JobCompletionHandler<Result> {
    @Override
    public void completed(Result arrived) {
      result.set(arrived);
      isKept.set(false);
      finished.add(arrived);
    }

    @Override
    public void failed(Throwable reason) {
      lesson.workspace().notices().problem(reason);
    }

    @Override
    public void cancelled() {}
  }
}
