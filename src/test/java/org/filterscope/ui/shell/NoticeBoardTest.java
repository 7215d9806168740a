package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Problem;
import org.filterscope.testing.FakeScheduler;
import org.filterscope.ui.Messages;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {

  private final FakeScheduler clock = new FakeScheduler();
  private final NoticeBoard board = new NoticeBoard(clock, Runnable::run, Messages::new);

  @Test
  void aProblemIsToldInItsOwnWords() {
    board.problem(new CompletionException(new Problem("image.missing", "cat.jpg")));

    assertThat(shown().kind()).isEqualTo(Notice.Kind.PROBLEM);
    assertThat(shown().text()).startsWith("cat.jpg does not exist.");
  }

  @Test
  void aBugIsToldWithItsTrace() {
    board.problem(new IllegalStateException("of all things"));

    assertThat(shown().kind()).isEqualTo(Notice.Kind.BUG);
    assertThat(shown().text()).contains("of all things");
    assertThat(shown().details()).contains("NoticeBoardTest.aBugIsToldWithItsTrace");
  }

  @Test
  void cancelledWorkIsNothingToTell() {
    board.problem(new CompletionException(new Cancelled()));

    assertThat(board.shown().get()).isNull();
  }

  @Test
  void aWordGoesByItself() {
    board.tell("Saved.");
    clock.advance(Duration.ofSeconds(10));

    assertThat(board.shown().get()).isNull();
  }

  @Test
  void aPassingProblemGoesOnceItNoLongerMatters() {
    board.problem(new Problem("image.missing", "dog.jpg"));
    Runnable remove = board.passingProblem(new Problem("image.missing", "cat.jpg"));
    assertThat(shown().text()).contains("cat.jpg");

    remove.run();

    assertThat(shown().text()).contains("dog.jpg");
  }

  @Test
  void aProblemStaysUntilItIsDismissed() {
    board.problem(new Problem("image.missing", "cat.jpg"));
    clock.advance(Duration.ofHours(1));
    assertThat(shown().text()).contains("cat.jpg");

    board.dismiss();

    assertThat(board.shown().get()).isNull();
  }

  @Test
  void theProblemBeforeShowsWhenTheLastIsDismissed() {
    board.problem(new Problem("image.missing", "cat.jpg"));
    board.problem(new Problem("image.missing", "dog.jpg"));
    assertThat(shown().text()).contains("dog.jpg");

    board.dismiss();

    assertThat(shown().text()).contains("cat.jpg");
  }

  /** Each has a trace of its own: dismissed one by one, they looked as if they came back. */
  @Test
  void aBugThatHappensTwiceIsDismissedOnce() {
    board.problem(new IllegalStateException("of all things"));
    board.problem(new IllegalStateException("of all things"));

    board.dismiss();

    assertThat(board.shown().get()).isNull();
  }

  @Test
  void anOfferStaysUntilItIsWithdrawn() {
    Runnable withdrawal = board.offer("Trained.", "Show the report", () -> {});
    clock.advance(Duration.ofHours(1));
    assertThat(shown().kind()).isEqualTo(Notice.Kind.OFFER);
    assertThat(shown().way()).isNotNull().extracting(Notice.Way::name).isEqualTo("Show the report");

    withdrawal.run();

    assertThat(board.shown().get()).isNull();
  }

  @Test
  void aProblemThatHappensTwiceIsDismissedOnce() {
    board.problem(new Problem("image.missing", "cat.jpg"));
    board.problem(new Problem("image.missing", "cat.jpg"));

    board.dismiss();

    assertThat(board.shown().get()).isNull();
  }

  @Test
  void aProblemComesBackAfterAWordThatCoveredIt() {
    board.problem(new Problem("image.missing", "cat.jpg"));
    board.tell("Saved.");
    assertThat(shown().text()).isEqualTo("Saved.");

    clock.advance(Duration.ofSeconds(10));

    assertThat(shown().text()).contains("cat.jpg");
  }

  private Notice shown() {
    Notice notice = board.shown().get();
    assertThat(notice).isNotNull();
    return notice;
  }
}
