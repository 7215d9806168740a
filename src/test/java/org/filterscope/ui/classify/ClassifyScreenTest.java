package org.filterscope.ui.classify;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.export.Exporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

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
    Exporter saving = new Exporter(window.workspace, Exporter.systemClip());
    stage.setScene(new Scene(new ClassifyView(window.classify, saving), 1280, 760));
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

  @Test
  @SuppressWarnings("unchecked") // The box of classes holds texts.
  void fromAnInvitationToACorrectedAndSavedAnswer() throws IOException {
    Path folder = Files.createDirectories(home.resolve("photographs"));
    Files.copy(QuietWindow.sample("coffee"), folder.resolve("coffee.jpg"));
    Files.copy(QuietWindow.sample("temple"), folder.resolve("temple.jpg"));
    window.target = folder;
    robot.interact(robot.node("#invite-folder", Button.class)::fire);
    window.untilShown(() -> window.classify.rows().size() == 2);
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
    assertThat(window.classify.rows().get(0).correction()).isEqualTo("ewer");
    robot.interact(robot.node("#classify-undo", Button.class)::fire);
    assertThat(window.classify.rows().get(0).correction()).isNull();

    Path file = home.resolve("answers.csv");
    window.target = file;
    robot.interact(robot.node("#classify-save", Button.class)::fire);
    window.untilShown(() -> !window.told.isEmpty());
    assertThat(file).exists();
    assertThat(window.problems).isEmpty();
  }
}
