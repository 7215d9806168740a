package org.filterscope.ui.job;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.filterscope.task.Job;
import org.filterscope.task.JobStatus;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Describes a job in words: what it does, its progress, and the time left.
 *
 * @param words the window's texts
 */
public record JobText(Messages words) {

  private static final double MEGABYTE = 1e6;

  /**
   * The overall progress and time left of a job with several steps, for a screen; empty while
   * unknown, and for other jobs.
   */
  public String overall(JobStatus status) {
    if (!hasSteps(status) || status.overallShare() < 0) {
      return "";
    }
    Time time = timeOf(status);
    if (time == null) {
      return percent(status);
    }
    Object[] arguments =
        Stream.concat(Stream.of(hundredths(status.overallShare())), time.numbers.stream())
            .toArray();
    return words.get("job.overall." + time.kind, arguments);
  }

  /**
   * The time left, or why it is not shown.
   *
   * @param kind the last part of the text key
   * @param numbers the numbers in the text
   */
  private record Time(String kind, List<Long> numbers) {}

  /** The full text for a screen: the job or its step, with its counts. */
  public String whole(Job<?> job, JobStatus status) {
    String title = title(job, status);
    String far = far(status);
    boolean isToldAbove = hasSteps(status) && status.state() == JobStatus.State.RUNNING;
    String time = isToldAbove ? "" : time(status);
    if (far.isEmpty()) {
      return time.isEmpty()
          ? words.get("job.begun", title)
          : words.get("job.begun.time", title, time);
    }
    return time.isEmpty()
        ? words.get("job.far", title, far)
        : words.get("job.far.time", title, far, time);
  }

  /** The short text for the status line, which covers all screens: the job and its current step. */
  public String line(Job<?> job, JobStatus status) {
    String what =
        detail(status).isEmpty() ? job.name() : words.get("job.detail", job.name(), detail(status));
    String time = time(status);
    if (status.overallShare() < 0) {
      return time.isEmpty() ? what : words.get("job.line.time", what, time);
    }
    String percent = percent(status);
    return time.isEmpty()
        ? words.get("job.line", what, percent)
        : words.get("job.line.far.time", what, percent, time);
  }

  private String title(Job<?> job, JobStatus status) {
    return hasSteps(status)
        ? words.get("job.step", status.step().name(), status.step().number(), status.step().count())
        : job.name();
  }

  private static boolean hasSteps(JobStatus status) {
    return status.step().count() > 1;
  }

  /** The name of the step, or of the current file without its folder. */
  private static String detail(JobStatus status) {
    String detail = status.detail();
    return status.step().name().isEmpty()
        ? detail.substring(detail.lastIndexOf(File.separatorChar) + 1)
        : status.step().name();
  }

  /** The progress; empty while unknown. */
  private String far(JobStatus status) {
    if (status.total() <= 0) {
      return "";
    }
    return switch (status.step().unit()) {
      case PARTS -> percent(status.share());
      case BYTES ->
          words.get(
              "job.bytes",
              megabytes(status.done()),
              megabytes(status.total()),
              percent(status.share()));
      case IMAGES ->
          status.perSecond() > 0 && status.state() == JobStatus.State.RUNNING
              ? words.get(
                  "job.images.speed", status.done(), status.total(), speed(status.perSecond()))
              : words.get("job.images", status.done(), status.total());
    };
  }

  /** The progress of the whole job, in percent. */
  private String percent(JobStatus status) {
    return percent(status.overallShare());
  }

  private String percent(double share) {
    return words.get("job.percent", hundredths(share));
  }

  private static long hundredths(double share) {
    return Math.round(100 * share);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }

  private static String speed(double perSecond) {
    return String.format(Locale.ROOT, "%.1f", perSecond);
  }

  /** The time left, or why it is not shown; empty while unknown. */
  private String time(JobStatus status) {
    Time time = timeOf(status);
    return time == null ? "" : words.get("job.time." + time.kind, time.numbers.toArray());
  }

  private static @Nullable Time timeOf(JobStatus status) {
    return switch (status.state()) {
      case WAITING -> new Time("waiting", List.of());
      case PAUSED -> new Time("paused", List.of());
      case STOPPING -> new Time("stopping", List.of());
      case RUNNING ->
          status.overallLeft().filter(left -> !left.isZero()).map(JobText::left).orElse(null);
      case DONE, STOPPED, CANCELLED, FAILED -> null;
    };
  }

  private static Time left(Duration left) {
    long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
    if (seconds < 60) {
      return new Time("seconds", List.of(seconds));
    }
    long minutes = Math.round(seconds / 60.0);
    return minutes < 60
        ? new Time("minutes", List.of(minutes))
        : new Time("hours", List.of(minutes / 60, minutes % 60));
  }
}
