package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;

/**
 * The switches of a max pooling: the position of each window's maximum, the first in row order if
 * several cells are equal.
 *
 * @param region the part of the pooling's map
 * @param channels number of channels
 * @param reach the part of the pooling's input that the windows cover
 * @param places for each value of the region, the index of its maximum in {@code [reach height,
 *     reach width, channels]}
 */
record Switches(Region region, int channels, Region reach, int[] places) {

  /** Is told about each window. */
  @FunctionalInterface
  interface Listener {

    /**
     * Called after a window was searched.
     *
     * @param row row of the pooling's map
     * @param column column of the pooling's map
     * @param window the window and its two largest values for each channel; valid during the call
     */
    void searched(int row, int column, Window window);
  }

  /** Provides the pooling's input. */
  @FunctionalInterface
  interface Input {

    /**
     * Reads a part of the input.
     *
     * @param part some rows of the reach
     * @return {@code [part height, part width, channels]}
     */
    float[] read(Region part);
  }

  /**
   * A window's cells and, for each channel, its two largest values. Each loop over the channels is
   * so short that the compiler vectorises it, or is free of branches.
   */
  static final class Window {
    /** The largest value. */
    final float[] best;

    /** The tap with the largest value, as an offset into {@code input}. */
    final int[] place;

    /** The second largest value; minus infinity if there is none. */
    final float[] second;

    /** The rows of the pooling's input that the window sees. */
    private float[] input = new float[0];

    /** For each cell of the window, in row order, the offset of its channels in {@code input}. */
    private final int[] offsets;

    /** For each cell of the window, its row and column in the pooling's input. */
    private final int[] rows;

    private final int[] columns;
    private int count;

    private Window(int channels, int cells) {
      best = new float[channels];
      place = new int[channels];
      second = new float[channels];
      offsets = new int[cells];
      rows = new int[cells];
      columns = new int[cells];
    }

    /** Number of cells that are not padding. */
    int cells() {
      return count;
    }

    int row(int cell) {
      return rows[cell];
    }

    int column(int cell) {
      return columns[cell];
    }

    /** The values that {@link #offset} refers to. */
    float[] input() {
      return input;
    }

    int offset(int cell) {
      return offsets[cell];
    }

    private void add(int row, int column, int offset) {
      rows[count] = row;
      columns[count] = column;
      offsets[count++] = offset;
    }

    private void search() {
      if (count == 4) {
        largestOfFour(input, offsets[0], offsets[1], offsets[2], offsets[3], best, second);
      } else {
        System.arraycopy(input, offsets[0], best, 0, best.length);
        Arrays.fill(second, Float.NEGATIVE_INFINITY);
        for (int i = 1; i < count; i++) {
          raise(input, offsets[i], best, second);
        }
      }
      Arrays.fill(place, offsets[count - 1]);
      for (int i = count - 2; i >= 0; i--) {
        place(input, offsets[i], best, place);
      }
    }

    private static void largestOfFour(
        float[] input, int first, int next, int third, int last, float[] best, float[] second) {
      for (int c = 0; c < best.length; c++) {
        float a = input[first + c];
        float b = input[next + c];
        float d = input[third + c];
        float e = input[last + c];
        float above = Math.max(a, b);
        float below = Math.max(d, e);
        best[c] = Math.max(above, below);
        second[c] = Math.max(Math.min(above, below), Math.max(Math.min(a, b), Math.min(d, e)));
      }
    }

    private static void raise(float[] input, int offset, float[] best, float[] second) {
      for (int c = 0; c < best.length; c++) {
        float value = input[offset + c];
        float largest = best[c];
        second[c] = Math.max(second[c], Math.min(largest, value));
        best[c] = Math.max(largest, value);
      }
    }

    private static void place(float[] input, int offset, float[] best, int[] place) {
      for (int c = 0; c < best.length; c++) {
        place[c] = input[offset + c] >= best[c] ? offset : place[c];
      }
    }
  }

  /** Switches that are not found yet. */
  static Switches unknown(Region region, int channels, Region reach) {
    return new Switches(region, channels, reach, new int[region.cells() * channels]);
  }

  /**
   * Finds the switches of some rows. Several threads may do so for different rows.
   *
   * @param first the first row of the pooling's map
   * @param end the row after the last
   */
  void search(Operation.MaxPooling pooling, int first, int end, Input input, Listener listener) {
    Window window =
        new Window(channels, pooling.vertical().kernel() * pooling.horizontal().kernel());
    for (int y = first; y < end; y++) {
      Region rows = rows(pooling, y, reach);
      window.input = input.read(rows);
      int start = (rows.top() - reach.top()) * reach.width() * channels;
      int next = index(y, region.left());
      for (int x = region.left(); x < region.right(); x++) {
        addCells(pooling, y, x, rows, window);
        window.search();
        for (int c = 0; c < channels; c++) {
          places[next + c] = start + window.place[c] + c;
        }
        listener.searched(y, x, window);
        next += channels;
      }
    }
  }

  /** The rows of the reach that the windows of one row of the pooling's map see. */
  private static Region rows(Operation.MaxPooling pooling, int y, Region reach) {
    Region row = pooling.covered(Region.cell(y, 0));
    return new Region(
        Math.max(row.top(), reach.top()),
        reach.left(),
        Math.min(row.bottom(), reach.bottom()),
        reach.right());
  }

  /** Enters the cells of a window that are not padding, in row order. */
  private static void addCells(
      Operation.MaxPooling pooling, int y, int x, Region rows, Window window) {
    window.count = 0;
    for (int ky = 0; ky < pooling.vertical().kernel(); ky++) {
      int row = pooling.vertical().input(y, ky);
      for (int kx = 0; kx < pooling.horizontal().kernel(); kx++) {
        int column = pooling.horizontal().input(x, kx);
        if (row >= rows.top()
            && row < rows.bottom()
            && column >= rows.left()
            && column < rows.right()) {
          int cell = (row - rows.top()) * rows.width() + column - rows.left();
          window.add(row, column, cell * window.best.length);
        }
      }
    }
  }

  /** The index in {@code places} of a cell's first channel. */
  int index(int row, int column) {
    return ((row - region.top()) * region.width() + column - region.left()) * channels;
  }
}
