package org.filterscope.ui.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.FakeScheduler;
import org.junit.jupiter.api.Test;

class ActivitiesTest {

  private final FakeScheduler clock = new FakeScheduler();
  private final AtomicLong seconds = new AtomicLong();
  private final Activities activities =
      new Activities(clock, Runnable::run, () -> Instant.ofEpochSecond(seconds.get()));

  @Test
  void workOfLessThanASecondIsNotShown() {
    Activity activity = activities.start("Opening", null);
    clock.advance(Duration.ofMillis(900));
    activity.close();
    clock.advance(Duration.ofSeconds(5));

    assertThat(activities.shown()).isEmpty();
  }

  @Test
  void longerWorkIsShownUntilItIsOver() {
    Activity activity = activities.start("Loading", null);
    clock.advance(Duration.ofMillis(1100));
    assertThat(activities.shown()).containsExactly(activity);

    activity.close();

    assertThat(activities.shown()).isEmpty();
  }

  @Test
  void itsProgressTellsTheTimeLeft() {
    Activity activity = activities.start("Loading", null);
    activity.report(0, 10, "one");
    seconds.addAndGet(2);
    activity.report(4, 10, "five");

    assertThat(activity.state())
        .isEqualTo(new Activity.State(0.4, "five", Optional.of(Duration.ofSeconds(3))));
  }

  @Test
  void cancelReachesTheWork() {
    Cancellation cancellation = new Cancellation();
    Activity activity = activities.start("Loading", cancellation);

    activity.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(activity.canBeCancelled()).isFalse();
  }
}
