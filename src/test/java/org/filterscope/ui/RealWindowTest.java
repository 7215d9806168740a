package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Windows open on a real display. */
@Tag("display")
@ExtendWith(ApplicationExtension.class)
class RealWindowTest {

  private @Nullable Stage shown;

  @Start
  void show(Stage stage) {
    shown = stage;
    stage.setScene(new Scene(new Button("Open"), 200, 100));
    stage.show();
  }

  @Test
  void theWindowHasTheSizeOfItsScene() {
    assertThat(shown).isNotNull();
    assertThat(shown.getScene().getWidth()).isEqualTo(200);
  }
}
