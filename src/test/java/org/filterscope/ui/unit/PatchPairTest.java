package org.filterscope.ui.unit;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A patch and its projection, in the dark theme. */
@ExtendWith(ApplicationExtension.class)
class PatchPairTest {

  private final SteadyRobot robot = new SteadyRobot();
  private final StackPane screen = new StackPane();

  @Start
  void show(Stage stage) {
    screen
        .getStylesheets()
        .add(Objects.requireNonNull(UnitStyles.class.getResource("unit.css")).toExternalForm());
    screen.setStyle("-fx-background-color: -color-bg-default;");
    screen.getChildren().add(new PatchPair(new Messages(Locale.ENGLISH), 100, topPatch -> {}));
    Scene scene = new Scene(screen, 300, 200);
    scene.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void untilItsPicturesAreThereItsFramesAreNoBlackHoles() {
    Color around = fill(screen);

    assertThat(robot.all(".patch-frame", Region.class))
        .hasSize(2)
        .allSatisfy(
            frame -> {
              Color ground = fill(frame);
              Color opaque = Color.color(ground.getRed(), ground.getGreen(), ground.getBlue());
              Color seen = around.interpolate(opaque, ground.getOpacity());
              assertThat(seen.getBrightness()).isGreaterThan(around.getBrightness() + 0.1);
            });
  }

  private static Color fill(Region region) {
    return (Color) region.getBackground().getFills().get(0).getFill();
  }
}
