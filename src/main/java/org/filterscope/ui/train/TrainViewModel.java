package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.Model;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Engine;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.folder.FolderCheckResult;
import org.filterscope.ui.train.folder.FolderViewModel;
import org.filterscope.ui.train.report.ModelAutosave;
import org.filterscope.ui.train.report.ReportExports;
import org.filterscope.ui.train.report.TrainingResult;
import org.filterscope.ui.train.run.PlanViewModel;
import org.filterscope.ui.train.run.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * The view model of the Train screen: from a folder to a model. Used on the JavaFX application
 * thread.
 */
final class TrainViewModel implements AutoCloseable {

  private final Workspace workspace;
  private final Questions questions;
  private final Exporter saving;
  private final TrainScreen.Ways ways;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread training = new Thread(work, "training");
            training.setDaemon(true);
            return training;
          });
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.FOLDER);
  private final ReadOnlyObjectWrapper<@Nullable TrainingResult> report =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper inUse = new ReadOnlyBooleanWrapper();
  private final FolderViewModel folder;
  private final PlanViewModel plan;
  private final TrainingRun training;
  private final ModelAutosave autosave;
  private boolean isShown;

  /** Removes the notice on other screens. */
  private Runnable withdrawal = () -> {};

  /**
   * Starts without a folder.
   *
   * @param saving saves a model that would otherwise be lost
   * @param ways links to other screens, and to this one
   */
  TrainViewModel(
      Workspace workspace,
      Engine engine,
      TrainScreen.Places places,
      Questions questions,
      Exporter saving,
      TrainScreen.Ways ways) {
    this.workspace = workspace;
    this.questions = questions;
    this.saving = saving;
    this.ways = ways;
    autosave = new ModelAutosave(workspace, places.models());
    training = new TrainingRun(workspace, engine, thread, places.caches());
    folder = new FolderViewModel(workspace, thread, places.caches(), this::isFree);
    plan = new PlanViewModel(workspace, thread, folder.found());
    workspace.model().addListener((property, old, now) -> judge());
    report.addListener((property, old, now) -> judge());
    folder
        .checking()
        .addListener(
            (property, old, isChecking) -> {
              if (isChecking) {
                stage.set(Stage.CHECKING);
              } else {
                toPlan();
              }
            });
  }

  /** What the screen shows. */
  ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /** The folder to learn from. */
  FolderViewModel folder() {
    return folder;
  }

  /** What to train. */
  PlanViewModel plan() {
    return plan;
  }

  /** The progress of the training. */
  TrainingRun training() {
    return training;
  }

  /** The model that was trained last; null before the first. */
  ReadOnlyObjectProperty<@Nullable TrainingResult> report() {
    return report.getReadOnlyProperty();
  }

  /** Whether the model that was trained last is in use. */
  ReadOnlyBooleanProperty inUse() {
    return inUse.getReadOnlyProperty();
  }

  /** Called when the screen comes into view or goes out of it. */
  void shown(boolean isInView) {
    isShown = isInView;
    if (isInView) {
      withdrawal.run();
    }
  }

  /** Trains on the folder. A model that is not saved is only lost if the user agrees. */
  void train() {
    if (canTrain()) {
      var unused =
          mayLose("train.discard.")
              .thenAccept(
                  may -> {
                    if (may) {
                      start();
                    }
                  });
    }
  }

  private void judge() {
    ModelInUse used = workspace.model().get();
    TrainingResult last = report.get();
    inUse.set(used != null && last != null && isOf(used.model(), last));
  }

  /** Models are named after their files, and another folder may hold a file of the same name. */
  private static boolean isOf(Model used, TrainingResult report) {
    Path file = report.file().get();
    return file != null
        && used.name().equals(ModelFile.name(file))
        && used.labels().equals(report.labels().labels());
  }

  private boolean canTrain() {
    return folder.found().get() != null && workspace.model().get() != null && !training.isRunning();
  }

  private void start() {
    FolderCheckResult now = folder.found().get();
    ModelInUse used = workspace.model().get();
    // Something may have changed while the previous model was being saved.
    if (now == null || used == null || training.isRunning()) {
      return;
    }
    report.set(null);
    training.start(used, plan.settings().task(now.folder()), new Trained(now.folder()));
    stage.set(Stage.TRAINING);
  }

  /** Shows the findings and the settings. */
  void toPlan() {
    stage.set(folder.found().get() == null ? Stage.FOLDER : Stage.PLAN);
  }

  /** Shows the model that was trained last. */
  void toReport() {
    if (report.get() != null) {
      stage.set(Stage.REPORT);
    }
  }

  /**
   * Puts the model into use. If it is not saved, it is kept among the app's models.
   *
   * @param isCompared whether to compare it with the model that it was trained from
   */
  void use(boolean isCompared) {
    TrainingResult shown = report.get();
    if (shown == null || autosave.isBusy()) {
      return;
    }
    Path saved = shown.file().get();
    if (saved != null) {
      ways.use(saved, isCompared);
      return;
    }
    autosave.keep(shown, file -> ways.use(file, isCompared));
  }

  /** Whether the window may close. The user is asked if something would be lost. */
  CompletableFuture<Boolean> mayClose() {
    return training.isRunning()
        ? CompletableFuture.completedFuture(questions.confirm(new Confirmation("train.leave.")))
        : mayLose("train.close.");
  }

  @Override
  public void close() {
    folder.cancel();
    training.cancel();
    plan.close();
    thread.shutdown();
  }

  /** Whether the model that was trained last is saved, or may be lost. */
  private CompletableFuture<Boolean> mayLose(String question) {
    TrainingResult last = report.get();
    if (last == null || last.file().get() != null) {
      return CompletableFuture.completedFuture(true);
    }
    return switch (questions.unsaved(new Confirmation(question))) {
      case SAVE -> saved(last);
      case DISCARD -> CompletableFuture.completedFuture(true);
      case KEEP -> CompletableFuture.completedFuture(false);
    };
  }

  private CompletableFuture<Boolean> saved(TrainingResult last) {
    CompletableFuture<Boolean> isSaved = new CompletableFuture<>();
    saving.save(new ReportExports(workspace, last).model(), isSaved::complete);
    return isSaved;
  }

  private boolean isFree() {
    if (training.isRunning()) {
      workspace.notices().tell(workspace.words().get("train.busy"));
      return false;
    }
    return true;
  }

  private final class Trained implements JobCompletionHandler<FineTunedModel> {
    private final Path from;

    Trained(Path from) {
      this.from = from;
    }

    @Override
    public void completed(FineTunedModel tuned) {
      report.set(new TrainingResult(from, tuned, training.curve()));
      stage.set(Stage.REPORT);
      tell(workspace.words().get("train.done", String.valueOf(from.getFileName())));
    }

    /** A user on another screen does not see the report, and may be away. */
    private void tell(String done) {
      if (isShown) {
        workspace.notices().tell(done);
      } else {
        String way = workspace.words().get("train.done.way");
        withdrawal = workspace.notices().offer(done, way, ways::toTrain);
      }
    }

    @Override
    public void failed(Throwable reason) {
      toPlan();
      workspace.notices().problem(reason);
    }

    @Override
    public void cancelled() {
      toPlan();
      workspace.notices().tell(workspace.words().get("train.cancelled"));
    }
  }
}
