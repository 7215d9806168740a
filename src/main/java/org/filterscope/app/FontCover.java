package org.filterscope.app;

import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Which characters the window's font and its fallbacks cover. JavaFX does not say, but draws the
 * same mark for all characters that are missing. Use it on the JavaFX application thread.
 */
final class FontCover {

  /** Large enough that no two characters look alike. In points. */
  private static final int SIZE = 24;

  private FontCover() {}

  /** Whether Chinese can be read. */
  static boolean hasChinese() {
    return tellsApart("\u5377", "\u79ef");
  }

  /** Whether two characters look different, so that at least one of them is covered. */
  static boolean tellsApart(String one, String other) {
    WritableImage first = drawn(one);
    WritableImage second = drawn(other);
    if (first.getWidth() != second.getWidth() || first.getHeight() != second.getHeight()) {
      return true;
    }
    PixelReader left = first.getPixelReader();
    PixelReader right = second.getPixelReader();
    for (int y = 0; y < first.getHeight(); y++) {
      for (int x = 0; x < first.getWidth(); x++) {
        if (left.getArgb(x, y) != right.getArgb(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  private static WritableImage drawn(String character) {
    Text text = new Text(character);
    text.setFont(Font.font(SIZE));
    return text.snapshot(new SnapshotParameters(), null);
  }
}
