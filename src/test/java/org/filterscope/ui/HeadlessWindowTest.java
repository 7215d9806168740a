package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Windows can be tested without a screen. */
@ExtendWith(ApplicationExtension.class)
class HeadlessWindowTest {

  private final AtomicInteger clicks = new AtomicInteger();

  @Start
  void show(Stage stage) {
    Button button = new Button("Open");
    button.setOnAction(event -> clicks.incrementAndGet());
    stage.setScene(new Scene(button, 200, 100));
    stage.show();
  }

  @Test
  void aClickReachesTheButton(FxRobot robot) {
    robot.clickOn("Open");

    assertThat(clicks).hasValue(1);
  }
}
