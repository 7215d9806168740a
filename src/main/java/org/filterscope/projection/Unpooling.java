package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * Unpooling: propagates signals back through poolings. Where windows overlap, their signals are
 * added.
 */
final class Unpooling {

  private Unpooling() {}

  /** Moves each value to the position of its window's maximum. */
  static Signal bySwitches(Signal signal, Switches switches) {
    Signal unpooled = Signal.zero(switches.reach(), signal.channels());
    for (int i = 0; i < signal.values().length; i++) {
      unpooled.values()[switches.places()[i]] += signal.values()[i];
    }
    // For a single pooled cell, only the cell with the maximum needs to be followed.
    return signal.region().cells() == 1 ? unpooled.trimmed() : unpooled;
  }

  /** Spreads each value evenly over its window. */
  static Signal evenly(
      Operation.AveragePooling pooling, Signal signal, Region reach, Shape source) {
    Signal spread = Signal.zero(reach, signal.channels());
    Region region = signal.region();
    for (int y = region.top(); y < region.bottom(); y++) {
      int[] rows = taps(pooling.vertical(), y, source.height());
      for (int x = region.left(); x < region.right(); x++) {
        int[] columns = taps(pooling.horizontal(), x, source.width());
        int counted =
            pooling.countsPadding()
                ? pooling.vertical().kernel() * pooling.horizontal().kernel()
                : rows.length * columns.length;
        int from = signal.offset(y, x);
        for (int row : rows) {
          for (int column : columns) {
            int to = spread.offset(row, column);
            for (int c = 0; c < signal.channels(); c++) {
              spread.values()[to + c] += signal.values()[from + c] / counted;
            }
          }
        }
      }
    }
    return spread;
  }

  /** Puts each value at the cell that was kept; what was cut off gets nothing. */
  static Signal toKept(Operation.Cropping cropping, Signal signal) {
    Region region = signal.region();
    Signal whole = Signal.zero(cropping.covered(region), signal.channels());
    for (int y = region.top(); y < region.bottom(); y++) {
      for (int x = region.left(); x < region.right(); x++) {
        int row = cropping.vertical().firstInput(y);
        int column = cropping.horizontal().firstInput(x);
        System.arraycopy(
            signal.values(),
            signal.offset(y, x),
            whole.values(),
            whole.offset(row, column),
            signal.channels());
      }
    }
    return whole;
  }

  /** Adds each value to the cell that was repeated. */
  static Signal toRepeated(Operation.Upsampling upsampling, Signal signal) {
    Region region = signal.region();
    Signal whole = Signal.zero(upsampling.repeated(region), signal.channels());
    for (int y = region.top(); y < region.bottom(); y++) {
      for (int x = region.left(); x < region.right(); x++) {
        int from = signal.offset(y, x);
        int to = whole.offset(y / upsampling.rows(), x / upsampling.columns());
        for (int c = 0; c < signal.channels(); c++) {
          whole.values()[to + c] += signal.values()[from + c];
        }
      }
    }
    return whole;
  }

  private static int[] taps(Window window, int output, int inputs) {
    int[] taps = new int[window.kernel()];
    int count = 0;
    for (int k = 0; k < window.kernel(); k++) {
      int input = window.firstInput(output) + k * window.dilation();
      if (input >= 0 && input < inputs) {
        taps[count++] = input;
      }
    }
    return Arrays.copyOf(taps, count);
  }
}
