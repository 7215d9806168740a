package org.filterscope.network.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a server sends, taken block by block. Waiting for a block ends soon after a
 * cancellation, or when the server has been silent for too long.
 */
final class DownloadStream implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  private static final long LOOK_MILLIS = 100;

  /** What arrives: a block of bytes, the end, or the reason why no more will come. */
  private record Arrival(List<ByteBuffer> bytes, @Nullable Throwable failure, boolean isEnd) {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    arrivals.add(new Arrival(bytes, null, false));
  }

  @Override
  public void onError(Throwable failure) {
    arrivals.add(new Arrival(List.of(), failure, true));
  }

  @Override
  public void onComplete() {
    arrivals.add(new Arrival(List.of(), null, true));
  }

  /**
   * Waits for the next block.
   *
   * @return its bytes; empty at the end
   * @throws IOException if the connection broke
   * @throws TimeoutException if nothing came within the patience
   * @throws Cancelled if cancelled
   */
  List<ByteBuffer> next(Supplier<Duration> patience, Cancellation cancellation)
      throws IOException, TimeoutException {
    Arrival arrival =
        await(patience, cancellation, () -> arrivals.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    if (arrival.failure() != null) {
      throw new IOException(arrival.failure());
    }
    if (!arrival.isEnd()) {
      subscription.join().request(1);
    }
    return arrival.bytes();
  }

  /** Closes the connection, whether everything has come or not. */
  @Override
  public void close() {
    var unused = subscription.thenAccept(Flow.Subscription::cancel);
  }

  /**
   * Waits for an answer.
   *
   * @throws IOException if there is none
   * @throws TimeoutException if nothing came within the patience
   * @throws Cancelled if cancelled
   */
  static <T> T answer(
      CompletableFuture<T> asked, Supplier<Duration> patience, Cancellation cancellation)
      throws IOException, TimeoutException {
    boolean isAnswered = false;
    try {
      T answer =
          await(
              patience,
              cancellation,
              () -> {
                try {
                  return asked.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                  return null;
                } catch (ExecutionException e) {
                  throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
                }
              });
      isAnswered = true;
      return answer;
    } finally {
      if (!isAnswered) {
        asked.cancel(true);
      }
    }
  }

  private interface Look<T> {
    @Nullable T now() throws IOException, InterruptedException;
  }

  private static <T> T await(Supplier<Duration> patience, Cancellation cancellation, Look<T> look)
      throws IOException, TimeoutException {
    long start = System.nanoTime();
    while (true) {
      cancellation.check();
      try {
        T found = look.now();
        if (found != null) {
          return found;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Cancelled();
      }
      if (System.nanoTime() - start > patience.get().toNanos()) {
        throw new TimeoutException();
      }
    }
  }
}
