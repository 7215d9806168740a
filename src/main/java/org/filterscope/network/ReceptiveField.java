package org.filterscope.network;

/**
 * The part of the input image that one cell of a layer sees, along one axis.
 *
 * <p>Cell {@code i} covers the pixels {@code [stride * i + start, stride * i + start + size)},
 * before clipping at the border.
 *
 * @param size pixels covered
 * @param stride distance between neighbouring cells, in input pixels; 0 if every cell sees the
 *     same, as after a dense layer
 * @param start first pixel of cell 0; negative if padding extends beyond the border
 */
public record ReceptiveField(int size, int stride, int start) {

  /** The field of an input pixel: the pixel itself. */
  public static final ReceptiveField PIXEL = new ReceptiveField(1, 1, 0);

  /** The field of a cell that sees a whole image. */
  public static ReceptiveField whole(int pixels) {
    return new ReceptiveField(pixels, 0, 0);
  }

  /** The field of a cell with a window over cells that have this field. */
  public ReceptiveField through(Window window) {
    return new ReceptiveField(
        size + (window.span() - 1) * stride,
        stride * window.stride(),
        start - window.before() * stride);
  }

  /**
   * The field of a cell that repeats one with this field, as its neighbours do. A field moves by as
   * many pixels from each cell to the next, so it is wide enough for any of them; where that is
   * less than a pixel, it is the whole image.
   *
   * @param times how many cells repeat the same one
   * @param pixels the image's length
   */
  public ReceptiveField repeated(int times, int pixels) {
    if (stride % times != 0) {
      return whole(pixels);
    }
    int shift = stride / times * (times - 1);
    return new ReceptiveField(size + shift, stride / times, start - shift);
  }

  /**
   * The smallest field that contains both, where branches meet. If the cells of one branch see the
   * whole image, all do.
   *
   * @throws IllegalArgumentException if the branches have different strides
   */
  public ReceptiveField union(ReceptiveField other) {
    if (stride == 0 || other.stride == 0) {
      return stride == 0 ? this : other;
    }
    if (stride != other.stride) {
      throw new IllegalArgumentException(
          "Branches with strides of " + stride + " and " + other.stride + " pixels meet");
    }
    int first = Math.min(start, other.start);
    int end = Math.max(start + size, other.start + other.size);
    return new ReceptiveField(end - first, stride, first);
  }

  /**
   * The cell around a pixel: the one with the middle of its field nearest to the pixel.
   *
   * @param cells how many there are, at least one
   */
  public int cellAround(double pixel, int cells) {
    if (stride == 0) {
      return 0;
    }
    long nearest = Math.round((pixel + 0.5 - (start + size / 2.0)) / stride);
    return (int) Math.min(Math.max(nearest, 0), cells - 1);
  }

  /** The pixel in the middle of a cell's field; outside the image if it is in the padding. */
  public int middle(int cell) {
    return stride * cell + start + (size - 1) / 2;
  }

  /** The first pixel that a cell sees, clipped to an image of the given length. */
  public int first(int cell, int pixels) {
    return Math.min(Math.max(stride * cell + start, 0), pixels);
  }

  /** The pixel after the last that a cell sees, clipped to an image of the given length. */
  public int end(int cell, int pixels) {
    return Math.min(Math.max(stride * cell + start + size, 0), pixels);
  }
}
