package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;

/**
 * The strongest cell of every channel of a layer, for one image.
 *
 * @param layer the layer's name
 * @param width number of columns of the layer's maps
 * @param values the strongest value of each channel; NaN if the channel contains a NaN
 * @param cells its position, {@code row * width + column}; the first in row order if several are
 *     equal
 */
public record LayerPeaks(String layer, int width, float[] values, int[] cells) {

  /**
   * Scans maps row by row. The compiler vectorises the loop over a cell's channels, and positions
   * are searched only in rows that hold a new maximum.
   *
   * @param maps {@code [height, width, channels]}
   */
  static LayerPeaks of(Node node, FloatBuffer maps) {
    Shape shape = node.shape();
    int channels = shape.channels();
    float[] row = new float[shape.width() * channels];
    float[] best = new float[channels];
    int[] rows = new int[channels];
    float[] rowBest = new float[channels];
    for (int y = 0; y < shape.height(); y++) {
      maps.get(y * row.length, row);
      maxima(row, rowBest);
      if (y == 0) {
        System.arraycopy(rowBest, 0, best, 0, channels);
        continue;
      }
      for (int c = 0; c < channels; c++) {
        if (rowBest[c] > best[c] || (Float.isNaN(rowBest[c]) && !Float.isNaN(best[c]))) {
          best[c] = rowBest[c];
          rows[c] = y;
        }
      }
    }
    return new LayerPeaks(node.name(), shape.width(), best, cells(maps, shape, best, rows));
  }

  private static void maxima(float[] row, float[] best) {
    int channels = best.length;
    System.arraycopy(row, 0, best, 0, channels);
    for (int i = channels; i < row.length; i += channels) {
      for (int c = 0; c < channels; c++) {
        best[c] = Math.max(best[c], row[i + c]);
      }
    }
  }

  private static int[] cells(FloatBuffer maps, Shape shape, float[] best, int[] rows) {
    int channels = shape.channels();
    int width = shape.width();
    int[] cells = new int[channels];
    Arrays.setAll(
        cells,
        c -> {
          int first = rows[c] * width;
          for (int x = 0; x < width; x++) {
            if (Float.compare(maps.get((first + x) * channels + c), best[c]) == 0) {
              return first + x;
            }
          }
          return first;
        });
    return cells;
  }
}
