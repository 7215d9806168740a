package org.filterscope.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.app.WindowApp;

/** The app with somebody at its keys, who looks at every layer and holds an arrow key down. */
public final class Tour {
  private static final double LIMIT_MS = 50;
  private static final double LIMIT_MB = 2000;

  /** As a keyboard repeats a key that is held down. */
  private static final int REPEAT_MS = 33;

  private static final int UNITS = 200;

  /** Long enough to see what a key brought. */
  private static final int LOOK_MS = 600;

  /** More than the network has layers. */
  private static final int ALL_LAYERS = 30;

  private static final int FROM_CONV3_3_TO_CONV5_3 = 8;

  private final Keyboard keyboard = new Keyboard("#wall");
  private final Report report = new Report(System.out);

  private Tour() {}

  /** Opens the app's window, goes round, prints and ends the process. */
  public static void main(String[] arguments) throws Exception {
    Path photographs = Path.of(System.getProperty("filterscope.root", ""), "assets/photographs");
    Thread app = new Thread(() -> WindowApp.run(Optional.of(photographs), Optional.empty()), "app");
    app.setDaemon(true);
    app.start();
    int code = new Tour().walk() ? 0 : 1;
    // The app would wait until somebody closes its window.
    Runtime.getRuntime().halt(code);
  }

  private boolean walk() throws InterruptedException {
    if (!keyboard.awaitUnits()) {
      report.skipped("heartbeat", "no units were shown");
      return false;
    }
    holdArrow("conv3_3");
    keyboard.press("PAGE_DOWN", FROM_CONV3_3_TO_CONV5_3, LOOK_MS);
    holdArrow("conv5_3");
    keyboard.press("PAGE_UP", ALL_LAYERS, LOOK_MS);
    keyboard.press("PAGE_DOWN", ALL_LAYERS, LOOK_MS);
    keyboard.press("PAGE_UP", ALL_LAYERS / 2, LOOK_MS);
    for (String key : new String[] {"M", "F", "M", "F", "M", "F", "O", "C"}) {
      keyboard.press(key, 1, LOOK_MS);
    }
    keyboard.press("N", 10, LOOK_MS);
    double peak = new ProcessMemory(ProcessHandle.current().pid()).peak().orElse(Double.NaN);
    report.figure("peak resident memory after the tour", peak, "MB", LIMIT_MB);
    return true;
  }

  private void holdArrow(String layer) throws InterruptedException {
    keyboard.press("HOME", 1, LOOK_MS);
    Samples delays;
    try (Heartbeat heartbeat = new Heartbeat()) {
      keyboard.press("RIGHT", UNITS, REPEAT_MS);
      delays = heartbeat.delays();
    }
    keyboard.settle();
    report.line(
        "  %-40s %8.1f ms in the median, %.1f ms at most, of %d",
        "heartbeat over " + UNITS + " units of " + layer,
        delays.median(),
        delays.largest(),
        delays.count());
    report.figure("at the 99th percentile", delays.percentile(99), "ms", LIMIT_MS);
  }
}
