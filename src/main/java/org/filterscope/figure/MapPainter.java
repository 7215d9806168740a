package org.filterscope.figure;

import java.util.Locale;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;

/**
 * Paints feature maps in colours.
 *
 * @param colours the colour map
 * @param scale the values at its ends
 */
public record MapPainter(ColourMap colours, Scale scale) {

  /** Makes the scale symmetric if the colours need it. */
  public MapPainter {
    scale = scale.in(colours);
  }

  /** Colours and scale in words, for saved files. */
  public String description() {
    return String.format(
        Locale.ROOT,
        "colours %s from %.4g to %.4g",
        colours.name().toLowerCase(Locale.ROOT),
        scale.low(),
        scale.high());
  }

  /** Paints a map with one pixel per cell. */
  public Picture paint(FeatureMap map) {
    int[] argb = new int[map.values().length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = colours.argb(map.values()[i], scale);
    }
    return new Picture(map.width(), map.height(), argb);
  }

  /**
   * Paints a map at a given size, in pixels. If that is smaller than the map, cells are averaged.
   */
  public Picture paint(FeatureMap map, int width, int height, Enlargement enlargement) {
    int[] argb = new int[width * height];
    FeatureMap sized = sized(map, width, height, enlargement);
    for (int i = 0; i < argb.length; i++) {
      argb[i] = colours.argb(sized.values()[i], scale);
    }
    return new Picture(width, height, argb);
  }

  /**
   * Paints one channel of a layer over a whole tile, with cells as rectangles. If the tile is
   * smaller than the map, cells are averaged. For walls of many maps: nothing is copied.
   *
   * @param width the tile's width in pixels
   * @param height the tile's height in pixels
   * @param argb {@code [height * width]}, written to
   */
  public void paint(LayerMaps maps, int channel, int width, int height, int[] argb) {
    int rows = maps.shape().height();
    int columns = maps.shape().width();
    int offset = channel * rows * columns;
    if (width < columns || height < rows) {
      Averages averages = new Averages(rows, columns, height, width);
      float[] values = averages.of(maps.values(), offset);
      for (int i = 0; i < values.length; i++) {
        argb[i] = colours.argb(values[i], scale);
      }
      return;
    }
    int[] line = new int[columns];
    int painted = -1;
    for (int y = 0; y < height; y++) {
      int row = (int) ((long) y * rows / height);
      if (row == painted) {
        System.arraycopy(argb, (y - 1) * width, argb, y * width, width);
        continue;
      }
      painted = row;
      for (int x = 0; x < columns; x++) {
        line[x] = colours.argb(maps.values()[offset + row * columns + x], scale);
      }
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = line[(int) ((long) x * columns / width)];
      }
    }
  }

  /** The values of a map at another size. */
  static FeatureMap sized(FeatureMap map, int width, int height, Enlargement enlargement) {
    if (width < map.width() || height < map.height()) {
      Averages averages = new Averages(map.height(), map.width(), height, width);
      return new FeatureMap(height, width, averages.of(map.values(), 0));
    }
    float[] values = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[y * width + x] =
            enlargement == Enlargement.CELLS
                ? map.at(y * map.height() / height, x * map.width() / width)
                : between(
                    map, (y + 0.5f) * map.height() / height, (x + 0.5f) * map.width() / width);
      }
    }
    return new FeatureMap(height, width, values);
  }

  /** The interpolated value at a point; cell {@code i} has its centre at {@code i + 0.5}. */
  private static float between(FeatureMap map, float y, float x) {
    float down = Math.max(0, Math.min(y - 0.5f, map.height() - 1));
    float across = Math.max(0, Math.min(x - 0.5f, map.width() - 1));
    int row = (int) down;
    int column = (int) across;
    int nextRow = Math.min(row + 1, map.height() - 1);
    int nextColumn = Math.min(column + 1, map.width() - 1);
    float share = across - column;
    float upper = map.at(row, column) * (1 - share) + map.at(row, nextColumn) * share;
    float lower = map.at(nextRow, column) * (1 - share) + map.at(nextRow, nextColumn) * share;
    return upper * (1 - (down - row)) + lower * (down - row);
  }

  /** Means of the cells that an output cell covers; partly covered cells count in proportion. */
  private static final class Averages {
    private final int rows;
    private final int columns;
    private final int height;
    private final int width;

    Averages(int rows, int columns, int height, int width) {
      this.rows = rows;
      this.columns = columns;
      this.height = height;
      this.width = width;
    }

    float[] of(float[] values, int offset) {
      float[] across = new float[rows * width];
      for (int row = 0; row < rows; row++) {
        along(values, offset + row * columns, 1, columns, across, row * width, 1, width);
      }
      float[] result = new float[height * width];
      for (int x = 0; x < width; x++) {
        along(across, x, width, rows, result, x, width, height);
      }
      return result;
    }

    private static void along(
        float[] source,
        int from,
        int step,
        int count,
        float[] target,
        int to,
        int targetStep,
        int targetCount) {
      double share = (double) count / targetCount;
      for (int i = 0; i < targetCount; i++) {
        double begin = i * share;
        double end = Math.min((i + 1) * share, count);
        double sum = 0;
        for (int k = (int) begin; k < end; k++) {
          double covered = Math.min(end, k + 1) - Math.max(begin, k);
          sum += covered * source[from + k * step];
        }
        target[to + i * targetStep] = (float) (sum / (end - begin));
      }
    }
  }
}
