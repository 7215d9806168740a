package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;

/**
 * Where the values of a max pooling came from; in a window of equals from the first in row order.
 *
 * @param region the part of the pooling's map
 * @param channels its channels
 * @param reach the part of the pooling's input that the windows cover
 * @param places for each value of the region, its place in {@code [reach height, reach width,
 *     channels]}
 */
record Switches(Region region, int channels, Region reach, int[] places) {

  /** Hears of each window. */
  @FunctionalInterface
  interface Listener {

    /**
     * A window was searched.
     *
     * @param row of the pooling's map
     * @param column likewise
     * @param window for each channel its largest values
     */
    void searched(int row, int column, Window window);
  }

  /** The two largest values of a window, for each channel. */
  static final class Window {
    /** The largest. */
    final float[] best;

    /** Where it is. */
    final int[] place;

    /** The largest of the others; minus infinity where there are none. */
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
   * Finds them.
   *
   * @param input the pooling's input on the reach
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

  /** What is done with each cell of a window. */
  @FunctionalInterface
  interface Tap {

    /**
     * A cell, in row order.
     *
     * @param offset where its channels begin on the reach
     */
    void at(int offset);
  }

  /** Visits a window's cells that are no padding. */
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

  /** Where the value of a cell's first channel is among the places. */
  int index(int row, int column) {
    return ((row - region.top()) * region.width() + column - region.left()) * channels;
  }
}
