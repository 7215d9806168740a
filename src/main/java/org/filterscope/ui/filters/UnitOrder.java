package org.filterscope.ui.filters;

import java.util.Comparator;
import java.util.List;
import org.filterscope.patches.query.UnitPatches;
import org.jspecify.annotations.Nullable;

/** Which unit comes first. */
enum UnitOrder {
  /** Channel 0. */
  NUMBER,
  /** The one with the largest activation. */
  STRONGEST,
  /** The one that is active on most photographs. */
  ACTIVE,
  /** The one whose kernels changed most; needs an earlier model. */
  CHANGED,
  /** Only those that are active on none. */
  DEAD;

  /**
   * The channels of units in this order.
   *
   * @param changes of their kernels, by channel; null where none are known
   */
  int[] of(List<UnitPatches> units, double @Nullable [] changes) {
    Comparator<UnitPatches> byNumber = Comparator.comparingInt(unit -> unit.statistics().channel());
    Comparator<UnitPatches> comparator =
        switch (this) {
          case NUMBER, DEAD -> byNumber;
          case STRONGEST ->
              Comparator.comparingDouble((UnitPatches unit) -> -unit.statistics().strongest());
          // A layer without kernels has no order of its own.
          case CHANGED ->
              changes == null
                  ? byNumber
                  : Comparator.comparingDouble(
                      (UnitPatches unit) -> -changes[unit.statistics().channel()]);
          case ACTIVE -> Comparator.comparingInt((UnitPatches unit) -> -unit.statistics().active());
        };
    return units.stream()
        .filter(unit -> this != DEAD || unit.statistics().isDead())
        .sorted(comparator.thenComparing(byNumber))
        .mapToInt(unit -> unit.statistics().channel())
        .toArray();
  }
}
