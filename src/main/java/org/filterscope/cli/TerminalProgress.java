package org.filterscope.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.task.Progress;
import org.filterscope.task.RemainingTime;

/**
 * Progress on a line of the terminal that is written over again and again, and wiped at the end:
 * what is done, images a second, time left. To be used by one thread.
 */
final class TerminalProgress implements Progress, AutoCloseable {

  private static final long BETWEEN_LINES_MILLIS = 100;
  private static final int COLUMNS = 79;
  private static final String TO_LINE_START = "\r";

  /** What is counted. */
  enum Unit {
    /** Photographs, or whatever takes as long. */
    IMAGES,
    /** Bytes, shown in millions. */
    BYTES
  }

  private static final double MEGABYTE = 1e6;

  private final PrintWriter err;
  private final InstantSource clock;
  private final Unit unit;
  private final RemainingTime remaining;
  private final long start;
  private long lastLine;
  private int lastWidth;

  /**
   * Progress of work that starts now.
   *
   * @param err the terminal
   * @param clock tells the time, {@code InstantSource.system()} outside tests
   */
  TerminalProgress(PrintWriter err, InstantSource clock) {
    this(err, clock, Unit.IMAGES);
  }

  /** The same for work that counts something else. */
  TerminalProgress(PrintWriter err, InstantSource clock, Unit unit) {
    this.err = err;
    this.clock = clock;
    this.unit = unit;
    this.remaining = new RemainingTime(clock);
    this.start = clock.millis();
    this.lastLine = start - BETWEEN_LINES_MILLIS;
  }

  @Override
  public void report(long done, long total, String what) {
    Optional<Duration> left = remaining.after(done, total);
    long now = clock.millis();
    if (now - lastLine < BETWEEN_LINES_MILLIS) {
      return;
    }
    lastLine = now;
    StringBuilder line = new StringBuilder();
    line.append(amounts(done, total));
    if (done > 0 && now > start) {
      line.append(speed(done * 1000.0 / (now - start)));
    }
    left.ifPresent(time -> line.append("  ").append(inWords(time)).append(" left"));
    line.append("  ");
    line.append(OneLine.shortened(OneLine.of(what), Math.max(3, COLUMNS - line.length())));
    write(line.toString());
  }

  private String amounts(long done, long total) {
    return switch (unit) {
      case IMAGES -> String.format(Locale.ROOT, "%d of %d", done, total);
      case BYTES ->
          String.format(Locale.ROOT, "%.1f of %.1f MB", done / MEGABYTE, total / MEGABYTE);
    };
  }

  private String speed(double each) {
    return switch (unit) {
      case IMAGES -> String.format(Locale.ROOT, "  %.1f images/s", each);
      case BYTES -> String.format(Locale.ROOT, "  %.1f MB/s", each / MEGABYTE);
    };
  }

  /** Wipes the line, so that whatever is printed next has it to itself. */
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

  /** A time as people say it: {@code 40 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
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
