package org.filterscope.image;

/**
 * A decoded photograph: upright, opaque, in sRGB.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param argb {@code [height * width]} pixels {@code 0xFFRRGGBB}, row by row from the top left; not
 *     copied, so the caller must no longer write to them
 * @param originalWidth columns of the upright photograph in its file; larger than {@code width} if
 *     the photograph was reduced
 * @param originalHeight rows of the upright photograph in its file
 */
public record Picture(int width, int height, int[] argb, int originalWidth, int originalHeight) {

  /**
   * Checks that the sizes fit together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Picture {
    if (width < 1 || height < 1 || argb.length != (long) width * height) {
      throw new IllegalArgumentException(
          argb.length + " pixels are no picture of " + width + " x " + height);
    }
    if (originalWidth < width || originalHeight < height) {
      throw new IllegalArgumentException("a picture is never larger than its file");
    }
  }

  /**
   * A picture that is as large as its file.
   *
   * @throws IllegalArgumentException if there are not {@code width * height} pixels
   */
  public Picture(int width, int height, int[] argb) {
    this(width, height, argb, width, height);
  }

  /** How many pixels of the file one pixel of this picture spans in a row; 1 if all were kept. */
  public double reduction() {
    return (double) originalWidth / width;
  }
}
