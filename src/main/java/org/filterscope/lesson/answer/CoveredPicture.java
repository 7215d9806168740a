package org.filterscope.lesson.answer;

import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation;

/** A picture with a part covered by a single colour. */
public final class CoveredPicture {

  private static final int OPAQUE = 0xff000000;
  private static final int LARGEST_LEVEL = 255;
  private static final int MID_GREY = 0xff808080;

  private CoveredPicture() {}

  /**
   * Covers all pixels with their centre inside a box.
   *
   * @param box the box, in pixels of the picture; parts outside the picture are ignored
   * @param argb the colour, which must be opaque
   */
  public static Picture of(Picture picture, Box box, int argb) {
    int[] pixels = picture.argb().clone();
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        if (box.contains(column + 0.5, row + 0.5)) {
          pixels[row * picture.width() + column] = argb;
        }
      }
    }
    return new Picture(picture.width(), picture.height(), pixels);
  }

  /**
   * The colour with the least information for a network: the one that preprocessing turns into
   * zero, or mid-grey if that would be black.
   */
  public static int meanColour(Preparation preparation) {
    float[] means = preparation.means();
    int black = 0;
    for (float mean : means) {
      black += mean == 0 ? 1 : 0;
    }
    if (black == means.length) {
      return MID_GREY;
    }
    if (preparation.order() == Preparation.ChannelOrder.GREY) {
      return OPAQUE | level(means[0], preparation) * 0x010101;
    }
    int argb = OPAQUE;
    for (int c = 0; c < means.length; c++) {
      int shift = preparation.order() == Preparation.ChannelOrder.BGR ? 8 * c : 16 - 8 * c;
      argb |= level(means[c], preparation) << shift;
    }
    return argb;
  }

  private static int level(float mean, Preparation preparation) {
    return Math.min(Math.max(Math.round(mean / preparation.factor()), 0), LARGEST_LEVEL);
  }
}
