package org.filterscope.task;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Estimates how fast work goes, and how long it still takes, from how far it has come.
 *
 * <p>The speed is an exponential moving average over the work done, so that one slow image does not
 * make the estimate jump, and a machine that has become slower is still noticed. Not safe for use
 * by several threads.
 */
public final class RemainingTime {

  /** How much of the old speed is left after this long. */
  private static final Duration MEMORY = Duration.ofSeconds(10);

  private final InstantSource clock;
  private boolean started;
  private boolean isResuming;
  private long lastMillis;
  private long lastDone;
  private double unitsWeighed;
  private double millisWeighed;

  /**
   * Starts to watch work.
   *
   * @param clock tells the time, {@code InstantSource.system()} outside tests
   */
  public RemainingTime(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Notes how far the work has come, and estimates the rest.
   *
   * @param done steps done so far
   * @param total steps in all
   * @return the time that the rest is expected to take; empty before anything can be said
   */
  public Optional<Duration> after(long done, long total) {
    long now = clock.millis();
    if (!started || done < lastDone) {
      started = true;
      unitsWeighed = 0;
      millisWeighed = 0;
    } else if (!isResuming) {
      double passed = now - lastMillis;
      double kept = Math.exp(-passed / MEMORY.toMillis());
      unitsWeighed = unitsWeighed * kept + (done - lastDone);
      millisWeighed = millisWeighed * kept + passed;
    }
    isResuming = false;
    lastMillis = now;
    lastDone = done;
    if (done >= total) {
      return Optional.of(Duration.ZERO);
    }
    if (unitsWeighed <= 0 || millisWeighed <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofMillis(Math.round((total - done) * millisWeighed / unitsWeighed)));
  }

  /** Steps done in a second, as the estimate has it; 0 before anything can be said. */
  public double perSecond() {
    return millisWeighed > 0 ? 1000 * unitsWeighed / millisWeighed : 0;
  }

  /**
   * The work goes on after a pause: what was done and how much time passed since the last call of
   * {@link #after} says nothing about its speed.
   */
  public void resume() {
    isResuming = true;
  }

  /** Forgets everything, for other work. */
  public void restart() {
    started = false;
    isResuming = false;
    unitsWeighed = 0;
    millisWeighed = 0;
  }
}
