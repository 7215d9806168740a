package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the start of the app's process to its first picture on the screen, by its own log. */
final class FirstPicture implements Section {
  private static final int STARTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern LINE =
      Pattern.compile("First picture on the screen (\\d+) ms after the process started");

  @Override
  public void run(Options options, Report report) throws Exception {
    report.heading("From the process's start to the first picture on the screen");
    Path jar =
        Path.of(System.getProperty("filterscope.root", ""), "target", "filterscope.jar")
            .toAbsolutePath();
    try (Display display = Display.open()) {
      if (!display.isReal()) {
        report.skipped("first picture", "there is neither a display nor Xvfb");
        return;
      }
      Samples seconds = new Samples();
      for (int i = 0; i < STARTS; i++) {
        try (AppProcess app = AppProcess.start(display, List.of("-jar", jar.toString()))) {
          await(app).ifPresent(milliseconds -> seconds.add(milliseconds / 1e3));
        }
      }
      if (seconds.count() == 0) {
        report.skipped("first picture", "none was shown within " + PATIENCE.toSeconds() + " s");
        return;
      }
      report.seconds("first picture, on " + display.name(), seconds);
    }
  }

  private static OptionalInt await(AppProcess app) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (app.isAlive() && Instant.now().isBefore(end)) {
      if (Files.exists(app.logFile())) {
        Matcher line = LINE.matcher(Files.readString(app.logFile()));
        if (line.find()) {
          return OptionalInt.of(Integer.parseInt(line.group(1)));
        }
      }
      Thread.sleep(50);
    }
    return OptionalInt.empty();
  }
}
