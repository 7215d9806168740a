package org.filterscope.ui.filters;

import java.util.Comparator;
import java.util.List;
import org.filterscope.patches.UnitPatches;

/** Which unit comes first. */
enum Order {
  /** Channel 0. */
  NUMBER,
  /** The one with the largest activation. */
  STRONGEST,
  /** The one that is active on most photographs. */
  ACTIVE,
  /** Only those that are active on none. */
  DEAD;

  /** The channels of units in this order. */
  int[] of(List<UnitPatches> units) {
    Comparator<UnitPatches> byNumber = Comparator.comparingInt(unit -> unit.statistics().channel());
    Comparator<UnitPatches> comparator =
        switch (this) {
          case NUMBER, DEAD -> byNumber;
          case STRONGEST ->
              Comparator.comparingDouble((UnitPatches unit) -> -unit.statistics().strongest());
          case ACTIVE -> Comparator.comparingInt((UnitPatches unit) -> -unit.statistics().active());
        };
    return units.stream()
        .filter(unit -> this != DEAD || unit.statistics().isDead())
        .sorted(comparator.thenComparing(byNumber))
        .mapToInt(unit -> unit.statistics().channel())
        .toArray();
  }
}
