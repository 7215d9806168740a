package org.filterscope.bench;

import java.util.List;

/**
 * Learn's sliding window, dragged and then played for long, in a process of its own that measures
 * itself: {@link LessonTour}.
 */
final class LessonWindow implements Section {

  /** With the usual number of images, ten minutes. */
  private static final int SECONDS_PER_IMAGE = 6;

  @Override
  public void run(Options options, Report report) throws Exception {
    int seconds = options.images() * SECONDS_PER_IMAGE;
    try (Display display = Display.open()) {
      report.heading("The window dragged, and played for " + seconds + " s, on " + display.name());
      List<String> tour =
          List.of(
              "-XX:ActiveProcessorCount=" + options.threads(),
              "-classpath",
              System.getProperty("java.class.path"),
              LessonTour.class.getName(),
              Integer.toString(seconds));
      try (AppProcess app = AppProcess.start(display, tour)) {
        int code = app.exitCode();
        if (code != 0) {
          report.skipped("the rest", "the tour ended early, with code " + code);
        }
      }
    }
  }
}
