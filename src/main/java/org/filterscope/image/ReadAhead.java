package org.filterscope.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Decodes photographs on a separate thread, a bounded number ahead of the engine, and hands them
 * out in order. Those that cannot be read are reported in their turn.
 *
 * <p>Indexing, classification and training all read through it. It is in this package because all
 * of them depend on this package, and because it needs nothing but photographs: the caller passes
 * in the computation.
 *
 * @param <S> what is read: a file, or a view of one
 * @param <T> what it is decoded to; several are kept in memory, so it should be small
 */
public final class ReadAhead<S, T> implements AutoCloseable {

  /** Enough to keep the engine busy when one photograph takes longer than others. */
  public static final int FEW = 4;

  /** How many photographs wait for the engine or are in it while the next one is decoded. */
  private static final int STARTED = 2;

  /** How late a cancellation is noticed while a photograph is decoded, in milliseconds. */
  private static final long LOOK_MILLIS = 100;

  private final List<S> sources;
  private final Function<S, T> decode;
  private final Pause pause;
  private final Cancellation cancellation;
  private final BlockingQueue<Arrival<S, T>> queue;
  private final Thread thread = new Thread(this::read, "photographs");
  private int taken;

  /**
   * Is told the result of each photograph, in order, on the thread that takes them.
   *
   * @param <S> what was read
   * @param <R> the result
   */
  public interface Receiver<S, R> {

    /** Takes a photograph, or the result of its computation. */
    void take(S source, R result);

    /**
     * Is told that a photograph is left out.
     *
     * @param reason why it cannot be read
     */
    void leaveOut(S source, Problem reason);
  }

  /** A photograph, or a problem with one, that waits to be taken. */
  @FunctionalInterface
  private interface Arrival<S, T> {
    void reach(Receiver<? super S, ? super T> receiver);
  }

  /**
   * Starts reading.
   *
   * @param ahead how many may wait to be taken; one more is being decoded
   * @param decode is called on the reading thread; anything it throws except a {@link Problem} is
   *     thrown to the caller of {@link #next}
   * @param pause while it lasts, nothing is handed out, and decoding stops once {@code ahead}
   *     photographs wait
   * @param cancellation stops reading
   */
  public ReadAhead(
      List<S> sources, int ahead, Function<S, T> decode, Pause pause, Cancellation cancellation) {
    this.sources = List.copyOf(sources);
    this.decode = decode;
    this.pause = pause;
    this.cancellation = cancellation;
    this.queue = new ArrayBlockingQueue<>(ahead);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Takes the next photograph, and waits for it if necessary.
   *
   * @return false if none was left, so the receiver was not called
   * @throws Cancelled if cancelled, even while waiting
   */
  public boolean next(Receiver<? super S, ? super T> receiver) {
    pause.await(cancellation);
    if (taken == sources.size()) {
      return false;
    }
    Arrival<S, T> arrival = await();
    taken++;
    arrival.reach(receiver);
    return true;
  }

  /**
   * Takes all photographs and has something computed for each, usually by the engine. Meanwhile,
   * the next ones are decoded.
   *
   * @param start starts the computation
   * @param receiver is told about all photographs in order. If it throws, this method ends, and
   *     computations that have not begun are cancelled.
   * @throws Cancelled if cancelled
   */
  public <R> void computeEach(
      Function<T, CompletableFuture<R>> start, Receiver<? super S, ? super R> receiver) {
    Deque<Started<S, R>> started = new ArrayDeque<>();
    Receiver<S, T> starting =
        new Receiver<>() {
          @Override
          public void take(S source, T decoded) {
            started.add(new Started<>(source, start.apply(decoded), null));
          }

          @Override
          public void leaveOut(S source, Problem reason) {
            started.add(new Started<>(source, new CompletableFuture<>(), reason));
          }
        };
    try {
      while (next(starting)) {
        finish(pause.isPaused() ? 0 : STARTED, started, receiver);
      }
      finish(0, started, receiver);
    } finally {
      started.forEach(left -> left.result.cancel(false));
    }
  }

  /**
   * Passes on finished results, and waits for the oldest ones until at most {@code left} remain.
   */
  private static <S, R> void finish(
      int left, Deque<Started<S, R>> started, Receiver<? super S, ? super R> receiver) {
    while (!started.isEmpty() && (started.size() > left || started.element().isFinished())) {
      started.remove().finish(receiver);
    }
  }

  /**
   * A photograph that waits for its turn.
   *
   * @param reason why no computation was started; null if one was
   */
  private record Started<S, R>(S source, CompletableFuture<R> result, @Nullable Problem reason) {

    boolean isFinished() {
      return reason != null || result.isDone();
    }

    void finish(Receiver<? super S, ? super R> receiver) {
      if (reason == null) {
        receiver.take(source, Answers.await(result));
      } else {
        receiver.leaveOut(source, reason);
      }
    }
  }

  /** Stops reading, and waits until the current photograph is decoded, so no thread remains. */
  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Arrival<S, T> await() {
    try {
      Arrival<S, T> arrival = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      while (arrival == null) {
        cancellation.check();
        arrival = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      return arrival;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  private void read() {
    try {
      for (S source : sources) {
        if (cancellation.isCancelled()) {
          return;
        }
        queue.put(arrival(source));
      }
    } catch (InterruptedException e) {
      // Closed: nothing more is needed.
      Thread.currentThread().interrupt();
    }
  }

  private Arrival<S, T> arrival(S source) {
    try {
      T decoded = decode.apply(source);
      return receiver -> receiver.take(source, decoded);
    } catch (Problem reason) {
      return receiver -> receiver.leaveOut(source, reason);
    } catch (RuntimeException e) {
      return receiver -> {
        throw e;
      };
    } catch (Error e) {
      return receiver -> {
        throw e;
      };
    }
  }
}
