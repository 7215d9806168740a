package org.filterscope.ui.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.network.Network;
import org.filterscope.network.store.ModelStore;
import org.filterscope.task.Engine;
import org.filterscope.task.LatestTask;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.Split;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/** The Train screen without its nodes; on the interface's thread. */
final class TrainViewModel implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Workspace workspace;
  private final TrainQuestions asking;
  private final Engine engine;
  private final ModelAutosave keeping;
  private final ModelStore store;
  private final Consumer<Path> explore;
  private final TrainScreen.Use use;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread training = new Thread(work, "training");
            training.setDaemon(true);
            return training;
          });
  private final TrainSettings settings = new TrainSettings();
  private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.FOLDER);
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FolderCheckResult> found =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable SplitCounts> parts = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Throwable> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TrainingResult> report =
      new ReadOnlyObjectWrapper<>();
  private final FolderCheck checking;
  private final TrainingRun training;
  private final LatestTask<SplitCounts> counting;

  /** A folder that was chosen before there was a model. */
  private @Nullable Path awaited;

  /**
   * The screen, on no folder.
   *
   * @param store models whose classes can be summed
   * @param explore shows a photograph in Explore
   * @param use takes a model's file into use
   */
  TrainViewModel(
      Workspace workspace,
      Engine engine,
      TrainScreen.Places places,
      ModelStore store,
      TrainQuestions asking,
      Consumer<Path> explore,
      TrainScreen.Use use) {
    this.workspace = workspace;
    this.engine = engine;
    keeping = new ModelAutosave(workspace, places.models());
    this.store = store;
    this.asking = asking;
    this.explore = explore;
    this.use = use;
    checking = new FolderCheck(workspace, thread, places.caches(), new Looked());
    training = new TrainingRun(workspace, engine, thread, places.caches(), new Trained());
    counting = workspace.latest(PAUSE, parts::set, workspace.notices()::problem);
    settings.heldOut().addListener((property, old, now) -> count());
    settings.heldOutFolder().addListener((property, old, now) -> count());
    settings.seed().addListener((property, old, now) -> count());
    workspace.model().addListener((property, old, now) -> useModel());
  }

  /** What all screens share. */
  Workspace workspace() {
    return workspace;
  }

  /** What the window says. */
  Messages words() {
    return workspace.words();
  }

  /** What the screen is about. */
  ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /** The folder that was chosen; null before. */
  ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder.getReadOnlyProperty();
  }

  /** What is in the folder; null until it was looked through. */
  ReadOnlyObjectProperty<@Nullable FolderCheckResult> found() {
    return found.getReadOnlyProperty();
  }

  /** The split that the settings make; null until it was counted. */
  ReadOnlyObjectProperty<@Nullable SplitCounts> parts() {
    return parts.getReadOnlyProperty();
  }

  /** Why the folder cannot be learned from; null if it can, or was not looked through. */
  ReadOnlyObjectProperty<@Nullable Throwable> problem() {
    return problem.getReadOnlyProperty();
  }

  /** The model that was trained last; null before the first. */
  ReadOnlyObjectProperty<@Nullable TrainingResult> report() {
    return report.getReadOnlyProperty();
  }

  /** What to train. */
  TrainSettings settings() {
    return settings;
  }

  /** How far looking through the folder has come. */
  FolderCheck checking() {
    return checking;
  }

  /** How far training has come. */
  TrainingRun training() {
    return training;
  }

  /** Lets the person choose a folder. */
  void chooseFolder() {
    if (isFree()) {
      workspace.files().folder(words().get("train.folder.title")).ifPresent(this::open);
    }
  }

  /** Lets the person choose a folder of photographs to hold out. */
  void chooseHeldOutFolder() {
    workspace
        .files()
        .folder(words().get("train.held-out.folder.title"))
        .ifPresent(settings.heldOutFolder()::set);
  }

  /** Looks a folder through. */
  void open(Path chosen) {
    if (!isFree()) {
      return;
    }
    folder.set(chosen);
    found.set(null);
    parts.set(null);
    problem.set(null);
    settings.heldOutFolder().set(null);
    stage.set(Stage.CHECKING);
    ModelInUse used = workspace.model().get();
    if (used == null) {
      // It is on its way; the folder is not to be chosen again for that.
      awaited = chosen;
    } else {
      checking.start(used, chosen);
    }
  }

  /** Looks the folder through again, as somebody may have mended it. */
  void again() {
    Path now = folder.get();
    if (now != null) {
      open(now);
    }
  }

  /** Stops looking the folder through. */
  void stopChecking() {
    if (awaited != null) {
      awaited = null;
      stage.set(Stage.FOLDER);
    } else {
      checking.cancel();
    }
  }

  /** Trains on the folder; a model that was not saved is lost only if the person says so. */
  void train() {
    FolderCheckResult now = found.get();
    ModelInUse used = workspace.model().get();
    if (now == null || used == null || training.isRunning() || !mayDiscard()) {
      return;
    }
    report.set(null);
    training.start(used, settings.task(now.folder()));
    stage.set(Stage.TRAINING);
  }

  /** Asks other models about a report's photographs. */
  BaselineRun summing(TrainingResult shown) {
    return new BaselineRun(workspace, engine, store, shown);
  }

  /** What can learn beside the head, in the model in use. */
  List<UnfrozenLayers> ways() {
    return UnfrozenLayers.of(network());
  }

  /** The heads that can be put on the model in use. */
  List<HeadKind> heads() {
    return HeadKind.of(network());
  }

  private Optional<Network> network() {
    return Optional.ofNullable(workspace.model().get()).map(used -> used.model().network());
  }

  /** Shows what was found in the folder, and the settings. */
  void toPlan() {
    stage.set(found.get() == null ? Stage.FOLDER : Stage.PLAN);
  }

  /** Shows the model that was trained last. */
  void toReport() {
    if (report.get() != null) {
      stage.set(Stage.REPORT);
    }
  }

  /** Shows a photograph in Explore. */
  void explore(Path photograph) {
    explore.accept(photograph);
  }

  /**
   * Takes the model into use; one that was not saved is kept among the app's models.
   *
   * @param isCompared whether it is to be compared with the model before it
   */
  void use(boolean isCompared) {
    TrainingResult shown = report.get();
    if (shown == null || keeping.isBusy()) {
      return;
    }
    Path saved = shown.file().get();
    if (saved != null) {
      use.use(saved, isCompared);
      return;
    }
    keeping.keep(shown, file -> use.use(file, isCompared));
  }

  /** The folder of last time, where there was one. */
  Optional<Path> lastFolder() {
    return Optional.ofNullable(workspace.session().get().files().lessons()).map(Path::of);
  }

  /** Whether the window may close: the person is asked where something would be lost. */
  boolean mayClose() {
    return training.isRunning() ? asking.leave() : mayDiscard();
  }

  @Override
  public void close() {
    checking.cancel();
    training.cancel();
    counting.cancel();
    thread.shutdown();
  }

  private void useModel() {
    settings.keepTo(ways(), heads());
    checkAwaited();
  }

  private boolean mayDiscard() {
    TrainingResult last = report.get();
    return last == null || last.file().get() != null || asking.discard();
  }

  private boolean isFree() {
    if (training.isRunning()) {
      workspace.notices().tell(words().get("train.busy"));
      return false;
    }
    return true;
  }

  private void checkAwaited() {
    Path chosen = awaited;
    ModelInUse used = workspace.model().get();
    if (chosen != null && used != null) {
      awaited = null;
      checking.start(used, chosen);
    }
  }

  private void count() {
    FolderCheckResult now = found.get();
    if (now == null) {
      counting.cancel();
      return;
    }
    boolean isApart = settings.heldOutFolder().get() != null;
    double share = isApart ? 0 : settings.heldOut().get();
    long seed = settings.seed().get();
    counting.request(
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> SplitCounts.of(Split.of(now.checked().samples(), share, seed), isApart),
                thread));
  }

  private final class Looked implements FolderCheck.Listener {
    @Override
    public void found(FolderCheckResult now) {
      found.set(now);
      workspace
          .session()
          .change(session -> session.withLessons(now.folder().toAbsolutePath().toString()));
      stage.set(Stage.PLAN);
      count();
    }

    @Override
    public void failed(Throwable reason) {
      problem.set(reason);
      stage.set(Stage.FOLDER);
      workspace.notices().problem(reason);
    }

    @Override
    public void stopped() {
      stage.set(Stage.FOLDER);
    }
  }

  private final class Trained implements TrainingRun.Listener {
    @Override
    public void trained(Path from, FineTunedModel tuned) {
      report.set(new TrainingResult(from, tuned, training.curve()));
      stage.set(Stage.REPORT);
      workspace.notices().tell(words().get("train.done", String.valueOf(from.getFileName())));
    }

    @Override
    public void failed(Throwable reason) {
      toPlan();
      workspace.notices().problem(reason);
    }

    @Override
    public void cancelled() {
      toPlan();
      workspace.notices().tell(words().get("train.cancelled"));
    }
  }
}
