package org.filterscope.explanation;

import java.util.Arrays;
import org.filterscope.image.Picture;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/**
 * A part of a network's input to be covered, of any shape.
 *
 * @param height rows of the input
 * @param width columns of the input
 * @param covered {@code [height * width]}, whether each pixel is covered; not copied
 */
public record CoverMask(int height, int width, boolean[] covered) {

  /** A mask that covers nothing. */
  public static CoverMask none(int height, int width) {
    return new CoverMask(height, width, new boolean[height * width]);
  }

  /**
   * The mask that a picture shows: white where it covers, stretched over the input.
   *
   * @param picture the picture; pixels brighter than mid-grey cover
   */
  public static CoverMask of(Picture picture, Shape input) {
    CoverMask mask = none(input.height(), input.width());
    for (int i = 0; i < mask.covered.length; i++) {
      int row = i / mask.width * picture.height() / mask.height;
      int column = i % mask.width * picture.width() / mask.width;
      int argb = picture.argb()[row * picture.width() + column];
      int sum = (argb >> 16 & 0xFF) + (argb >> 8 & 0xFF) + (argb & 0xFF);
      mask.covered[i] = sum > 3 * 127;
    }
    return mask;
  }

  /**
   * This mask with a disc added or removed. A pixel belongs to the disc if its centre does.
   *
   * @param y the disc's middle, in pixels
   * @param x the disc's middle, in pixels
   * @param radius in pixels
   * @param isCovered whether the disc is covered or uncovered
   */
  public CoverMask with(double y, double x, double radius, boolean isCovered) {
    boolean[] pixels = covered.clone();
    int last = (int) Math.min(height, Math.ceil(y + radius));
    int end = (int) Math.min(width, Math.ceil(x + radius));
    for (int row = (int) Math.max(0, Math.floor(y - radius)); row < last; row++) {
      for (int column = (int) Math.max(0, Math.floor(x - radius)); column < end; column++) {
        if (Math.hypot(row + 0.5 - y, column + 0.5 - x) <= radius) {
          pixels[row * width + column] = isCovered;
        }
      }
    }
    return new CoverMask(height, width, pixels);
  }

  /** Whether it covers nothing. */
  public boolean isEmpty() {
    return count() == 0;
  }

  /** Whether it covers all of the input. */
  public boolean isEverything() {
    return count() == covered.length;
  }

  /** The covered share of the input, from 0 to 1. */
  public double share() {
    return (double) count() / covered.length;
  }

  private int count() {
    int count = 0;
    for (boolean pixel : covered) {
      count += pixel ? 1 : 0;
    }
    return count;
  }

  /** The smallest rectangle that contains all covered pixels; empty if there are none. */
  Region bounds() {
    int top = height;
    int left = width;
    int bottom = 0;
    int right = 0;
    for (int i = 0; i < covered.length; i++) {
      if (covered[i]) {
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width + 1);
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
      }
    }
    return bottom == 0 ? new Region(0, 0, 0, 0) : new Region(top, left, bottom, right);
  }

  /** Two masks are equal if they cover the same pixels. */
  @Override
  public boolean equals(Object other) {
    return other instanceof CoverMask mask
        && height == mask.height
        && width == mask.width
        && Arrays.equals(covered, mask.covered);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(covered);
  }

  @Override
  public String toString() {
    return "CoverMask[" + height + " x " + width + ", " + count() + " covered]";
  }
}
