package org.filterscope.image;

/**
 * The size of what a network sees of a photograph, and how much larger the photograph is scaled
 * before that is cut out.
 *
 * @param shorterSide the shorter side, before the cut, of the largest box in the input's
 *     proportions that fits the photograph, in pixels; for a square input, the photograph's own
 * @param width columns of the input
 * @param height rows of the input
 */
public record CropSize(int shorterSide, int width, int height) {

  /** Refuses sizes that are not positive, and inputs that do not fit the scaled photograph. */
  public CropSize {
    if (width < 1 || height < 1 || shorterSide < Math.min(width, height)) {
      throw new IllegalArgumentException("no " + width + " x " + height + " fits " + shorterSide);
    }
  }

  /** The shorter side of the input. */
  public int side() {
    return Math.min(width, height);
  }

  /** The width of the largest box, scaled. */
  double scaledWidth() {
    return Math.rint((double) shorterSide * width / side());
  }

  /** The height of the largest box, scaled. */
  double scaledHeight() {
    return Math.rint((double) shorterSide * height / side());
  }
}
