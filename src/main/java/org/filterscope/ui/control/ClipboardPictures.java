package org.filterscope.ui.control;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.filterscope.image.Picture;

/** Pictures on the system's clipboard; for the interface's thread. */
public final class ClipboardPictures {
  private final Clipboard clipboard;

  /** Pictures on a clipboard. */
  public ClipboardPictures(Clipboard clipboard) {
    this.clipboard = clipboard;
  }

  /** Puts a picture there. */
  public void copy(Picture picture) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(PixelImage.of(picture));
    clipboard.setContent(content);
  }

  /** The picture there, what is transparent on white; empty if there is none. */
  public Optional<Picture> paste() {
    Image image = clipboard.hasImage() ? clipboard.getImage() : null;
    if (image == null || image.isError() || image.getWidth() < 1 || image.getHeight() < 1) {
      return Optional.empty();
    }
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[Math.multiplyExact(width, height)];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), argb, 0, width);
    for (int i = 0; i < argb.length; i++) {
      argb[i] = onWhite(argb[i]);
    }
    return Optional.of(new Picture(width, height, argb));
  }

  /** Colours come multiplied with their opacity: what is missing to it is white. */
  private static int onWhite(int premultiplied) {
    int white = 255 - (premultiplied >>> 24);
    int red = Math.min(255, (premultiplied >> 16 & 0xFF) + white);
    int green = Math.min(255, (premultiplied >> 8 & 0xFF) + white);
    int blue = Math.min(255, (premultiplied & 0xFF) + white);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}
