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
     * @param window the two largest values for each channel
     */
    void searched(int row, int column, Window window);
  }

  /** The two largest values of a window, for each channel. */
  static final class Window {
    /** The largest value. */
    final float[] best;

    /** The position of the largest value. */
    final int[] place;

    /** The second largest value; minus infinity if there is none. */
    final float[] second;

    private Window(int channels) {
      best = new float[channels];
      place = new int[channels];
      second = new float[channels];
    }

    private boolean isEmpty;

    private void add(float[] input, int offset) {
      if (isEmpty) {
        System.arraycopy(input, offset, best, 0, best.length);
        Arrays.fill(second, Float.NEGATIVE_INFINITY);
        Arrays.setAll(place, c -> offset + c);
        isEmpty = false;
        return;
      }
      for (int c = 0; c < best.length; c++) {
        float value = input[offset + c];
        float largest = best[c];
        second[c] = Math.max(second[c], Math.min(largest, value));
        if (value > largest) {
          best[c] = value;
          place[c] = offset + c;
        }
      }
    }
  }

  /**
   * Finds the switches.
   *
   * @param input the pooling's input, on the reach
   */
  static Switches of(
      Operation.MaxPooling pooling,
      Region region,
      int channels,
      Region reach,
      float[] input,
      Listener listener) {
    Switches switches = new Switches(region, channels, reach, new int[region.cells() * channels]);
    Window window = new Window(channels);
    int next = 0;
    for (int y = region.top(); y < region.bottom(); y++) {
      for (int x = region.left(); x < region.right(); x++) {
        window.isEmpty = true;
        switches.eachTap(pooling, y, x, offset -> window.add(input, offset));
        System.arraycopy(window.place, 0, switches.places, next, channels);
        listener.searched(y, x, window);
        next += channels;
      }
    }
    return switches;
  }

  /** An action on each cell of a window. */
  @FunctionalInterface
  interface Tap {

    /**
     * Receives the cells in row order.
     *
     * @param offset the offset of the cell's channels within the reach
     */
    void at(int offset);
  }

  /** Visits the cells of a window that are not padding. */
  void eachTap(Operation.MaxPooling pooling, int y, int x, Tap tap) {
    for (int ky = 0; ky < pooling.vertical().kernel(); ky++) {
      int row = pooling.vertical().input(y, ky);
      for (int kx = 0; kx < pooling.horizontal().kernel(); kx++) {
        int column = pooling.horizontal().input(x, kx);
        if (reach.contains(Region.cell(row, column))) {
          tap.at(((row - reach.top()) * reach.width() + column - reach.left()) * channels);
        }
      }
    }
  }

  /** The index in {@code places} of a cell's first channel. */
  int index(int row, int column) {
    return ((row - region.top()) * region.width() + column - region.left()) * channels;
  }
}
