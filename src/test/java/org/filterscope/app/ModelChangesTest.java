package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.AvailableModels;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.Screen;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.shell.Dialogs;
import org.filterscope.ui.shell.ModelSwitcher;
import org.filterscope.ui.shell.Notice;
import org.filterscope.ui.shell.NoticeBoard;
import org.filterscope.ui.shell.ShellView;
import org.filterscope.ui.shell.ShellViewModel;
import org.filterscope.ui.train.TrainScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Two models in turn, with all screens open: what is no longer in use can be freed. */
@ExtendWith(ApplicationExtension.class)
class ModelChangesTest {

  private static final int CHANGES = 20;

  /** Longer than any collection takes; only a failing test waits so long. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @TempDir private Path home;
  private final Map<String, WeakReference<Object>> former = new LinkedHashMap<>();
  private Path other;
  private QuietWindow window;
  private Indexes indexes;
  private ModelSwitcher models;
  private Screens screens;
  private ShellView view;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open(FxRobot robot) throws IOException {
    Model model = SmallModel.create();
    SampleIndex.collect(model, home, "conv3_2");
    other = home.resolve("other.zip");
    SmallModel.write(model.network(), other);
    window = new QuietWindow(model, home, Session.FIRST, Platform::runLater);
    robot.interact(this::show);
  }

  /** In a stage of its own: of the one that TestFX opens, it keeps all events and their nodes. */
  private void show() {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    indexes =
        new Indexes(
            window.workspace, window.engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    models =
        new ModelSwitcher(
            window.workspace,
            window.inUse,
            window.engine,
            SmallModel::create,
            file -> ModelFile.read(file).model());
    Path places = home.resolve("places");
    ModelStore store = new ModelStore(places, places);
    AvailableModels available = new AvailableModels(window.workspace, store);
    screens =
        new Screens(
            window.workspace,
            new SimpleBooleanProperty(),
            indexes,
            window.before,
            window.engine,
            new TrainScreen.Places(places, places),
            store,
            available,
            QuietWindow.golden("coffee"),
            home.resolve("experiments"),
            models);
    ShellViewModel shell =
        new ShellViewModel(
            window.workspace,
            new NoticeBoard(window.workspace.clock(), Platform::runLater, window.workspace::words),
            models,
            available);
    view = new ShellView(shell, screens.all(), new NoDialogs());
    screens.hangIn(view);
    Stage stage = new Stage();
    stage.setScene(new Scene(view, 1280, 760));
    stage.show();
    window.workspace.picture().open(QuietWindow.golden("coffee"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> screens.all().forEach(Screen::close));
    robot.interact(indexes::close);
    window.close();
  }

  @Test
  void whatIsNoLongerInUseIsHeldByNothing(FxRobot robot) {
    for (int number = 0; number < CHANGES; number++) {
      use(robot, number);
      lookAround(robot);
      compare(robot, number);
      note(number);
    }
    use(robot, CHANGES);
    lookAround(robot);

    assertThat(stillHeld()).isEmpty();
  }

  private void use(FxRobot robot, int number) {
    boolean isOther = number % 2 == 0;
    robot.interact(
        () -> {
          if (isOther) {
            models.open(other);
          } else {
            models.useBuiltIn();
          }
        });
    window.untilShown(
        () -> inUse().model().name().equals(isOther ? "other" : "small") && isProjected());
  }

  /** Each screen is built and laid out, as if somebody looked at it. */
  private void lookAround(FxRobot robot) {
    for (Screen screen : screens.all()) {
      robot.interact(() -> view.show(screen));
    }
    robot.interact(() -> view.show(screens.explore()));
  }

  private void compare(FxRobot robot, int number) {
    robot.interact(() -> window.before.compareWith(other));
    window.untilShown(() -> window.before.earlier().get() != null);
    if (number % 3 == 0) {
      robot.interact(window.before::stop);
    }
  }

  private void note(int number) {
    ModelInUse used = inUse();
    note(number + ": model in use", used);
    note(number + ": network", used.model().network());
    note(number + ": Explore's view", content(screen("explore")));
    note(number + ": Learn's view", content(screen("learn")));
    note(number + ": Filters' view", content(screen("filters")));
    OpenReference earlier = window.before.earlier().get();
    if (earlier != null) {
      note(number + ": network compared with", earlier.used().model().network());
    }
  }

  private Screen screen(String id) {
    return screens.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private void note(String name, Object one) {
    former.put(name, new WeakReference<>(one));
  }

  private List<String> stillHeld() {
    List<String> held = names();
    for (long start = System.nanoTime();
        !held.isEmpty() && System.nanoTime() - start < PATIENCE_NANOS;
        held = names()) {
      System.gc();
    }
    return held;
  }

  private List<String> names() {
    List<String> held = new ArrayList<>();
    former.forEach(
        (name, one) -> {
          if (one.get() != null) {
            held.add(name);
          }
        });
    return held;
  }

  private ModelInUse inUse() {
    return java.util.Objects.requireNonNull(window.inUse.get());
  }

  private boolean isProjected() {
    return screens.explore().node().lookup("#projection") instanceof PicturePane pane
        && pane.pictureProperty().get() != null;
  }

  private static Node content(Screen screen) {
    return ((Pane) screen.node()).getChildren().get(0);
  }

  private static final class NoDialogs implements Dialogs {
    @Override
    public void keys(Screen current) {}

    @Override
    public void settings() {}

    @Override
    public void about() {}

    @Override
    public void details(Notice notice) {}
  }
}
