package org.filterscope.home;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A value that is written to its file shortly after it changes, several changes at once. Safe for
 * use by several threads.
 *
 * @param <T> an immutable record
 */
public final class AutosavedFile<T> implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(800);

  private final JsonFile<T> file;
  private final ScheduledExecutorService clock;
  private final Executor desk;
  private final Consumer<? super Problem> problems;
  private final Object writing = new Object();
  private T value;
  private T written;
  private @Nullable ScheduledFuture<?> due;

  /**
   * Creates an autosaved value.
   *
   * @param value the file's content, or a default in its place
   * @param file the file that changes are written to
   * @param clock delays the writing
   * @param desk where the file is written
   * @param problems is told why a change could not be written
   */
  public AutosavedFile(
      T value,
      JsonFile<T> file,
      ScheduledExecutorService clock,
      Executor desk,
      Consumer<? super Problem> problems) {
    this.value = value;
    this.written = value;
    this.file = file;
    this.clock = clock;
    this.desk = desk;
    this.problems = problems;
  }

  /** The value now. */
  public synchronized T get() {
    return value;
  }

  /** Changes the value; the file follows. */
  public synchronized void change(UnaryOperator<T> change) {
    value = change.apply(value);
    if (due == null && !value.equals(written)) {
      due =
          clock.schedule(() -> desk.execute(this::write), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Writes at once what has changed. */
  @Override
  public void close() {
    write();
  }

  /** One at a time, so that an older value never follows a newer one. */
  private void write() {
    synchronized (writing) {
      T latest;
      synchronized (this) {
        due = null;
        if (value.equals(written)) {
          return;
        }
        latest = value;
        written = latest;
      }
      try {
        file.write(latest);
      } catch (Problem e) {
        problems.accept(e);
      }
    }
  }
}
