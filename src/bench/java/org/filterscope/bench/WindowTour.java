package org.filterscope.bench;

import java.util.List;

/** A tour through the window, in a process of its own that measures itself: {@link Tour}. */
final class WindowTour implements Section {

  @Override
  public void run(Options options, Report report) throws Exception {
    try (Display display = Display.open()) {
      report.heading("A tour through the window on " + display.name());
      List<String> tour =
          List.of("-classpath", System.getProperty("java.class.path"), Tour.class.getName());
      try (AppProcess app = AppProcess.start(display, tour)) {
        int code = app.exitCode();
        if (code != 0) {
          report.skipped("the rest", "the tour ended early, with code " + code);
        }
      }
    }
  }
}
