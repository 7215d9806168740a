package org.filterscope.ui.control;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.filterscope.image.Picture;

/** Puts pictures on the system's clipboard. Used on the JavaFX application thread. */
public final class ClipboardPictures {
  private final Clipboard clipboard;

  /** Uses a given clipboard. */
  public ClipboardPictures(Clipboard clipboard) {
    this.clipboard = clipboard;
  }

  /** Puts a picture on the clipboard. */
  public void copy(Picture picture) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(PixelImage.of(picture));
    clipboard.setContent(content);
  }
}
