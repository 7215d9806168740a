package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LiveScrollTest {

  @Start
  void show(Stage stage) {
    stage.setScene(new Scene(new LiveScroll(new Label("often changed")), 100, 100));
    stage.show();
  }

  @Test
  void noDrawnCopyOfTheContentIsKept(FxRobot robot) {
    assertThat(robot.lookup(".viewport").<Node>queryAll())
        .isNotEmpty()
        .allMatch(part -> !part.isCache());
  }
}
