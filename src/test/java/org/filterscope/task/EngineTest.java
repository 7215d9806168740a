package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.filterscope.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.SECONDS)
class EngineTest {

  private final Engine engine = new Engine();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void workRunsOnTheEnginesThread() throws Exception {
    Thread thread = engine.now(Thread::currentThread).get();

    assertThat(thread.getName()).isEqualTo("engine");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(engine.background(Thread::currentThread).get()).isSameAs(thread);
  }

  @Test
  void whatAPersonWaitsForGoesBeforeBackgroundWork() throws Exception {
    var blocked = engine.now(() -> waitAtTheGate("first"));
    var background = engine.background(() -> done.add("background"));
    var asked = engine.now(() -> done.add("asked"));
    gate.countDown();
    CompletableFuture.allOf(blocked, background, asked).get();

    assertThat(done).containsExactly("first", "asked", "background");
  }

  @Test
  void backgroundWorkGivesWayInItsMiddle() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    var background =
        engine.background(
            () -> {
              atWork.countDown();
              waitAtTheGate("one half");
              engine.giveWay();
              return done.add("other half");
            });
    atWork.await();
    var asked = engine.now(() -> done.add("asked"));
    gate.countDown();
    CompletableFuture.allOf(background, asked).get();

    assertThat(done).containsExactly("one half", "asked", "other half");
  }

  @Test
  void workThatAPersonWaitsForDoesNotGiveWay() throws Exception {
    var first =
        engine.now(
            () -> {
              waitAtTheGate("one half");
              engine.giveWay();
              return done.add("other half");
            });
    var second = engine.now(() -> done.add("second"));
    gate.countDown();
    CompletableFuture.allOf(first, second).get();

    assertThat(done).containsExactly("one half", "other half", "second");
  }

  @Test
  void anotherThreadCannotGiveWay() {
    assertThatThrownBy(engine::giveWay).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void failedWorkReachesTheOneWhoAskedAndTheEngineGoesOn() throws Exception {
    var failed =
        engine.now(
            () -> {
              throw new OutOfMemoryError("pretended");
            });

    assertThatThrownBy(failed::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(engine.now(() -> 1).get()).isEqualTo(1);
  }

  @Test
  void cancelledWorkNeverStarts() throws Exception {
    var blocked = engine.now(() -> waitAtTheGate("first"));
    var cancelled = engine.now(() -> done.add("cancelled"));
    cancelled.cancel(false);
    var last = engine.now(() -> done.add("last"));
    gate.countDown();
    CompletableFuture.allOf(blocked, last).get();

    assertThat(done).containsExactly("first", "last");
  }

  @Test
  void closingFinishesTheWorkAtHandAndCancelsWhatWaits() throws Exception {
    CountDownLatch atWork = new CountDownLatch(1);
    var atHand =
        engine.now(
            () -> {
              atWork.countDown();
              return waitAtTheGate("at hand");
            });
    atWork.await();
    var waiting = engine.background(() -> done.add("waiting"));
    engine.close();
    gate.countDown();

    assertThat(atHand.get()).isTrue();
    assertThat(waiting).isCancelled();
    assertThat(engine.now(() -> 1)).isCancelled();
  }

  private boolean waitAtTheGate(String what) throws InterruptedException {
    gate.await();
    return done.add(what);
  }
}
