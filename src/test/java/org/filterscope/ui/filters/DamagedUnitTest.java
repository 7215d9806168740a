package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.task.Problem;
import org.filterscope.ui.Messages;
import org.junit.jupiter.api.Test;

/** A unit of which the index is damaged is neither dead nor silently shown in part. */
class DamagedUnitTest {

  private final Messages words = new Messages(Locale.ENGLISH);

  @Test
  void aDamagedUnitSaysSo() {
    Problem damage = new Problem("index.damaged-unit", "some.index", "conv1", 3);
    UnitPatches unit =
        new UnitPatches(
            "conv1", new UnitStatistics(3, 9, 0, 0, 0, true), List.of(), Optional.of(damage));

    assertThat(StatisticsText.of(words, unit)).isEqualTo(damage.getLocalizedMessage());
    assertThat(UnitOrder.DEAD.of(List.of(unit), null)).isEmpty();
  }

  @Test
  void aUnitWithoutSomeOfItsPatchesSaysSoToo() {
    Problem damage = new Problem("index.damaged-views", "some.index", "conv1", 3, 2);
    UnitPatches unit =
        new UnitPatches(
            "conv1", new UnitStatistics(3, 9, 5, 2, 1, false), List.of(), Optional.of(damage));

    assertThat(StatisticsText.of(words, unit))
        .startsWith("Active on")
        .endsWith(damage.getLocalizedMessage());
  }
}
