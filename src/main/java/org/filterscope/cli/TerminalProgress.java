package org.filterscope.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.filterscope.task.JobStatus;
import org.filterscope.task.JobStep;
import org.filterscope.task.Progress;
import org.filterscope.task.ProgressTracker;
import org.filterscope.task.ProgressUnit;

/**
 * Shows progress on one line of the terminal: what is done, images a second and time left. The line
 * is rewritten as work goes on and cleared at the end. Not thread-safe.
 */
final class TerminalProgress implements Progress, AutoCloseable {

  private static final long BETWEEN_LINES_MILLIS = 100;
  private static final int COLUMNS = 79;
  private static final String TO_LINE_START = "\r";

  private static final double MEGABYTE = 1e6;

  private final PrintWriter err;
  private final InstantSource clock;
  private final ProgressTracker tracker;
  private long lastLine;
  private int lastWidth;

  /**
   * Shows progress of work that starts now.
   *
   * @param err the terminal
   * @param clock tells the time, {@code InstantSource.system()} outside tests
   */
  TerminalProgress(PrintWriter err, InstantSource clock) {
    this(err, clock, ProgressUnit.IMAGES);
  }

  /** The same for work that counts something else. */
  TerminalProgress(PrintWriter err, InstantSource clock, ProgressUnit unit) {
    this.err = err;
    this.clock = clock;
    this.tracker = new ProgressTracker(unit, clock);
    this.lastLine = clock.millis() - BETWEEN_LINES_MILLIS;
  }

  @Override
  public void report(long done, long total, String what) {
    tracker.report(done, total, what);
    show();
  }

  /** Begins another step. Its name comes before its count. */
  void begin(JobStep step) {
    tracker.begin(step);
    lastLine = clock.millis() - BETWEEN_LINES_MILLIS;
  }

  private void show() {
    long now = clock.millis();
    if (now - lastLine < BETWEEN_LINES_MILLIS) {
      return;
    }
    lastLine = now;
    JobStatus status = tracker.status();
    StringBuilder line = new StringBuilder();
    if (!status.step().name().isEmpty()) {
      line.append(status.step().name()).append("  ");
    }
    line.append(amounts(status));
    status.left().ifPresent(time -> line.append("  ").append(inWords(time)).append(" left"));
    line.append("  ");
    int room = Math.max(3, COLUMNS - line.length());
    line.append(OneLine.shortened(OneLine.of(status.detail()), room));
    write(line.toString());
  }

  private static String amounts(JobStatus status) {
    double speed = status.perSecond();
    return switch (status.step().unit()) {
      case IMAGES ->
          String.format(Locale.ROOT, "%d of %d", status.done(), status.total())
              + (speed > 0 ? String.format(Locale.ROOT, "  %.1f images/s", speed) : "");
      case BYTES ->
          String.format(
                  Locale.ROOT,
                  "%.1f of %.1f MB",
                  status.done() / MEGABYTE,
                  status.total() / MEGABYTE)
              + (speed > 0 ? String.format(Locale.ROOT, "  %.1f MB/s", speed / MEGABYTE) : "");
      case PARTS ->
          status.share() < 0 ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * status.share());
    };
  }

  /** Clears the line, so that other output can follow. */
  void wipe() {
    if (lastWidth > 0) {
      write("");
      err.print(TO_LINE_START);
      err.flush();
    }
  }

  @Override
  public void close() {
    wipe();
  }

  private void write(String line) {
    int width = OneLine.width(line);
    err.print(TO_LINE_START + line + " ".repeat(Math.max(0, lastWidth - width)));
    err.flush();
    lastWidth = width;
  }

  /** A duration in words: {@code 40 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  static String inWords(Duration time) {
    long seconds = (time.toMillis() + 999) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min " + seconds % 60 + " s";
    }
    return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
