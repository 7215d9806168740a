package org.filterscope.figure;

import java.util.List;
import org.filterscope.image.Picture;

/** Pictures below each other on white. */
public final class PictureColumn {

  private PictureColumn() {}

  /**
   * Draws them, flush left.
   *
   * @param pictures at least one
   */
  public static Picture of(List<Picture> pictures) {
    int width = pictures.stream().mapToInt(Picture::width).max().orElseThrow();
    Sheet sheet = new Sheet(width, pictures.stream().mapToInt(Picture::height).sum());
    int top = 0;
    for (Picture picture : pictures) {
      sheet.paste(picture, 0, top);
      top += picture.height();
    }
    return sheet.picture();
  }
}
