package org.filterscope.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.filterscope.inspection.ClassProbability;
import org.junit.jupiter.api.Test;

/** An answer beside another one of the same classes. */
class AnswerChangeTest {

  private final AnswerChange change =
      new AnswerChange(
          List.of(one(2, 0.6), one(0, 0.25), one(3, 0.1), one(1, 0.05)),
          List.of(one(1, 0.5), one(2, 0.3), one(3, 0.15), one(0, 0.05)));

  @Test
  void eachClassHasItsOwnProbabilityOnBothSides() {
    assertThat(change.all())
        .containsExactly(
            new AnswerChange.Shares(2, "2", 0.6, 0.3),
            new AnswerChange.Shares(0, "0", 0.25, 0.05),
            new AnswerChange.Shares(3, "3", 0.1, 0.15),
            new AnswerChange.Shares(1, "1", 0.05, 0.5));
  }

  @Test
  void whatIsLikelyAfterwardsAndTheTargetFollowTheLikeliestBefore() {
    assertThat(change.likeliest(1, OptionalInt.of(3)))
        .extracting(AnswerChange.Shares::index)
        .containsExactly(2, 1, 3);
    assertThat(change.likeliest(4, OptionalInt.of(3)))
        .extracting(AnswerChange.Shares::index)
        .containsExactly(2, 0, 3, 1);
  }

  private static ClassProbability one(int index, double probability) {
    return new ClassProbability(index, Integer.toString(index), probability);
  }
}
