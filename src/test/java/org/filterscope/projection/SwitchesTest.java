package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Switches against a search of each window on its own. */
class SwitchesTest {
  private static final int CHANNELS = 21;
  private static final int SIDE = 17;

  static Stream<Arguments> windows() {
    return Stream.of(
        Arguments.of(Window.of(2, 2, 0), new Region(1, 2, 7, 8)),
        Arguments.of(Window.of(2, 1, 0), new Region(0, 0, 16, 16)),
        Arguments.of(Window.of(3, 2, 1), new Region(0, 0, 9, 9)),
        Arguments.of(Window.of(1, 2, 0), new Region(2, 3, 4, 9)));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void eachSwitchIsTheFirstLargestCellOfItsWindow(Window window, Region region) {
    Operation.MaxPooling pooling = new Operation.MaxPooling(window, window);
    Region reach = pooling.covered(region).clip(SIDE, SIDE);
    float[] maps = maps();
    Switches switches = Switches.unknown(region, CHANNELS, reach);
    switches.search(
        pooling,
        region.top(),
        region.bottom(),
        rows -> cut(maps, rows),
        (row, column, found) -> {});
    float[] input = cut(maps, reach);
    int[] expected = new int[switches.places().length];
    for (int i = 0; i < expected.length; i++) {
      int cell = i / CHANNELS;
      int row = region.top() + cell / region.width();
      int column = region.left() + cell % region.width();
      int[] places = places(window, row, column, reach, i % CHANNELS);
      int best = places[0];
      for (int place : places) {
        best = input[place] > input[best] ? place : best;
      }
      expected[i] = best;
    }
    assertThat(switches.places()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void eachWindowTellsItsTwoLargestValues(Window window, Region region) {
    Operation.MaxPooling pooling = new Operation.MaxPooling(window, window);
    Region reach = pooling.covered(region).clip(SIDE, SIDE);
    float[] maps = maps();
    float[] input = cut(maps, reach);
    Switches.unknown(region, CHANNELS, reach)
        .search(
            pooling,
            region.top(),
            region.bottom(),
            rows -> cut(maps, rows),
            (row, column, found) -> {
              for (int c = 0; c < CHANNELS; c++) {
                int[] places = places(window, row, column, reach, c);
                float[] values = new float[places.length + 1];
                values[places.length] = Float.NEGATIVE_INFINITY;
                for (int i = 0; i < places.length; i++) {
                  values[i] = input[places[i]];
                }
                Arrays.sort(values);
                assertThat(found.best[c]).isEqualTo(values[places.length]);
                assertThat(found.second[c]).isEqualTo(values[places.length - 1]);
              }
            });
  }

  /** Few different values, so that many are equal; some are negative. */
  private static float[] maps() {
    Random random = new Random(5);
    float[] maps = new float[SIDE * SIDE * CHANNELS];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = random.nextInt(6) - 2;
    }
    return maps;
  }

  private static float[] cut(float[] maps, Region part) {
    return new Signal(Region.all(SIDE, SIDE), CHANNELS, maps).cut(part).values();
  }

  /** The places of a window's cells within the reach, in row order. */
  private static int[] places(Window window, int row, int column, Region reach, int channel) {
    int[] places = new int[window.kernel() * window.kernel()];
    int count = 0;
    for (int y = window.firstInput(row); y < window.firstInput(row) + window.kernel(); y++) {
      for (int x = window.firstInput(column);
          x < window.firstInput(column) + window.kernel();
          x++) {
        if (reach.contains(Region.cell(y, x))) {
          int cell = (y - reach.top()) * reach.width() + x - reach.left();
          places[count++] = cell * CHANNELS + channel;
        }
      }
    }
    return Arrays.copyOf(places, count);
  }
}
