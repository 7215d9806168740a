package org.filterscope.image;

/**
 * Scales a part of a picture with an antialiased triangle filter, to the same numbers as Pillow's
 * {@code resize(size, BILINEAR, box=box)}.
 *
 * <p>An output pixel is the weighted mean of the input pixels around its centre. The triangle of
 * weights reaches one output pixel to either side when reducing and one input pixel when enlarging,
 * is cut off at the border of the picture (not of the box) and divided by its sum. Columns are
 * scaled first, rounded to 8 bits, then rows. Weights are fixed-point numbers of 22 bits.
 */
public final class Resampler {

  private static final int PRECISION = 22;
  private static final int HALF = 1 << (PRECISION - 1);

  private Resampler() {}

  /**
   * Scales a part of a picture.
   *
   * @param picture what to take it from
   * @param box the part, inside the picture
   * @param width columns of the result
   * @param height rows of the result
   * @return {@code [height * width]} pixels {@code 0xFFRRGGBB}, row by row
   * @throws IllegalArgumentException if the box reaches over the picture, or the result has no size
   */
  public static int[] resample(Picture picture, Box box, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no size: " + width + " x " + height);
    }
    if (box.x0() < 0 || box.y0() < 0 || box.x1() > picture.width() || box.y1() > picture.height()) {
      throw new IllegalArgumentException(
          box + " reaches over a picture of " + picture.width() + " x " + picture.height());
    }
    Weights columns = Weights.of(picture.width(), box.x0(), box.x1(), width);
    Weights rows = Weights.of(picture.height(), box.y0(), box.y1(), height);
    return scaledDown(scaledAcross(picture, columns, rows), columns, rows);
  }

  /** Only the rows that the second pass reads. */
  private static int[] scaledAcross(Picture picture, Weights columns, Weights rows) {
    int width = columns.size();
    int[] source = picture.argb();
    int[] result = new int[Math.multiplyExact(rows.end() - rows.begin(), width)];
    int target = 0;
    for (int y = rows.begin(); y < rows.end(); y++) {
      int line = y * picture.width();
      for (int x = 0; x < width; x++) {
        result[target++] = mean(source, line + columns.first[x], 1, columns, x);
      }
    }
    return result;
  }

  private static int[] scaledDown(int[] source, Weights columns, Weights rows) {
    int width = columns.size();
    int[] result = new int[Math.multiplyExact(rows.size(), width)];
    int target = 0;
    for (int y = 0; y < rows.size(); y++) {
      int line = (rows.first[y] - rows.begin()) * width;
      for (int x = 0; x < width; x++) {
        result[target++] = mean(source, line + x, width, rows, y);
      }
    }
    return result;
  }

  /** The weighted mean of pixels that lie {@code step} apart. */
  private static int mean(int[] source, int start, int step, Weights weights, int index) {
    int red = HALF;
    int green = HALF;
    int blue = HALF;
    int weight = index * weights.most;
    int end = weight + weights.count[index];
    for (int at = start; weight < end; at += step) {
      int pixel = source[at];
      int w = weights.values[weight++];
      red += (pixel >> 16 & 0xFF) * w;
      green += (pixel >> 8 & 0xFF) * w;
      blue += (pixel & 0xFF) * w;
    }
    // Rounded weights may add up to a little over one, which white times 2^22 has room for.
    return 0xFF000000
        | Math.min(red >>> PRECISION, 255) << 16
        | Math.min(green >>> PRECISION, 255) << 8
        | Math.min(blue >>> PRECISION, 255);
  }

  /** For every output pixel along one axis, the first input pixel that counts, and the weights. */
  private static final class Weights {
    private final int most;
    private final int[] first;
    private final int[] count;
    private final int[] values;

    private Weights(int size, int most) {
      this.most = most;
      first = new int[size];
      count = new int[size];
      values = new int[Math.multiplyExact(size, most)];
    }

    static Weights of(int inputSize, double from, double to, int size) {
      double scale = (to - from) / size;
      double reach = Math.max(scale, 1);
      Weights weights = new Weights(size, 2 * (int) Math.ceil(reach) + 1);
      double[] triangle = new double[weights.most];
      for (int i = 0; i < size; i++) {
        double centre = from + (i + 0.5) * scale;
        int begin = Math.max((int) (centre - reach + 0.5), 0);
        int end = Math.min((int) (centre + reach + 0.5), inputSize);
        double sum = 0;
        for (int k = 0; k < end - begin; k++) {
          double distance = Math.abs(begin + k - centre + 0.5) / reach;
          triangle[k] = Math.max(1 - distance, 0);
          sum += triangle[k];
        }
        weights.first[i] = begin;
        weights.count[i] = end - begin;
        for (int k = 0; k < end - begin; k++) {
          weights.values[i * weights.most + k] = (int) (triangle[k] / sum * (1 << PRECISION) + 0.5);
        }
      }
      return weights;
    }

    int size() {
      return first.length;
    }

    int begin() {
      return first[0];
    }

    int end() {
      int last = first.length - 1;
      return first[last] + count[last];
    }
  }
}
