package org.filterscope.ui.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Maps places of a wall to units and back. */
final class WallPlaces {

  /** An empty wall. */
  static final WallPlaces NONE = new WallPlaces(new int[0]);

  private final int[] units;
  private final int[] places;

  /** Creates places from the unit at each. */
  WallPlaces(int[] units) {
    this.units = units;
    places = new int[Arrays.stream(units).max().orElse(-1) + 1];
    Arrays.fill(places, -1);
    for (int place = 0; place < units.length; place++) {
      places[units[place]] = place;
    }
  }

  /** The place of a unit; negative if it has none. */
  int of(int unit) {
    return unit >= 0 && unit < places.length ? places[unit] : -1;
  }

  /** The unit at a place. */
  int unit(int place) {
    return units[place];
  }

  /** The number of places. */
  int count() {
    return units.length;
  }

  /** The units from one place up to another, exclusive. */
  List<Integer> units(int first, int end) {
    return IntStream.range(first, end).map(place -> units[place]).boxed().toList();
  }
}
