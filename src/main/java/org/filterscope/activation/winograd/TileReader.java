package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Reads tiles from maps, including the border of one cell around them that a 3 x 3 kernel sees. */
final class TileReader {
  private final FloatBuffer maps;
  private final int height;
  private final int width;
  private final int top;
  private final int left;
  private final TileGrid grid;
  private final int channels;

  /**
   * Creates a reader of whole maps.
   *
   * @param maps {@code [images, height, width, channels]}
   */
  TileReader(FloatBuffer maps, TileGrid grid, int channels) {
    this(maps, grid.height(), grid.width(), 0, 0, grid, channels);
  }

  /**
   * Creates a reader of part of the maps.
   *
   * @param maps {@code [images, height, width, channels]}
   * @param top the row of the maps where the grid starts
   * @param left the column of the maps where the grid starts
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

  /**
   * Reads a run of tiles into one array for each position, tile by tile. Cells outside the maps are
   * zero.
   */
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

  /**
   * Reads one row. Neighbouring tiles overlap by two columns: a tile's first two columns are also
   * the last two of the tile before it.
   */
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
