package org.filterscope.image;

import java.nio.file.Path;
import org.filterscope.task.Problem;

/** Thumbnails for lists: quick to make, but rougher than scaling the whole photograph. */
public final class Thumbnail {

  private final PictureReader reader;
  private final int side;

  /**
   * Makes thumbnails of one size.
   *
   * @param reader opens the photographs
   * @param side the greatest length of a thumbnail's longer side, in pixels
   * @throws IllegalArgumentException if the side is not positive
   */
  public Thumbnail(PictureReader reader, int side) {
    if (side < 1) {
      throw new IllegalArgumentException("no side: " + side);
    }
    this.reader = reader;
    this.side = side;
  }

  /**
   * The thumbnail of a photograph.
   *
   * @param file where it is
   * @return a picture that fits into the square; a photograph that already fits is not enlarged
   * @throws Problem as {@link PictureReader#read(Path)} does
   */
  public Picture of(Path file) {
    // Twice the size needed, so the last step can smooth the roughness from skipping pixels.
    Picture picture = reader.read(file, 2 * side);
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= side) {
      return picture;
    }
    double scale = (double) side / longer;
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    return new Picture(
        width,
        height,
        Resampler.resample(picture, Box.all(picture), width, height),
        picture.originalWidth(),
        picture.originalHeight());
  }
}
