package org.filterscope.projection;

import java.util.Arrays;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/** Poolings walked back. Where windows overlap, what they send back adds up. */
final class Unpooling {

  private Unpooling() {}

  /**
   * Each value goes to the place its maximum came from; in a window of equals that is the first in
   * row order.
   *
   * @param reach the part of the input that the signal's windows cover
   * @param input the pooling's input there, {@code [reach height, reach width, channels]}
   */
  static Signal bySwitches(
      Operation.MaxPooling pooling, Signal signal, Region reach, float[] input) {
    int channels = signal.channels();
    Signal unpooled = Signal.zero(reach, channels);
    float[] best = new float[channels];
    int[] place = new int[channels];
    Region region = signal.region();
    for (int y = region.top(); y < region.bottom(); y++) {
      for (int x = region.left(); x < region.right(); x++) {
        findMaxima(pooling, unpooled, input, y, x, best, place);
        int from = signal.offset(y, x);
        for (int c = 0; c < channels; c++) {
          unpooled.values()[place[c]] += signal.values()[from + c];
        }
      }
    }
    // A single pooled unit is its winning cell: nothing else of the window needs to be followed.
    return region.cells() == 1 ? unpooled.trimmed() : unpooled;
  }

  private static void findMaxima(
      Operation.MaxPooling pooling,
      Signal unpooled,
      float[] input,
      int y,
      int x,
      float[] best,
      int[] place) {
    Region reach = unpooled.region();
    boolean isFirst = true;
    for (int ky = 0; ky < pooling.vertical().kernel(); ky++) {
      int row = pooling.vertical().firstInput(y) + ky * pooling.vertical().dilation();
      if (row < reach.top() || row >= reach.bottom()) {
        continue;
      }
      for (int kx = 0; kx < pooling.horizontal().kernel(); kx++) {
        int column = pooling.horizontal().firstInput(x) + kx * pooling.horizontal().dilation();
        if (column < reach.left() || column >= reach.right()) {
          continue;
        }
        int offset = unpooled.offset(row, column);
        for (int c = 0; c < best.length; c++) {
          float value = input[offset + c];
          if (isFirst || value > best[c]) {
            best[c] = value;
            place[c] = offset + c;
          }
        }
        isFirst = false;
      }
    }
  }

  /** Each value is spread evenly over its window. */
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
