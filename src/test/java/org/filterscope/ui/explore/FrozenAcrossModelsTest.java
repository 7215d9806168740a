package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.explore.photograph.ClassLinks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is frozen stays when another model is taken into use. */
@ExtendWith(ApplicationExtension.class)
class FrozenAcrossModelsTest {

  @TempDir private static Path home;

  private final SteadyRobot robot = new SteadyRobot();
  private final Model model = SmallModel.create();
  private QuietExplore window;
  private ExploreScreen screen;

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietExplore(model, home, Session.FIRST, Platform::runLater);
    screen =
        new ExploreScreen(
            window.workspace,
            new SimpleBooleanProperty(),
            window.indexes,
            window.before,
            address -> {},
            cell -> {},
            new NoLinks());
    stage.setScene(new Scene(new StackPane(screen.node()), 1280, 760));
    stage.sizeToScene();
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void freezeOne() {
    robot.interact(() -> window.workspace.picture().open(QuietWindow.golden("coffee")));
    window.untilShown(
        () -> robot.lookup("#projection-label").queryLabeled().getText().startsWith("Deconvnet"));
    robot.interact(() -> robot.node("#wall").requestFocus());
    robot.type(KeyCode.F);
  }

  @AfterEach
  void close() {
    robot.interact(screen::close);
    window.close();
  }

  @Test
  void anotherModelAndTheWayBackLeaveItInView() {
    List<String> before = captions();
    assertThat(before).hasSize(3);
    use(SmallModel.retrained("conv3_2"));
    assertThat(captions()).startsWith(before.toArray(String[]::new)).endsWith(model.name());
    use(model);
    assertThat(captions()).isEqualTo(before);
  }

  @Test
  void aClickGoesToTheSameUnitOfAnotherModel() {
    String unit = captions().get(0);
    use(SmallModel.retrained("conv3_2"));
    robot.interact(robot.node(".frozen-picture", Button.class)::fire);
    assertThat(robot.text("#unit-title")).isEqualTo(unit);
  }

  private void use(Model next) {
    robot.interact(
        () -> window.inUse.set(new ModelInUse(next, new Inspector(window.engine, next))));
    window.untilShown(
        () -> robot.lookup("#projection-label").queryLabeled().getText().startsWith("Deconvnet"));
  }

  private List<String> captions() {
    return robot.all("#frozen .frozen-caption", Label.class).stream().map(Label::getText).toList();
  }

  private static final class NoLinks implements ClassLinks {
    @Override
    public void softmax(int index) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void contributions(int index) {
      throw new AssertionError("nobody asks");
    }
  }
}
