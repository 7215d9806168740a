package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  private static final List<Integer> SOURCES = IntStream.range(0, 20).boxed().toList();

  private final Pause pause = new Pause();
  private final Cancellation cancellation = new Cancellation();
  private final Heard heard = new Heard();

  /** Writes down what it hears. */
  private static final class Heard implements ReadAhead.Receiver<Integer, String> {
    private final List<String> all = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void take(Integer source, String result) {
      all.add(source + " is " + result);
    }

    @Override
    public void leaveOut(Integer source, Problem reason) {
      all.add(source + " is left out");
    }
  }

  private static ReadAhead.Receiver<Integer, String> heardBy(Runnable taken) {
    return new ReadAhead.Receiver<>() {
      @Override
      public void take(Integer source, String result) {
        taken.run();
      }

      @Override
      public void leaveOut(Integer source, Problem reason) {
        taken.run();
      }
    };
  }

  private static String decode(int source) {
    if (source % 3 == 0) {
      throw new Problem("image.missing", source);
    }
    return "photograph " + source;
  }

  private ReadAhead<Integer, String> readAhead(Function<Integer, String> decode) {
    return new ReadAhead<>(SOURCES, ReadAhead.FEW, decode, pause, cancellation);
  }

  @Test
  void allAreTakenInTheirOrderAndThoseThatCannotBeReadAreReportedInTheirTurn() {
    try (ReadAhead<Integer, String> photographs = readAhead(ReadAheadTest::decode)) {
      while (photographs.next(heard)) {}
    }
    assertThat(heard.all).hasSize(20).startsWith("0 is left out", "1 is photograph 1");
    assertThat(heard.all).endsWith("18 is left out", "19 is photograph 19");
  }

  @Test
  void whatTheEngineComputesComesInTheSameOrder() {
    try (Engine engine = new Engine();
        ReadAhead<Integer, String> photographs = readAhead(ReadAheadTest::decode)) {
      photographs.computeEach(text -> engine.background(() -> text + " computed"), heard);
    }
    assertThat(heard.all)
        .isEqualTo(
            SOURCES.stream()
                .map(i -> i + (i % 3 == 0 ? " is left out" : " is photograph " + i + " computed"))
                .toList());
  }

  @Test
  void noMoreAreDecodedAheadThanMayWait() {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Function<Integer, String> decode =
        source -> {
          most.accumulateAndGet(source - taken.get(), Math::max);
          return "";
        };
    try (ReadAhead<Integer, String> photographs =
        new ReadAhead<>(SOURCES, 2, decode, pause, cancellation)) {
      // Two wait and a third one is decoded; the one on its way to be taken is not counted yet.
      while (photographs.next(heardBy(taken::incrementAndGet))) {
        Thread.onSpinWait();
      }
    }
    assertThat(most.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void noMoreAreGivenToTheEngineAtOnceThanKeepItAtWork() {
    List<CompletableFuture<String>> asked = new ArrayList<>();
    AtomicInteger most = new AtomicInteger();
    Function<String, CompletableFuture<String>> start =
        text -> {
          asked.add(new CompletableFuture<>());
          int open = (int) asked.stream().filter(one -> !one.isDone()).count();
          most.accumulateAndGet(open, Math::max);
          if (open == 3) {
            asked.forEach(one -> one.complete("done"));
          }
          return asked.get(asked.size() - 1);
        };
    try (ReadAhead<Integer, String> photographs =
        new ReadAhead<>(SOURCES.subList(0, 18), 4, i -> "", pause, cancellation)) {
      photographs.computeEach(start, heard);
    }
    assertThat(most).hasValue(3);
    assertThat(heard.all).hasSize(18);
  }

  @Test
  void cancellationReachesTheOneWhoWaitsForAPhotographThatIsBeingDecoded() {
    CountDownLatch decoding = new CountDownLatch(1);
    Function<Integer, String> decode =
        source -> {
          decoding.countDown();
          await(new CountDownLatch(1));
          return "";
        };
    try (ReadAhead<Integer, String> photographs = readAhead(decode)) {
      CompletableFuture<Void> cancelling =
          CompletableFuture.runAsync(
              () -> {
                await(decoding);
                cancellation.cancel();
              });
      assertThatThrownBy(() -> photographs.next(heard)).isInstanceOf(Cancelled.class);
      cancelling.join();
    }
    assertThat(heard.all).isEmpty();
  }

  @Test
  void nothingIsHandedOutInAPause() {
    CountDownLatch looks = new CountDownLatch(3);
    Cancellation watched =
        new Cancellation() {
          @Override
          public boolean isCancelled() {
            if (!Thread.currentThread().getName().equals("photographs")) {
              looks.countDown();
            }
            return super.isCancelled();
          }
        };
    pause.pause();
    try (ReadAhead<Integer, String> photographs =
        new ReadAhead<>(SOURCES, 4, ReadAheadTest::decode, pause, watched)) {
      CompletableFuture<Boolean> next =
          CompletableFuture.supplyAsync(() -> photographs.next(heard));
      // Whoever waits for a pause to end looks again and again whether it is cancelled.
      await(looks);
      assertThat(heard.all).isEmpty();
      pause.resume();
      assertThat(next.join()).isTrue();
    }
    assertThat(heard.all).hasSize(1);
  }

  @Test
  void onceItIsClosedNoThreadIsLeft() {
    try (ReadAhead<Integer, String> photographs = readAhead(ReadAheadTest::decode)) {
      photographs.next(heard);
      assertThat(threads()).contains("photographs");
    }
    assertThat(threads()).doesNotContain("photographs");
  }

  @Test
  void aBugInDecodingReachesTheOneWhoTakesAndEndsReading() {
    IllegalStateException bug = new IllegalStateException("a bug");
    Function<Integer, String> decode =
        source -> {
          throw bug;
        };
    try (ReadAhead<Integer, String> photographs = readAhead(decode)) {
      assertThatThrownBy(() -> photographs.computeEach(CompletableFuture::completedFuture, heard))
          .isSameAs(bug);
    }
    assertThat(threads()).doesNotContain("photographs");
  }

  @Test
  void whatHasNotBegunIsTakenBackWhenTheReceiverThrows() {
    List<CompletableFuture<String>> asked = new ArrayList<>();
    Function<String, CompletableFuture<String>> start =
        text -> {
          asked.add(new CompletableFuture<>());
          if (asked.size() == 3) {
            asked.get(0).complete("first");
          }
          return asked.get(asked.size() - 1);
        };
    IllegalStateException thrown = new IllegalStateException("enough");
    Runnable thrower =
        () -> {
          throw thrown;
        };
    try (ReadAhead<Integer, String> photographs =
        new ReadAhead<>(SOURCES, 4, i -> "", pause, cancellation)) {
      assertThatThrownBy(() -> photographs.computeEach(start, heardBy(thrower))).isSameAs(thrown);
    }
    assertThat(asked).hasSize(3);
    assertThat(asked.subList(1, 3)).allMatch(CompletableFuture::isCancelled);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
