package org.filterscope.ui.filters;

import java.util.Comparator;
import java.util.List;
import org.filterscope.patches.query.UnitPatches;
import org.jspecify.annotations.Nullable;

/** The order of units. */
enum UnitOrder {
  /** By channel. */
  NUMBER,
  /** By the largest activation. */
  STRONGEST,
  /** By the number of photographs on which the unit is active. */
  ACTIVE,
  /** By how much the kernels changed; needs an earlier model. */
  CHANGED,
  /** Only units that are active on no photograph. */
  DEAD;

  /**
   * The channels of units in this order.
   *
   * @param changes the change of their kernels, by channel; null if unknown
   */
  int[] of(List<UnitPatches> units, double @Nullable [] changes) {
    Comparator<UnitPatches> byNumber = Comparator.comparingInt(unit -> unit.statistics().channel());
    Comparator<UnitPatches> comparator =
        switch (this) {
          case NUMBER, DEAD -> byNumber;
          case STRONGEST ->
              Comparator.comparingDouble((UnitPatches unit) -> -unit.statistics().strongest());
          // A layer without kernels cannot be ordered by change.
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
