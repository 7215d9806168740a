package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes finished tiles into maps and, if requested, their 2 x 2 maxima into maps of half the size.
 */
final class TileWriter {
  private final Target maps;
  private final @Nullable Target pooled;
  private final @Nullable Target sums;
  private final TileGrid grid;
  private final int channels;
  private final boolean rectify;

  /**
   * Creates a writer.
   *
   * @param maps {@code [images, height, width, channels]}
   * @param pooled {@code [images, height / 2, width / 2, channels]}, the maxima over 2 x 2 cells;
   *     null if they are not needed
   * @param sums the same maxima before the ReLU; null if they are not needed
   * @param rectify whether to set negative values to zero
   */
  TileWriter(
      FloatBuffer maps,
      @Nullable FloatBuffer pooled,
      @Nullable FloatBuffer sums,
      TileGrid grid,
      int channels,
      boolean rectify) {
    this.maps = new Target(maps, grid.height(), grid.width(), 1);
    this.pooled = halved(pooled, grid);
    this.sums = halved(sums, grid);
    this.grid = grid;
    this.channels = channels;
    this.rectify = rectify;
  }

  private static @Nullable Target halved(@Nullable FloatBuffer maps, TileGrid grid) {
    return maps == null ? null : new Target(maps, grid.height() / 2, grid.width() / 2, 2);
  }

  /**
   * The maps to write to.
   *
   * @param shrink how many cells of the grid make one cell of these maps, in each direction
   */
  private record Target(FloatBuffer values, int height, int width, int shrink) {}

  /**
   * Writes a run of tiles.
   *
   * @param tile one array for each position, tile by tile; modified
   * @param stride the distance from one row of positions to the next
   * @param bias the bias to add, repeated for each tile
   */
  void write(TileGrid.Run run, float[][] tile, int stride, float[] bias) {
    int length = run.tiles() * channels;
    for (int row = 0; row < grid.size(); row++) {
      for (int column = 0; column < grid.size(); column++) {
        add(tile[row * stride + column], bias, length);
      }
    }
    if (sums != null) {
      pool(sums, run, copies(tile, stride, length), stride);
    }
    for (int row = 0; row < grid.size(); row++) {
      for (int column = 0; column < grid.size(); column++) {
        float[] values = tile[row * stride + column];
        if (rectify) {
          rectify(values, length);
        }
        put(maps, run, row, column, values);
      }
    }
    if (pooled != null) {
      pool(pooled, run, tile, stride);
    }
  }

  /** Copies the tile's arrays that pooling will overwrite; the others are shared. */
  private float[][] copies(float[][] tile, int stride, int length) {
    float[][] copies = tile.clone();
    for (int row = 0; row < grid.size(); row += 2) {
      for (int column = 0; column < grid.size(); column += 2) {
        int place = row * stride + column;
        copies[place] = Arrays.copyOf(tile[place], length);
      }
    }
    return copies;
  }

  private void pool(Target target, TileGrid.Run run, float[][] tile, int stride) {
    int length = run.tiles() * channels;
    for (int row = 0; row < grid.size(); row += 2) {
      for (int column = 0; column < grid.size(); column += 2) {
        int place = row * stride + column;
        float[] largest = tile[place];
        raise(largest, tile[place + 1], length);
        raise(largest, tile[place + stride], length);
        raise(largest, tile[place + stride + 1], length);
        put(target, run, row / 2, column / 2, largest);
      }
    }
  }

  /** Writes one position of all tiles in a run and skips cells beyond the border. */
  private void put(Target target, TileGrid.Run run, int row, int column, float[] values) {
    int y = run.top() / target.shrink() + row;
    if (y >= target.height()) {
      return;
    }
    int start = (run.image() * target.height() + y) * target.width();
    for (int i = 0; i < run.tiles(); i++) {
      int x = (run.left() + i * grid.size()) / target.shrink() + column;
      if (x < target.width()) {
        target.values().put((start + x) * channels, values, i * channels, channels);
      }
    }
  }

  private static void add(float[] values, float[] bias, int length) {
    for (int i = 0; i < length; i++) {
      values[i] += bias[i];
    }
  }

  private static void rectify(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = Math.max(values[i], 0);
    }
  }

  private static void raise(float[] values, float[] others, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }
}
