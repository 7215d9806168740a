package org.filterscope.ui.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which unit hangs at which place of a wall. */
final class WallPlaces {

  /** An empty wall. */
  static final WallPlaces NONE = new WallPlaces(new int[0]);

  private final int[] units;
  private final int[] places;

  /** The unit at each place. */
  WallPlaces(int[] units) {
    this.units = units;
    places = new int[Arrays.stream(units).max().orElse(-1) + 1];
    Arrays.fill(places, -1);
    for (int place = 0; place < units.length; place++) {
      places[units[place]] = place;
    }
  }

  /** Where a unit hangs; negative if it does not. */
  int of(int unit) {
    return unit >= 0 && unit < places.length ? places[unit] : -1;
  }

  /** The unit at a place. */
  int unit(int place) {
    return units[place];
  }

  /** How many hang. */
  int count() {
    return units.length;
  }

  /** The units from one place to before another. */
  List<Integer> units(int first, int end) {
    return IntStream.range(first, end).map(place -> units[place]).boxed().toList();
  }
}
