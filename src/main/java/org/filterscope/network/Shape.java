package org.filterscope.network;

/**
 * The shape of one layer's output for one image: {@code [channels, height, width]}, or {@code
 * [channels]} for a vector, the output of a dense layer.
 *
 * @param channels number of channels, or of values in a vector
 * @param height rows of each channel's map; 1 for a vector
 * @param width columns of each channel's map; 1 for a vector
 * @param isVector whether the values have no position in the image
 */
public record Shape(int channels, int height, int width, boolean isVector) {

  /** Refuses shapes without values, and those with more values than an int can count. */
  public Shape {
    if (channels < 1
        || height < 1
        || width < 1
        || (double) channels * height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("No values in " + channels + "x" + height + "x" + width);
    }
  }

  /** The shape of a stack of feature maps. */
  public static Shape maps(int channels, int height, int width) {
    return new Shape(channels, height, width, false);
  }

  /** The shape of a vector, the output of a dense layer. */
  public static Shape vector(int length) {
    return new Shape(length, 1, 1, true);
  }

  /** Whether a cell is inside the maps. */
  public boolean contains(int row, int column) {
    return row >= 0 && row < height && column >= 0 && column < width;
  }

  /** Number of values. */
  public int size() {
    return channels * height * width;
  }

  /** Number of cells in each map. */
  public int cells() {
    return height * width;
  }

  /** The axes as an array file gives them: {@code [c, h, w]}, or {@code [n]} for a vector. */
  public int[] axes() {
    return isVector ? new int[] {channels} : new int[] {channels, height, width};
  }

  /** The shape as text: {@code 512 x 28 x 28}, or {@code 4096}. */
  @Override
  public String toString() {
    return isVector ? Integer.toString(channels) : channels + " x " + height + " x " + width;
  }
}
