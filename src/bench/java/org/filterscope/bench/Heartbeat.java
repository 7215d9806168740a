package org.filterscope.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * How long the interface's thread makes others wait: a beat is sent to it at a fixed rate, whether
 * the beats before have arrived or not.
 */
final class Heartbeat implements AutoCloseable {
  private static final int INTERVAL_MS = 5;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /** Milliseconds; touched by the interface's thread only until it is closed. */
  private final Samples delays = new Samples();

  Heartbeat() {
    var unused = clock.scheduleAtFixedRate(this::beat, 0, INTERVAL_MS, TimeUnit.MILLISECONDS);
  }

  /** Milliseconds that beats waited; to be read on the interface's thread, or after the end. */
  Samples delays() {
    return delays;
  }

  @Override
  public void close() {
    clock.shutdown();
  }

  private void beat() {
    long sent = System.nanoTime();
    Platform.runLater(() -> delays.add((System.nanoTime() - sent) / 1e6));
  }
}
