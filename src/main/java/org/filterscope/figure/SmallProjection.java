package org.filterscope.figure;

import org.filterscope.network.Region;
import org.filterscope.projection.Projection;

/**
 * A projection reduced to fewer pixels, each the mean of those that it covers. Stripes of opposite
 * signs nearly cancel out in it, so reduced projections need their own scale.
 */
final class SmallProjection {

  private final Projection there;
  private final int height;
  private final int width;
  private final float[] values;

  private SmallProjection(Projection there, int height, int width) {
    this.there = there;
    this.height = height;
    this.width = width;
    values = new float[height * width * there.channels()];
  }

  /**
   * Reduces a projection.
   *
   * @param whole the region to show, which contains the projection's box; outside the box, all is
   *     zero
   * @param height rows of the result; at most those of the whole region
   * @param width columns of the result; at most those of the whole region
   * @return the means, in a box that starts at row 0 and column 0
   */
  static Projection of(Projection there, Region whole, int height, int width) {
    SmallProjection small = new SmallProjection(there, height, width);
    Region box = there.box();
    double down = (double) height / whole.height();
    double across = (double) width / whole.width();
    for (int y = 0; y < box.height(); y++) {
      double top = (box.top() - whole.top() + y) * down;
      for (int x = 0; x < box.width(); x++) {
        double left = (box.left() - whole.left() + x) * across;
        small.add(y * box.width() + x, top, top + down, left, left + across);
      }
    }
    return new Projection(
        there.layer(),
        there.channel(),
        there.mode(),
        there.seed(),
        there.value(),
        Region.all(height, width),
        there.channels(),
        small.values);
  }

  /** Adds a pixel to those of the result that it overlaps, in proportion to the overlap. */
  private void add(int pixel, double top, double bottom, double left, double right) {
    int channels = there.channels();
    for (int y = (int) top; y < Math.min(height, bottom); y++) {
      double rows = Math.min(y + 1, bottom) - Math.max(y, top);
      for (int x = (int) left; x < Math.min(width, right); x++) {
        double share = rows * (Math.min(x + 1, right) - Math.max(x, left));
        for (int c = 0; c < channels; c++) {
          values[(y * width + x) * channels + c] +=
              (float) (share * there.values()[pixel * channels + c]);
        }
      }
    }
  }
}
