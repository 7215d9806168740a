package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ClipboardPicturesTest {

  @Start
  void show(Stage stage) {
    // The stage is shared by all tests; what the one before left in it may not work any more.
    stage.setScene(new Scene(new Pane(), 100, 100));
    stage.show();
  }

  @Test
  void whatIsCopiedCanBePasted(FxRobot robot) {
    Picture picture = new Picture(2, 1, new int[] {0xFF102030, 0xFFFFFFFF});
    AtomicReference<Optional<Picture>> pasted = new AtomicReference<>(Optional.empty());

    robot.interact(
        () -> {
          new ClipboardPictures(Clipboard.getSystemClipboard()).copy(picture);
          pasted.set(picture());
        });

    assertThat(pasted.get())
        .hasValueSatisfying(it -> assertThat(it.argb()).isEqualTo(picture.argb()));
  }

  @Test
  void whatIsTransparentIsPastedOnWhite(FxRobot robot) {
    AtomicReference<Optional<Picture>> pasted = new AtomicReference<>(Optional.empty());

    robot.interact(
        () -> {
          WritableImage half = new WritableImage(2, 1);
          half.getPixelWriter()
              .setPixels(
                  0, 0, 2, 1, PixelFormat.getIntArgbInstance(), new int[] {0, 0x80000000}, 0, 2);
          ClipboardContent content = new ClipboardContent();
          content.putImage(half);
          Clipboard.getSystemClipboard().setContent(content);
          pasted.set(picture());
        });

    assertThat(pasted.get())
        .hasValueSatisfying(it -> assertThat(it.argb()).containsExactly(0xFFFFFFFF, 0xFF7F7F7F));
  }

  private static Optional<Picture> picture() {
    return Optional.ofNullable(Clipboard.getSystemClipboard().getImage()).map(Pixels::picture);
  }
}
