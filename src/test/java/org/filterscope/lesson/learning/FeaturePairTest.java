package org.filterscope.lesson.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two features as axes. */
class FeaturePairTest {

  @Test
  void theAxesAreTheFeaturesThatTellTheClassesApart() {
    Random random = new Random(1);
    List<float[]> rows = new ArrayList<>();
    int[] labels = new int[80];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
      float[] row = new float[6];
      for (int feature = 0; feature < row.length; feature++) {
        row[feature] = (float) random.nextGaussian();
      }
      row[2] += 6 * labels[i];
      // Nearly the same as feature 2, and so no second axis.
      row[3] = row[2] + 0.01f * row[3];
      row[5] += 2 * labels[i];
      rows.add(row);
    }

    FeaturePair pair = FeaturePair.mostSeparating(rows, labels);

    assertThat(List.of(pair.first(), pair.second())).containsAnyOf(2, 3).contains(5);
    double mean = pair.points().stream().mapToDouble(LabelledPoint::second).average().orElseThrow();
    double square =
        pair.points().stream()
            .mapToDouble(point -> point.second() * point.second())
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(0, within(1e-9));
    assertThat(square).isCloseTo(1, within(1e-9));
    assertThat(pair.points()).extracting(LabelledPoint::label).startsWith(0, 1, 0, 1);
  }

  @Test
  void oneClassAloneHasNoAxes() {
    assertThatThrownBy(
            () ->
                FeaturePair.mostSeparating(
                    List.of(new float[] {1, 2}, new float[] {3, 4}), new int[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
