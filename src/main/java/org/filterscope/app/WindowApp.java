package org.filterscope.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.stage.Stage;
import org.filterscope.camera.Cameras;
import org.filterscope.camera.DeviceCameras;
import org.filterscope.home.AppHome;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.image.PictureReader;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.store.SqliteLibrary;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.Jobs;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Screen;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.address.Addresses;
import org.filterscope.ui.address.ContentSearch;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.shell.AboutText;
import org.filterscope.ui.shell.ModelSwitcher;
import org.filterscope.ui.shell.NoticeBoard;
import org.filterscope.ui.shell.SettingsViewModel;
import org.filterscope.ui.shell.ShellView;
import org.filterscope.ui.shell.ShellViewModel;
import org.filterscope.ui.shell.ShellWindow;
import org.filterscope.ui.shell.SystemDesktop;
import org.filterscope.ui.shell.SystemFileChoice;
import org.filterscope.ui.shell.Themes;
import org.filterscope.ui.shell.WindowDialogs;
import org.filterscope.ui.train.TrainScreen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app with its window, from its start to its end.
 *
 * <p>The order of the start decides how soon there is something to see. The toolkit starts on one
 * thread while the user's files are read on another. Then the window shows the photograph. The
 * engine and the model start last, because they would slow down both.
 */
public final class WindowApp {

  private final InstallationFolder root;
  private final AppHome home;
  private final Optional<Path> wanted;
  private final Optional<String> address;
  private final Cameras cameras;
  private final WorkerThreads workers = WorkerThreads.start();
  private final Engine engine = new Engine();

  /** In the system's language until the settings name one. */
  private volatile Messages words = new Messages();

  private final NoticeBoard notices =
      new NoticeBoard(workers.clock(), Platform::runLater, () -> words);
  private final ReadOnlyObjectWrapper<@Nullable ModelInUse> model = new ReadOnlyObjectWrapper<>();

  /** Silences a warning that JavaFX was not loaded as a module. ND4J makes that impossible. */
  private final java.util.logging.Logger quiet = java.util.logging.Logger.getLogger("javafx");

  /** The files that are written when their content changes, and at the end. */
  private final List<AutosavedFile<?>> kept = new CopyOnWriteArrayList<>();

  private final Thread lastWords =
      new Thread(() -> kept.forEach(AutosavedFile::close), "last words");

  /** Null until the window is open. */
  private @Nullable FirstMinutes firstMinutes;

  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

  /** An app with this machine's cameras. */
  WindowApp(InstallationFolder root, AppHome home, Optional<Path> wanted) {
    this(root, home, wanted, Optional.empty(), DeviceCameras.ofThisMachine());
  }

  WindowApp(
      InstallationFolder root,
      AppHome home,
      Optional<Path> wanted,
      Optional<String> address,
      Cameras cameras) {
    this.root = root;
    this.home = home;
    this.wanted = wanted;
    this.address = address;
    this.cameras = cameras;
  }

  /**
   * Opens the window and waits until it is closed.
   *
   * @param wanted the photograph, folder or model to open; empty for those of the last session
   * @param address the address of a view to show then; empty for none
   * @return the process' exit code
   */
  public static int run(Optional<Path> wanted, Optional<String> address) {
    return run(wanted, address, DeviceCameras.ofThisMachine());
  }

  /**
   * Does the same with other cameras than this machine's.
   *
   * @param cameras the cameras that the window offers
   */
  public static int run(Optional<Path> wanted, Optional<String> address, Cameras cameras) {
    AppHome home = AppHome.ofThisMachine();
    LogConfigurator.logTo(home.logFile());
    System.setProperty(SqliteLibrary.PROPERTY, home.libraries().toString());
    return new WindowApp(InstallationFolder.ofThisProcess(), home, wanted, address, cameras).run();
  }

  private int run() {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> notices.problem(failure));
    CompletableFuture<StartupState> stored =
        CompletableFuture.supplyAsync(
            () -> StartupState.read(home, WindowLanguage::speak), workers.desk());
    CompletableFuture<Boolean> toolkit = new CompletableFuture<>();
    quiet.setLevel(java.util.logging.Level.SEVERE);
    Platform.startup(() -> toolkit.complete(true));
    var unused =
        toolkit
            .thenCombine(stored, (started, read) -> read)
            .thenAcceptAsync(this::start, Platform::runLater)
            .whenComplete(
                (opened, failure) -> {
                  if (failure != null) {
                    closed.completeExceptionally(failure);
                  }
                });
    try {
      closed.join();
      return 0;
    } catch (CompletionException e) {
      // There is no window to show the error in.
      log().error("The window could not be opened", e.getCause());
      return 1;
    } finally {
      end();
    }
  }

  /** Finishes after the window was closed: writes what has changed and starts nothing new. */
  void end() {
    kept.forEach(AutosavedFile::close);
    engine.close();
    try {
      // The hook would keep the window and everything in it in memory.
      Runtime.getRuntime().removeShutdownHook(lastWords);
    } catch (IllegalStateException e) {
      // The process is already ending, and the hook is running.
    }
  }

  /** Opens the window, with the tour at the first start. Runs on the JavaFX thread. */
  void start(StartupState stored) {
    open(stored);
    FirstMinutes minutes = firstMinutes;
    // Who has named something to see shall see that.
    if (minutes != null && wanted.isEmpty() && address.isEmpty()) {
      minutes.showAtFirst();
    }
  }

  /** Opens the window with the stored state. Runs on the JavaFX thread. */
  void open(StartupState stored) {
    AutosavedFile<Session> session = keep(stored.session(), stored.sessionFile());
    AutosavedFile<Settings> settings = keep(stored.settings(), stored.settingsFile());
    writeAtTheEnd();
    Optional<Problem> unreadable = WindowLanguage.makeReadable();
    words = new Messages();
    Themes.apply(stored.settings().theme(), stored.isSystemDark());
    Stage stage = new Stage();
    Workspace workspace = workspace(stage, session);
    EngineLimits.set(stored.settings());
    ModelStore store = new ModelStore(home.models().path(), root.models());
    ModelSwitcher models =
        new ModelSwitcher(workspace, model, engine, store::loadBuiltIn, store::load);
    AvailableModels available = new AvailableModels(workspace, store);
    ShellViewModel shell = new ShellViewModel(workspace, notices, models, available);
    Optional<Path> wantedModel = wanted.filter(ModelSwitch::isModel);
    Optional<Path> wantedImport = wanted.filter(ModelSwitch::isToBeAdded);
    shell.start(
        wantedModel.or(() -> wantedImport).isPresent() ? Optional.empty() : wanted,
        root.firstPhotograph());
    SystemDesktop desktop = new SystemDesktop(workers.desk(), notices);
    SettingsViewModel settingsModel =
        new SettingsViewModel(
            settings,
            home,
            now -> Themes.apply(now.theme(), stored.isSystemDark()),
            workers.desk(),
            Platform::runLater,
            notices);
    WindowDialogs dialogs =
        new WindowDialogs(
            words,
            stage,
            settingsModel,
            () -> AboutText.gather(words, root.folder(), home.folder(), home.logFile()),
            workers.desk(),
            desktop,
            home.logFile());
    Indexes indexes = new Indexes(workspace, engine, home.indexes().path(), root.bundledIndex());
    TrainScreen.Places places = new TrainScreen.Places(home.caches().path(), home.models().path());
    ReferenceModel before =
        new ReferenceModel(
            workspace, engine, file -> file.map(store::load).orElseGet(store::loadBuiltIn));
    Screens screens =
        new Screens(
            workspace,
            shell.modelMissing(),
            indexes,
            before,
            engine,
            places,
            store,
            available,
            root.firstPhotograph(),
            home.experiments(),
            models);
    models.addWith(screens::toModels);
    models.keepWhile(() -> indexes.building().job().get() != null);
    models.askBefore(() -> screens.all().stream().allMatch(Screen::mayChangeModel));
    new FirstPicture(screens.explore().node()).await(workspace.picture().photograph());
    ShellView view = new ShellView(shell, screens.all(), dialogs);
    screens.hangIn(view);
    Addresses addresses =
        new Addresses(
            workspace,
            new ContentSearch(
                root.photographs(),
                new IndexFolder(home.indexes().path(), root.bundledIndex(), ""),
                store),
            models,
            shell.modelMissing(),
            screens.forAddresses(view),
            shell::rememberNext,
            Exporter.systemClip()::text);
    shell.useAddresses(addresses::follow, addresses::copy);
    FirstMinutes minutes = new FirstMinutes(workspace, view, screens.explore(), settingsModel);
    shell.showTourWith(minutes::show);
    firstMinutes = minutes;
    Closing closing = new Closing(stage, screens.all(), notices::problem);
    stage.setOnCloseRequest(
        event -> {
          // The window closes once everything is saved, which takes time.
          event.consume();
          closing.ask();
        });
    stage.setOnHidden(
        event -> {
          workspace.camera().close();
          screens.all().forEach(Screen::close);
          before.close();
          indexes.close();
          closed.complete(true);
        });
    new ShellWindow(stage, shell, view, dialogs).show();
    stored.problems().forEach(notices::problem);
    unreadable.ifPresent(notices::problem);
    models.start(wantedModel, shell::modelFailed);
    wantedImport.ifPresent(models::add);
    address.ifPresent(shell::follow);
    trimCaches(stored.settings());
  }

  private Workspace workspace(Stage stage, AutosavedFile<Session> session) {
    PictureReader reader = new PictureReader();
    OpenPicture picture =
        new OpenPicture(
            reader, workers.desk(), workers.clock(), Platform::runLater, notices, words);
    return new Workspace(
        words,
        notices,
        new Jobs(workers.clock(), Platform::runLater, InstantSource.system()),
        new SystemFileChoice(stage, session, words),
        picture,
        new LiveCamera(
            cameras,
            picture,
            workers.desk(),
            Platform::runLater,
            notices,
            words,
            InstantSource.system()),
        model.getReadOnlyProperty(),
        session,
        reader,
        workers.desk(),
        workers.clock(),
        Platform::runLater);
  }

  private <T> AutosavedFile<T> keep(T value, org.filterscope.home.JsonFile<T> file) {
    AutosavedFile<T> keeping =
        new AutosavedFile<>(value, file, workers.clock(), workers.desk(), notices::problem);
    kept.add(keeping);
    return keeping;
  }

  /** Writes also when the system ends the process, as at logout or shutdown. */
  private void writeAtTheEnd() {
    Runtime.getRuntime().addShutdownHook(lastWords);
  }

  private void trimCaches(Settings settings) {
    workers
        .desk()
        .execute(
            () -> {
              try {
                home.caches().trim(settings.cacheLimit() * 1_000_000_000L);
              } catch (Problem e) {
                notices.problem(e);
              }
            });
  }

  private static Logger log() {
    return LoggerFactory.getLogger(WindowApp.class);
  }
}
