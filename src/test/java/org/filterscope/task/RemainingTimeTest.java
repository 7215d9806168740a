package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {

  private long seconds;
  private final RemainingTime remaining = new RemainingTime(() -> Instant.ofEpochSecond(seconds));

  @Test
  void nothingIsSaidBeforeTheFirstStepIsDone() {
    assertThat(at(0, 0)).isEmpty();
    assertThat(at(5, 0)).isEmpty();
  }

  @Test
  void steadyWorkIsEstimatedExactly() {
    at(0, 0);
    at(2, 10);

    assertThat(at(4, 20)).contains(Duration.ofSeconds(16));
  }

  @Test
  void oneSlowStepAmongManyMovesTheEstimateLittle() {
    for (int second = 0; second <= 20; second++) {
      at(second, second);
    }

    Duration rest = at(23, 21).orElseThrow();

    // 79 steps at a second each, were it not for one of three seconds.
    assertThat(rest).isBetween(Duration.ofSeconds(79), Duration.ofSeconds(110));
  }

  @Test
  void aMachineThatBecomesSlowerIsNoticed() {
    for (int second = 0; second <= 20; second++) {
      at(second, second);
    }
    for (int step = 1; step <= 10; step++) {
      at(20 + 10 * step, 20 + step);
    }

    assertThat(at(120, 30).orElseThrow())
        .isBetween(Duration.ofSeconds(650), Duration.ofSeconds(700));
  }

  @Test
  void finishedWorkTakesNoMoreTime() {
    at(0, 0);

    assertThat(at(1, 100)).contains(Duration.ZERO);
  }

  @Test
  void workThatStartsAgainIsMeasuredAnew() {
    at(0, 0);
    at(1, 90);
    at(2, 0);

    assertThat(at(12, 10)).contains(Duration.ofSeconds(90));
  }

  @Test
  void aPauseCountsForNothing() {
    at(0, 0);
    at(2, 10);
    remaining.resume();
    at(600, 11);

    assertThat(at(602, 21)).contains(Duration.ofMillis(15800));
    assertThat(remaining.perSecond()).isEqualTo(5);
  }

  @Test
  void otherWorkIsMeasuredAnew() {
    at(0, 0);
    at(1, 90);
    remaining.restart();
    assertThat(remaining.perSecond()).isZero();
    at(10, 90);

    assertThat(at(15, 95)).contains(Duration.ofSeconds(5));
  }

  private Optional<Duration> at(long second, long done) {
    seconds = second;
    return remaining.after(done, 100);
  }
}
