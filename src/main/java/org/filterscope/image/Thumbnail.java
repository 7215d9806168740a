package org.filterscope.image;

import java.nio.file.Path;
import org.filterscope.task.Problem;

/** Small pictures for lists: quick to make, and rougher than scaling the whole photograph. */
public final class Thumbnail {

  private final PictureReader reader;
  private final int side;

  /**
   * Makes small pictures of one size.
   *
   * @param reader opens the photographs
   * @param side what the longer side of a small picture has at most, in pixels
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
   * A photograph, small.
   *
   * @param file where it is
   * @return a picture that fits the square; one that fits it in its file is not enlarged
   * @throws Problem as {@link PictureReader#read(Path)} does
   */
  public Picture of(Path file) {
    // Twice what is needed, so that the last step can smooth what skipping pixels roughens.
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
