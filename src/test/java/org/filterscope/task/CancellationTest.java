package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CancellationTest {

  @Test
  void workGoesOnUntilItIsCancelled() {
    Cancellation cancellation = new Cancellation();

    assertThatCode(cancellation::check).doesNotThrowAnyException();
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void aCheckAfterCancellingStopsTheWork() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThat(cancellation.isCancelled()).isTrue();
    assertThatThrownBy(cancellation::check)
        .isInstanceOf(Cancelled.class)
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theSharedNeverCannotBeCancelledByAnyone() {
    assertThatThrownBy(Cancellation.NEVER::cancel)
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(Cancellation.NEVER.isCancelled()).isFalse();
  }
}
