package org.filterscope.ui.classify;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.QuietWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;

/** The Classify screen by keyboard and mouse, with the real network. */
@ExtendWith(ApplicationExtension.class)
class ClassifyScreenTest {

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  private QuietClassify window;

  private final SteadyRobot robot = new SteadyRobot();

  @Start
  void show(javafx.stage.Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietClassify(home, Platform::runLater);
    stage.setScene(new Scene(new ClassifyView(window.classify), 1280, 760));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(window::close);
  }

  @Test
  void aDroppedModelIsLeftToTheWindowAndPhotographsAreTaken() {
    List<Path> photographs = List.of(Path.of("cat.jpg"), Path.of("dog.png"));

    assertThat(ClassifyView.photographs(List.of(Path.of("pets.zip")))).isEmpty();
    assertThat(ClassifyView.photographs(List.of(Path.of("Network.H5")))).isEmpty();
    assertThat(ClassifyView.photographs(photographs)).isEqualTo(photographs);
    assertThat(ClassifyView.photographs(List.of(Path.of("folder.h5s"))))
        .containsExactly(Path.of("folder.h5s"));
  }

  /** The list of classes changed while it was clicked, and threw; the selection was lost. */
  @Test
  void aClickOnAClassPutsTheAnswerRightAndUndoStaysAtThePhotograph() throws IOException {
    classifyTwo();
    PredictionTable table = robot.node("#answers", PredictionTable.class);
    robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
    PredictionLine chosen = table.chosen().get(0);
    String answer = chosen.row().answer();

    clickOnAnotherClassThan(answer);

    assertThat(window.problems).isEmpty();
    assertThat(chosen.row().isCorrected()).isTrue();
    assertThat(table.chosen()).containsExactly(chosen);
    assertThat(truth().getValue()).isEqualTo(chosen.row().label());
    robot.interact(robot.node("#classify-undo", Button.class)::fire);
    assertThat(table.chosen()).containsExactly(chosen);
    assertThat(truth().getValue()).isEqualTo(answer);
  }

  /** It leaves the table in the click, and another photograph is chosen. */
  @Test
  void whatIsPutRightMayNotFitTheFilterAnyMore() throws IOException {
    classifyTwo();
    PredictionTable table = robot.node("#answers", PredictionTable.class);
    PredictionLine first = window.classify.lines().get(0);
    robot.interact(
        () -> {
          String label = first.row().answer();
          window.classify.filter().set(PredictionFilter.ALL.withLabel(label));
          table.getSelectionModel().clearAndSelect(0);
        });

    clickOnAnotherClassThan(first.row().answer());

    assertThat(window.problems).isEmpty();
    assertThat(first.row().isCorrected()).isTrue();
    assertThat(table.getItems()).isEmpty();
    assertThat(robot.node("#filter-label", ComboBox.class).getValue())
        .isEqualTo(first.row().answer());
  }

  private void classifyTwo() throws IOException {
    Path folder = Files.createDirectories(home.resolve("photographs"));
    Files.copy(QuietWindow.sample("coffee"), folder.resolve("coffee.jpg"));
    Files.copy(QuietWindow.sample("temple"), folder.resolve("temple.jpg"));
    robot.interact(() -> window.classify.classify(List.of(folder)));
    window.untilShown(() -> window.classify.lines().size() == 2);
    window.untilShown(() -> window.classify.job().get() == null);
    // What is thrown during a click is told at the bottom of the window.
    robot.interact(
        () ->
            Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> window.problems.add(failure)));
  }

  private void clickOnAnotherClassThan(String label) {
    robot.clickOn("#truth", Motion.DIRECT);
    window.untilShown(() -> !offered(label).isEmpty());
    robot.clickOn(offered(label).get(0), Motion.DIRECT);
    window.untilShown(() -> !truth().isShowing());
  }

  /** The classes in view but one. */
  private List<ListCell<?>> offered(String label) {
    List<ListCell<?>> cells = new ArrayList<>();
    for (ListCell<?> cell : robot.all(".combo-box-popup .list-cell", ListCell.class)) {
      if (cell.getItem() != null && !label.equals(cell.getItem())) {
        cells.add(cell);
      }
    }
    return cells;
  }

  @SuppressWarnings("unchecked") // The box of classes holds texts.
  private ComboBox<String> truth() {
    return robot.node("#truth", ComboBox.class);
  }

  @Test
  @SuppressWarnings("unchecked") // The box of classes holds texts.
  void fromAnInvitationToACorrectedAndSavedAnswer() throws IOException {
    Path folder = Files.createDirectories(home.resolve("photographs"));
    Files.copy(QuietWindow.sample("coffee"), folder.resolve("coffee.jpg"));
    Files.copy(QuietWindow.sample("temple"), folder.resolve("temple.jpg"));
    window.target = folder;
    robot.interact(robot.node("#invite-folder", Button.class)::fire);
    window.untilShown(() -> window.classify.lines().size() == 2);
    window.untilShown(() -> window.classify.job().get() == null);
    assertThat(robot.node("#answers-count", Label.class).getText()).isEqualTo("2 photographs");

    PredictionTable table = robot.node("#answers", PredictionTable.class);
    assertThat(table.chosen()).hasSize(1);
    robot.interact(
        () -> {
          table.requestFocus();
          table.getSelectionModel().clearAndSelect(0);
        });
    robot.type(KeyCode.ENTER);
    assertThat(window.explored).containsExactly(folder.resolve("coffee.jpg"));

    ComboBox<String> truth = robot.node("#truth", ComboBox.class);
    assertThat(truth.getValue()).isEqualTo("cup");
    robot.interact(() -> truth.setValue("ewer"));
    assertThat(window.classify.lines().get(0).row().correction()).isEqualTo("ewer");
    robot.interact(robot.node("#classify-undo", Button.class)::fire);
    assertThat(window.classify.lines().get(0).row().correction()).isNull();

    Path file = home.resolve("answers.csv");
    window.target = file;
    robot.interact(robot.node("#classify-save", Button.class)::fire);
    window.untilShown(() -> !window.told.isEmpty());
    assertThat(file).exists();
    assertThat(window.problems).isEmpty();
  }
}
