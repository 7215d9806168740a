package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  private static final int UNITS = 7;
  private static final int KEPT = 24;
  private static final BitSet ALL = all();

  private record Seen(long view, float[] strongest, int[] cells) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anySplitInAnyOrderGivesTheSame(int seed) {
    Random random = new Random(seed);
    List<Seen> views = views(random, 20 + random.nextInt(200));
    String inOneRun = inWords(summary(views));

    List<Seen> shuffled = new ArrayList<>(views);
    Collections.shuffle(shuffled, random);
    List<Summary> parts = new ArrayList<>();
    for (int first = 0; first < shuffled.size(); ) {
      int end = Math.min(shuffled.size(), first + 1 + random.nextInt(60));
      parts.add(summary(shuffled.subList(first, end)));
      first = end;
    }
    while (parts.size() > 1) {
      Summary taken = parts.remove(random.nextInt(parts.size()));
      Summary into = parts.get(random.nextInt(parts.size()));
      into.addCounts(taken);
      into.offerTopPatches(taken);
    }

    assertThat(inWords(parts.get(0))).isEqualTo(inOneRun);
  }

  @Test
  void ofEqualValuesTheLowerIdWinsWheneverItComes() {
    Summary summary = new Summary(1, KEPT);
    for (long view = 100; view > 0; view--) {
      summary.add(view, new float[] {5}, new int[] {0}, ALL);
    }

    assertThat(summary.topPatches(0)).isEqualTo(KEPT);
    for (int place = 0; place < KEPT; place++) {
      assertThat(summary.view(0, place)).isEqualTo(place + 1);
    }
  }

  @Test
  void whatIsNotAboveZeroIsNoTopPatch() {
    Summary summary = new Summary(3, KEPT);

    summary.add(1, new float[] {0, -1, Float.NaN}, new int[3], ALL);

    assertThat(summary.topPatches(0) + summary.topPatches(1) + summary.topPatches(2)).isZero();
    assertThat(summary.changedBins().isEmpty()).isTrue();
  }

  @Test
  void aTopPatchThatWasWrittenAndLosesIsToBeDeleted() {
    Summary summary = new Summary(1, KEPT);
    for (int view = 1; view <= KEPT; view++) {
      summary.add(view, new float[] {view}, new int[1], ALL);
    }
    summary.written();

    summary.add(99, new float[] {1000}, new int[] {42}, ALL);

    assertThat(summary.losers().size()).isEqualTo(1);
    assertThat(summary.losers().view(0)).isEqualTo(1);
    assertThat(summary.isNew(0, 0)).isTrue();
    assertThat(summary.isNew(0, 1)).isFalse();
    assertThat(summary.cell(0, 0)).isEqualTo(42);
  }

  @Test
  void aViewThatMayNotWinIsCounted() {
    Summary summary = new Summary(1, KEPT);

    summary.add(1, new float[] {5}, new int[1], new BitSet());

    assertThat(summary.topPatches(0)).isZero();
    assertThat(summary.count(0, HistogramBins.of(5))).isEqualTo(1);
  }

  @Test
  void aViewWhoseValueIsRoundedOtherwiseIsKnownAgain() {
    float value = 5;
    float rounded = Math.nextUp(value);
    for (boolean isLargerFirst : new boolean[] {true, false}) {
      Summary one = new Summary(1, KEPT);
      one.add(1, new float[] {isLargerFirst ? rounded : value}, new int[] {7}, ALL);
      one.add(2, new float[] {4}, new int[1], ALL);
      Summary other = new Summary(1, KEPT);
      other.add(1, new float[] {isLargerFirst ? value : rounded}, new int[] {7}, ALL);

      one.offerTopPatches(other);

      assertThat(one.topPatches(0)).isEqualTo(2);
      assertThat(one.view(0, 0)).isEqualTo(1);
      assertThat(one.value(0, 0)).isEqualTo(rounded);
      assertThat(one.view(0, 1)).isEqualTo(2);
    }
  }

  @Test
  void aTopPatchThatWasWrittenAndGrowsIsWrittenAgain() {
    Summary summary = new Summary(1, KEPT);
    for (int view = 1; view <= KEPT; view++) {
      summary.add(view, new float[] {view}, new int[1], ALL);
    }
    summary.written();
    Summary other = new Summary(1, KEPT);
    other.add(3, new float[] {3.5f}, new int[1], ALL);

    summary.offerTopPatches(other);

    assertThat(summary.topPatches(0)).isEqualTo(KEPT);
    assertThat(summary.losers().size()).isEqualTo(1);
    assertThat(summary.losers().view(0)).isEqualTo(3);
    assertThat(summary.view(0, KEPT - 3)).isEqualTo(3);
    assertThat(summary.isNew(0, KEPT - 3)).isTrue();
    assertThat(summary.view(0, KEPT - 1)).isEqualTo(1);
  }

  @Test
  void aViewThatIsRoundedIntoTheNextBinIsTakenBackOnce() {
    float low = HistogramBins.low(40);
    Summary summary = new Summary(1, KEPT);
    summary.add(1, new float[] {low}, new int[1], ALL);

    summary.uncount(new float[] {Math.nextDown(low)});

    assertThat(summary.count(0, 40)).isZero();
    assertThat(summary.count(0, 39)).isZero();
  }

  private static BitSet all() {
    BitSet all = new BitSet();
    all.set(0, UNITS);
    return all;
  }

  private static List<Seen> views(Random random, int count) {
    List<Seen> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] strongest = new float[UNITS];
      int[] cells = new int[UNITS];
      for (int unit = 0; unit < UNITS; unit++) {
        // Few different values, so that there are ties at the last place.
        strongest[unit] = random.nextInt(30) - 8;
        cells[unit] = random.nextInt(50);
      }
      views.add(new Seen(random.nextLong(), strongest, cells));
    }
    return views;
  }

  private static Summary summary(List<Seen> views) {
    Summary summary = new Summary(UNITS, KEPT);
    views.forEach(seen -> summary.add(seen.view(), seen.strongest(), seen.cells(), ALL));
    return summary;
  }

  private static String inWords(Summary summary) {
    StringBuilder words = new StringBuilder();
    for (int unit = 0; unit < UNITS; unit++) {
      for (int place = 0; place < summary.topPatches(unit); place++) {
        words
            .append(summary.value(unit, place))
            .append(' ')
            .append(summary.view(unit, place))
            .append(' ')
            .append(summary.cell(unit, place))
            .append('\n');
      }
      for (int bin = 0; bin < HistogramBins.COUNT; bin++) {
        words.append(summary.count(unit, bin)).append(' ');
      }
      words.append('\n');
    }
    return words.toString();
  }
}
