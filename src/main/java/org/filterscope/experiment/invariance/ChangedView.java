package org.filterscope.experiment.invariance;

import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.image.Resampler;
import org.filterscope.network.Preparation;

/**
 * A photograph as a network reads it, moved, enlarged or turned. What comes into view is the
 * photograph beyond the square where there is some, and the network's mean colour elsewhere.
 * Between pixels, values are interpolated in straight lines; untouched or moved by whole pixels,
 * the square keeps its pixels.
 */
final class ChangedView {

  private final Preparation preparation;
  private final int side;

  /** The square and what lies around it, at the scale of the input. */
  private final Picture ground;

  /** Where the square begins in it. */
  private final int left;

  private final int top;

  ChangedView(Picture picture, Preparation preparation) {
    this.preparation = preparation;
    side = preparation.side();
    Box box = preparation.framing(picture).box();
    double across = box.width() / side;
    double down = box.height() / side;
    left = pixels(box.x0(), across);
    top = pixels(box.y0(), down);
    int right = pixels(picture.width() - box.x1(), across);
    int below = pixels(picture.height() - box.y1(), down);
    Box around =
        new Box(
            Math.max(0, box.x0() - left * across),
            Math.max(0, box.y0() - top * down),
            Math.min(picture.width(), box.x1() + right * across),
            Math.min(picture.height(), box.y1() + below * down));
    int width = left + side + right;
    int height = top + side + below;
    ground = new Picture(width, height, Resampler.resample(picture, around, width, height));
  }

  /** How many whole pixels of the input fit beside the square; at most as many as its side. */
  private int pixels(double room, double scale) {
    return (int) Math.min(side, Math.floor(room / scale + 1e-6));
  }

  /**
   * The network's input.
   *
   * @return {@code [side, side, 3]}
   */
  float[] input(Change change, double amount) {
    float[] input = new float[side * side * 3];
    double middle = (side - 1) / 2.0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double[] source = change.source(amount, x - middle, y - middle);
        interpolate(source[0] + middle + left, source[1] + middle + top, input, 3 * (y * side + x));
      }
    }
    return input;
  }

  private void interpolate(double x, double y, float[] input, int at) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double right = x - column;
    double below = y - row;
    add(row, column, (1 - below) * (1 - right), input, at);
    add(row, column + 1, (1 - below) * right, input, at);
    add(row + 1, column, below * (1 - right), input, at);
    add(row + 1, column + 1, below * right, input, at);
  }

  private void add(int row, int column, double share, float[] input, int at) {
    if (share == 0) {
      return;
    }
    boolean isInside = row >= 0 && column >= 0 && row < ground.height() && column < ground.width();
    float[] pixel =
        isInside
            ? preparation.pixel(ground.argb()[row * ground.width() + column])
            : preparation.meanColour();
    for (int c = 0; c < 3; c++) {
      input[at + c] += (float) (share * pixel[c]);
    }
  }
}
