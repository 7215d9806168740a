package org.filterscope.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.filterscope.network.PreparationPreset;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Models screen by keyboard and mouse, with real files. */
@ExtendWith(ApplicationExtension.class)
class ModelsScreenTest {

  @TempDir Path home;
  private QuietModels window;
  private final SteadyRobot robot = new SteadyRobot();

  @Start
  void show(javafx.stage.Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietModels(home, Platform::runLater);
    window.putFineTuned("pets");
    stage.setScene(new Scene(new ModelsView(window.models), 1100, 700));
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void await() {
    robot.interact(window.models::refresh);
    window.untilShown(() -> robot.find("#use-pets").isPresent());
  }

  @AfterEach
  void close() {
    robot.interact(window::close);
  }

  @Test
  void allIsReachedByTabAndHasAName() {
    robot.interact(robot.node("#import-model")::requestFocus);
    FocusWalk walk = FocusWalk.through(robot.window(0).getScene());

    assertThat(walk.forward()).containsAll(walk.focusable());
    assertThat(walk.forward())
        .filteredOn(node -> node instanceof Button)
        .allMatch(node -> !FocusWalk.name(node).isEmpty());
  }

  @Test
  void aModelIsTakenIntoUseByAClick() {
    robot.clickOn("#use-pets");

    assertThat(window.takenIntoUse).containsExactly(window.folder.resolve("pets.zip"));
  }

  @Test
  void aModelUsedFromAFolderOfOnesOwnHasACard() {
    Path own = home.resolve("mine.zip");
    SmallModel.write(SmallModel.create().network(), own);
    robot.interact(
        () ->
            window
                .workspace
                .session()
                .change(now -> now.withModel(own.toString()).withModel(null)));
    robot.interact(window.models::refresh);
    window.untilShown(() -> robot.find("#use-mine").isPresent());

    assertThat(robot.all(".model-card .label", Label.class))
        .extracting(Label::getText)
        .contains("mine", "Folder: " + home);
    robot.clickOn("#forget-mine");
    window.untilShown(() -> robot.find("#use-mine").isEmpty());
    assertThat(own).exists();
  }

  @Test
  void anImportIsSeenToAnswerBeforeItIsKept() {
    window.target = QuietModels.TINY;
    AtomicBoolean isDisabledAtFirst = new AtomicBoolean();
    // In the moment in which the form appears: the answer may be there in the next one.
    robot.interact(
        () ->
            window
                .models
                .form()
                .addListener(
                    (property, old, now) -> {
                      if (now != null) {
                        ScrollPane form = robot.node("#import", ScrollPane.class);
                        Node shown = form.getContent().lookup("#import-save");
                        isDisabledAtFirst.set(shown.isDisabled());
                      }
                    }));
    robot.clickOn("#import-model");
    window.untilShown(() -> robot.find("#import-save").isPresent());
    Button save = robot.node("#import-save", Button.class);
    assertThat(isDisabledAtFirst).isTrue();
    assertThat(robot.window(0).getScene().getFocusOwner()).isInstanceOf(TextField.class);
    window.untilShown(() -> !save.isDisabled());
    assertThat(robot.all("#import-answers .answer", Label.class))
        .hasSize(PreparationPreset.values().length * 3);
    robot.clickOn("#preset-unit");

    robot.interact(save::fire);
    window.untilShown(() -> robot.find("#use-vgg16-layout-tiny").isPresent());

    assertThat(robot.all(".model-card .label", Label.class))
        .extracting(Label::getText)
        .contains("Preparation: R, G, B from 0 to 1");
    assertThat(window.problems).isEmpty();
  }

  @Test
  void escapeLeavesAnImport() {
    window.target = QuietModels.TINY;
    robot.clickOn("#import-model");

    robot.type(KeyCode.ESCAPE);

    assertThat(robot.find("#import")).isEmpty();
    assertThat(robot.find("#shelf")).isPresent();
  }

  @Test
  void theOfferSaysItsSizeAndLicence() {
    assertThat(robot.all(".model-card .label", Label.class))
        .extracting(Label::getText)
        .anyMatch(text -> text.contains("553.5 MB") && text.contains("CC BY 4.0"));
  }
}
