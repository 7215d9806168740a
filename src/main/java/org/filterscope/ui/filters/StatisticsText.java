package org.filterscope.ui.filters;

import org.filterscope.export.Percent;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.task.Problem;
import org.filterscope.ui.Messages;
import org.filterscope.ui.unit.NumberFormats;

/** Describes a unit's behaviour in words. */
final class StatisticsText {

  private StatisticsText() {}

  /** How a unit behaves on all photographs, and which of its data are damaged. */
  static String of(Messages words, UnitPatches known) {
    String damage = known.damage().map(Problem::getLocalizedMessage).orElse("");
    if (known.statistics().isDamaged()) {
      return damage;
    }
    String text = of(words, known.statistics());
    return damage.isEmpty() ? text : text + "\n" + damage;
  }

  private static String of(Messages words, UnitStatistics unit) {
    if (unit.isDead()) {
      return words.get("filters.unit.dead", unit.views());
    }
    return words.get(
        "filters.unit.statistics",
        Percent.of(unit.activeShare()),
        NumberFormats.of(unit.strongest()),
        NumberFormats.of(unit.usual()),
        unit.views());
  }
}
