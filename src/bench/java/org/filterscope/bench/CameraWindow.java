package org.filterscope.bench;

import java.util.List;

/**
 * Explore with a camera that plays photographs, in a process of its own that measures itself:
 * {@link CameraTour}.
 */
final class CameraWindow implements Section {

  /** With the usual number of images, 2000. */
  private static final int FRAMES_PER_IMAGE = 20;

  @Override
  public void run(Options options, Report report) throws Exception {
    int frames = options.images() * FRAMES_PER_IMAGE;
    try (Display display = Display.open()) {
      report.heading(frames + " frames of a camera in Explore, on " + display.name());
      List<String> tour =
          List.of(
              "-XX:ActiveProcessorCount=" + options.threads(),
              "-classpath",
              System.getProperty("java.class.path"),
              CameraTour.class.getName(),
              Integer.toString(frames));
      try (AppProcess app = AppProcess.start(display, tour)) {
        int code = app.exitCode();
        if (code != 0) {
          report.skipped("the rest", "the tour ended early, with code " + code);
        }
      }
    }
  }
}
