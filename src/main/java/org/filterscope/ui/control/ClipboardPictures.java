package org.filterscope.ui.control;

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
}
