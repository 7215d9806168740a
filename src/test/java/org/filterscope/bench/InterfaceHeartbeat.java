package org.filterscope.bench;

import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Measures how long the interface's thread lets someone wait: at even intervals it is handed a
 * task, and the delay until that runs is noted. A beat is sent whether or not the one before was
 * answered, so a thread that stands still for long is seen as such.
 */
public final class InterfaceHeartbeat implements AutoCloseable {
  private static final int INTERVAL = 5;
  private static final int MOST = 200_000;

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            return thread;
          });
  private final long[] delays = new long[MOST];
  // Written by the interface's thread only.
  private volatile int count;

  /**
   * What was measured.
   *
   * @param beats how many
   * @param median delay, in milliseconds
   * @param percentile99 delay that 99 of 100 beats stay under, in milliseconds
   * @param largest delay, in milliseconds
   */
  public record Delays(int beats, double median, double percentile99, double largest) {

    static Delays of(long[] nanoseconds) {
      long[] sorted = nanoseconds.clone();
      Arrays.sort(sorted);
      return new Delays(
          sorted.length, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1] / 1e6);
    }

    private static double at(long[] sorted, double share) {
      return sorted[(int) Math.min(sorted.length - 1L, Math.ceil(share * sorted.length))] / 1e6;
    }

    @Override
    public String toString() {
      return String.format(
          "median %.1f ms, 99th percentile %.1f ms, largest %.1f ms of %d beats",
          median, percentile99, largest, beats);
    }
  }

  /** Starts beating; JavaFX must be running. */
  public InterfaceHeartbeat() {
    clock.scheduleAtFixedRate(this::beat, 0, INTERVAL, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long sent = System.nanoTime();
    Platform.runLater(
        () -> {
          int place = count;
          if (place < MOST) {
            delays[place] = System.nanoTime() - sent;
            count = place + 1;
          }
        });
  }

  /**
   * The delays up to now; not to be asked for on the interface's thread.
   *
   * @throws IllegalStateException if there was no beat yet
   */
  public Delays delays() {
    int beats = count;
    if (beats == 0) {
      throw new IllegalStateException("no beat yet");
    }
    return Delays.of(Arrays.copyOf(delays, beats));
  }

  /** Stops beating. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
