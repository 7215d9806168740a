package org.filterscope.figure;

import java.util.Collection;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.projection.Projection;

/**
 * How a projection is drawn: nothing is subtracted, zero is mid-grey, the input's red is red, and
 * values beyond full colour are clipped.
 *
 * @param order the order of the input's colours
 * @param fullColour the absolute value that is full colour
 */
public record ProjectionFigure(ChannelOrder order, float fullColour) {

  /** The level of zero, from 0 to 255. */
  public static final int ZERO = 128;

  /** Refuses values that are not a scale. */
  public ProjectionFigure {
    if (!(fullColour >= 0) || !Float.isFinite(fullColour)) {
      throw new IllegalArgumentException("No scale: " + fullColour);
    }
  }

  /** The scale of a single projection. */
  public static ProjectionFigure of(ChannelOrder order, Projection projection, Contrast contrast) {
    return new ProjectionFigure(order, contrast.of(projection));
  }

  /** One scale for several projections, so they can be compared. */
  public static ProjectionFigure of(
      ChannelOrder order, Collection<Projection> projections, Contrast contrast) {
    return new ProjectionFigure(order, contrast.of(projections));
  }

  /** Draws the part of the projection that can differ from zero. */
  public Picture closeUp(Projection projection) {
    int height = projection.box().height();
    int width = projection.box().width();
    return paint(projection.values(), height, width, projection.channels());
  }

  /**
   * Draws the same part larger. Each pixel becomes a square, as smoothing would let few pixels run
   * into each other.
   *
   * @param side the sides of the result are at most this long, unless the part's own are longer
   */
  public Picture closeUp(Projection projection, int side) {
    Picture small = closeUp(projection);
    int factor = Math.max(1, side / Math.max(small.width(), small.height()));
    return Tiles.enlarged(small, small.width() * factor, small.height() * factor);
  }

  /**
   * Draws the projection at its place in the input.
   *
   * @param height rows of the input
   * @param width columns of the input
   */
  public Picture onInput(Projection projection, int height, int width) {
    return paint(projection.onCanvas(height, width), height, width, projection.channels());
  }

  private Picture paint(float[] values, int height, int width, int channels) {
    int[] argb = new int[height * width];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = pixel(values, i * channels, channels);
    }
    return new Picture(width, height, argb);
  }

  /** The colour of a pixel. Unless there are three channels, it is the grey of their mean. */
  private int pixel(float[] values, int at, int channels) {
    if (channels == 3) {
      int first = level(values[at]);
      int last = level(values[at + 2]);
      int red = order == ChannelOrder.RGB ? first : last;
      int blue = order == ChannelOrder.RGB ? last : first;
      return 0xFF000000 | red << 16 | level(values[at + 1]) << 8 | blue;
    }
    float sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += values[at + c];
    }
    return 0xFF000000 | level(sum / channels) * 0x010101;
  }

  /** The level of a value: 0 at {@code -fullColour}, 128 at zero, 255 at {@code fullColour}. */
  int level(float value) {
    if (!(fullColour > 0)) {
      return ZERO;
    }
    float share = Math.max(-1, Math.min(value / fullColour, 1));
    return Math.round(127.5f + 127.5f * share);
  }
}
