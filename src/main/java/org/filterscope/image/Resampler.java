package org.filterscope.image;

/**
 * Scales a part of a picture with an antialiased triangle filter, to the same numbers as Pillow's
 * {@code resize(size, BILINEAR, box=box)}.
 *
 * <p>An output pixel is the weighted mean of the input pixels around its centre. The triangle of
 * weights extends one output pixel to either side when reducing and one input pixel when enlarging.
 * It is cut off at the border of the picture (not of the box) and divided by its sum. Columns are
 * scaled first, rounded to 8 bits, then rows. Weights are fixed-point numbers of 22 bits.
 */
public final class Resampler {

  private static final int PRECISION = 22;
  private static final int HALF = 1 << (PRECISION - 1);

  /** How many rows are read at once. */
  private static final int BAND = 16;

  private final Weights columns;
  private final Weights rows;

  /**
   * Makes a resampler for a part of pictures of one size.
   *
   * @param pictureWidth columns of the pictures
   * @param pictureHeight rows of the pictures
   * @param box the part, inside them
   * @param width columns of the result
   * @param height rows of the result
   * @throws IllegalArgumentException if the box extends beyond the pictures, or the result has no
   *     size
   */
  Resampler(int pictureWidth, int pictureHeight, Box box, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no size: " + width + " x " + height);
    }
    if (box.x0() < 0 || box.y0() < 0 || box.x1() > pictureWidth || box.y1() > pictureHeight) {
      throw new IllegalArgumentException(
          box + " reaches over a picture of " + pictureWidth + " x " + pictureHeight);
    }
    columns = Weights.of(pictureWidth, box.x0(), box.x1(), width);
    rows = Weights.of(pictureHeight, box.y0(), box.y1(), height);
  }

  /**
   * Scales a part of a picture.
   *
   * @param picture the picture
   * @param box the part, inside the picture
   * @param width columns of the result
   * @param height rows of the result
   * @return {@code [height * width]} pixels {@code 0xFFRRGGBB}, row by row
   * @throws IllegalArgumentException if the box extends beyond the picture, or the result has no
   *     size
   */
  public static int[] resample(Picture picture, Box box, int width, int height) {
    Resampler resampler = new Resampler(picture.width(), picture.height(), box, width, height);
    int[] across = resampler.forAcross();
    for (int y = resampler.rows.begin(); y < resampler.rows.end(); y++) {
      resampler.scaleAcross(picture.argb(), y * picture.width(), y, across);
    }
    return resampler.scaledDown(across);
  }

  /** The first column of a picture that contributes to the result. */
  int firstColumn() {
    return columns.begin();
  }

  /** The number of columns that contribute to the result. */
  int columns() {
    return columns.end() - columns.begin();
  }

  /**
   * Scales a picture while it is read, so its pixels are never all in memory.
   *
   * @param picture the contributing columns of all rows
   * @return {@code [height * width]} pixels {@code 0xFFRRGGBB}, row by row
   */
  int[] resample(SrgbRows picture) {
    int[] across = forAcross();
    int[] band = new int[BAND * picture.width()];
    for (int first = rows.begin(); first < rows.end(); first += BAND) {
      int count = Math.min(BAND, rows.end() - first);
      picture.read(first, count, band);
      for (int y = 0; y < count; y++) {
        scaleAcross(band, y * picture.width() - columns.begin(), first + y, across);
      }
    }
    return scaledDown(across);
  }

  /** An array for the rows that the second pass reads, column by column, in its order. */
  private int[] forAcross() {
    return new int[Math.multiplyExact(height(), columns.size())];
  }

  private int height() {
    return rows.end() - rows.begin();
  }

  /**
   * Scales one row.
   *
   * @param line the index in the source of the picture's column 0, or where it would be
   * @param y the row's index
   * @param across receives the scaled row
   */
  private void scaleAcross(int[] source, int line, int y, int[] across) {
    int target = y - rows.begin();
    for (int x = 0; x < columns.size(); x++) {
      across[target] = mean(source, line + columns.first[x], columns, x);
      target += height();
    }
  }

  private int[] scaledDown(int[] across) {
    int[] result = new int[Math.multiplyExact(rows.size(), columns.size())];
    int target = 0;
    for (int y = 0; y < rows.size(); y++) {
      int start = rows.first[y] - rows.begin();
      for (int x = 0; x < columns.size(); x++) {
        result[target++] = mean(across, start + x * height(), rows, y);
      }
    }
    return result;
  }

  /** The weighted mean of adjacent pixels. */
  private static int mean(int[] source, int start, Weights weights, int index) {
    // Two colours share one number, as neither sum reaches 2^32. This saves a multiplication.
    long redAndBlue = (long) HALF << Integer.SIZE | HALF;
    int green = HALF;
    int[] values = weights.values;
    int first = index * weights.most;
    int count = weights.count[index];
    for (int i = 0; i < count; i++) {
      long pixel = source[start + i];
      int w = values[first + i];
      redAndBlue += (((pixel & 0xFF0000) << 16) | (pixel & 0xFF)) * w;
      green += (int) (pixel >> 8 & 0xFF) * w;
    }
    int red = (int) (redAndBlue >>> Integer.SIZE);
    int blue = (int) redAndBlue;
    // Rounded weights may add up to slightly more than one; the sums have room for that.
    return 0xFF000000
        | Math.min(red >>> PRECISION, 255) << 16
        | Math.min(green >>> PRECISION, 255) << 8
        | Math.min(blue >>> PRECISION, 255);
  }

  /** For each output pixel along one axis: the first contributing input pixel, and the weights. */
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
