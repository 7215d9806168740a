package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Reads tiles, with the border of one cell that a 3 x 3 kernel sees around them, from maps. */
final class TileReader {
  private final FloatBuffer maps;
  private final int height;
  private final int width;
  private final int top;
  private final int left;
  private final TileGrid grid;
  private final int channels;

  /**
   * A reader.
   *
   * @param maps {@code [images, height, width, channels]}
   */
  TileReader(FloatBuffer maps, TileGrid grid, int channels) {
    this(maps, grid.height(), grid.width(), 0, 0, grid, channels);
  }

  /**
   * A reader of a part of maps.
   *
   * @param maps {@code [images, height, width, channels]}
   * @param top where the grid lies in them
   * @param left likewise
   */
  TileReader(
      FloatBuffer maps, int height, int width, int top, int left, TileGrid grid, int channels) {
    this.maps = maps;
    this.height = height;
    this.width = width;
    this.top = top;
    this.left = left;
    this.grid = grid;
    this.channels = channels;
  }

  /** Reads a run of tiles, an array for each place, tile by tile; outside the maps is zero. */
  void read(TileGrid.Run run, float[][] tile) {
    int reach = grid.size() + 2;
    int length = run.tiles() * channels;
    for (int i = 0; i < reach; i++) {
      int row = top + run.top() - 1 + i;
      if (row < 0 || row >= height) {
        for (int place = i * reach; place < (i + 1) * reach; place++) {
          Arrays.fill(tile[place], 0, length, 0);
        }
      } else {
        readRow((run.image() * height + row) * width, run, tile, i * reach);
      }
    }
  }

  /** Neighbouring tiles overlap by two columns: a tile's first two are also the last's last. */
  private void readRow(int start, TileGrid.Run run, float[][] tile, int place) {
    int size = grid.size();
    int columns = run.tiles() * size;
    for (int i = 0; i < columns + 2; i++) {
      int column = left + run.left() - 1 + i;
      int offset = i / size * channels;
      int inTile = i % size;
      if (i < columns) {
        readCell(start, column, tile[place + inTile], offset);
      }
      if (inTile < 2 && i >= size) {
        float[] last = tile[place + size + inTile];
        if (i < columns) {
          System.arraycopy(tile[place + inTile], offset, last, offset - channels, channels);
        } else {
          readCell(start, column, last, offset - channels);
        }
      }
    }
  }

  private void readCell(int start, int column, float[] values, int offset) {
    if (column < 0 || column >= width) {
      Arrays.fill(values, offset, offset + channels, 0);
    } else {
      maps.get((start + column) * channels, values, offset, channels);
    }
  }
}
