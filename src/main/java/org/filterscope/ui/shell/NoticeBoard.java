package org.filterscope.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import org.filterscope.task.SystemLimit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Notices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices of the status line. The last problem or offer stays until it is dismissed, and then
 * the previous one appears. A word covers it for some seconds.
 */
public final class NoticeBoard implements Notices {

  private static final Duration TIME_TO_READ = Duration.ofSeconds(6);
  private static final int MOST_KEPT = 20;

  private final ScheduledExecutorService clock;
  private final Executor window;
  private final Supplier<Messages> words;
  private final ReadOnlyObjectWrapper<@Nullable Notice> shown = new ReadOnlyObjectWrapper<>();
  private @Nullable Notice word;

  /** Problems and offers that have not been dismissed, the last first. */
  private final Deque<Notice> problems = new ArrayDeque<>();

  /**
   * Counts the words shown, so that the timeout of an old one does not remove a newer one with the
   * same text.
   */
  private int wordsTold;

  /**
   * Creates an empty board.
   *
   * @param clock ends the time of words
   * @param window the interface's thread
   * @param words the window's texts, whose language is known only after the first notices may come
   */
  public NoticeBoard(ScheduledExecutorService clock, Executor window, Supplier<Messages> words) {
    this.clock = clock;
    this.window = window;
    this.words = words;
  }

  /** The current notice; null if there is none. Changes on the JavaFX application thread. */
  public ReadOnlyObjectProperty<@Nullable Notice> shown() {
    return shown.getReadOnlyProperty();
  }

  @Override
  public void tell(String what) {
    window.execute(() -> showWord(new Notice(Notice.Kind.WORD, what, "")));
  }

  @Override
  public void problem(Throwable reason) {
    passingProblem(reason);
  }

  @Override
  public Runnable passingProblem(Throwable reason) {
    Throwable cause = Answers.cause(reason);
    if (cause instanceof CancellationException) {
      return () -> {};
    }
    Notice notice = notice(SystemLimit.behind(cause).map(Throwable.class::cast).orElse(cause));
    keep(notice);
    return () -> window.execute(() -> remove(notice));
  }

  @Override
  public Runnable offer(String what, String way, Runnable going) {
    Notice notice = new Notice(Notice.Kind.OFFER, what, "", new Notice.Way(way, going));
    keep(notice);
    return () -> remove(notice);
  }

  private void remove(Notice notice) {
    problems.remove(notice);
    refresh();
  }

  private void keep(Notice notice) {
    window.execute(
        () -> {
          word = null;
          // A repeated notice is kept only once, so one dismissal is enough.
          problems.removeIf(notice::isSameAs);
          problems.push(notice);
          if (problems.size() > MOST_KEPT) {
            problems.removeLast();
          }
          refresh();
        });
  }

  /** Dismisses the current notice. Call it on the JavaFX application thread. */
  public void dismiss() {
    if (word != null) {
      word = null;
    } else {
      problems.poll();
    }
    refresh();
  }

  private Notice notice(Throwable cause) {
    if (cause instanceof Problem told) {
      log().info("{}", told.getMessage(), told.getCause());
      return new Notice(Notice.Kind.PROBLEM, told.getLocalizedMessage(), "");
    }
    log().error("Something went wrong inside", cause);
    String text =
        cause instanceof OutOfMemoryError
            ? words.get().get("shell.notice.memory")
            : words.get().get("shell.notice.bug", name(cause));
    return new Notice(Notice.Kind.BUG, text, trace(cause));
  }

  private void showWord(Notice told) {
    word = told;
    wordsTold++;
    int number = wordsTold;
    refresh();
    var unused =
        clock.schedule(
            () -> window.execute(() -> expire(number)),
            TIME_TO_READ.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void expire(int number) {
    if (wordsTold == number) {
      word = null;
      refresh();
    }
  }

  private void refresh() {
    shown.set(word != null ? word : problems.peek());
  }

  private static String name(Throwable cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? kind
        : kind + ": " + message.lines().toList().get(0);
  }

  private static String trace(Throwable cause) {
    StringWriter text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Logger log() {
    return LoggerFactory.getLogger(NoticeBoard.class);
  }
}
