package org.filterscope.bench;

import java.util.Optional;
import org.filterscope.app.WindowApp;

/**
 * The app's Filters screen with somebody who looks at every layer, and scrolls while it indexes.
 */
public final class FiltersTour {
  private static final double LIMIT_S = 0.5;
  private static final double LIMIT_MS = 50;

  /** Long enough to see a wall fill. */
  private static final int LOOK_MS = 1000;

  /** As a wheel that is turned without haste. */
  private static final int NOTCH_MS = 33;

  private static final int NOTCHES = 300;
  private static final double NOTCH_PIXELS = 60;

  private final Keyboard keyboard = new Keyboard("#units");
  private final UnitsWall wall = new UnitsWall(keyboard);
  private final Report report = new Report(System.out);

  private FiltersTour() {}

  /** Opens the app's window, goes round, prints and ends the process. */
  public static void main(String[] arguments) throws Exception {
    Thread app = new Thread(() -> WindowApp.run(Optional.empty(), Optional.empty()), "app");
    app.setDaemon(true);
    app.start();
    int code = new FiltersTour().walk() ? 0 : 1;
    // The app would wait until somebody closes its window.
    Runtime.getRuntime().halt(code);
  }

  private boolean walk() throws InterruptedException {
    if (!keyboard.awaitUnits()) {
      report.skipped("first tile", "no units were shown");
      return false;
    }
    wall.choose(0);
    keyboard.settle();
    firstTiles("first tile after choosing a layer");
    if (!wall.continueIndex()) {
      report.skipped("heartbeat", "the index could not be continued");
      return false;
    }
    keyboard.settle();
    if (wall.building().isEmpty()) {
      report.skipped("heartbeat", "no index is built: " + wall.notice());
      return false;
    }
    scroll("conv5_3");
    scroll("conv3_3");
    firstTiles("first tile while an index is built");
    return true;
  }

  /** Of all layers but the first, where it starts. */
  private void firstTiles(String what) throws InterruptedException {
    Samples seconds = new Samples();
    String slowest = "";
    for (int layer = 1; layer < wall.layers(); layer++) {
      String name = wall.name(layer);
      long start = System.nanoTime();
      wall.choose(layer);
      if (!wall.awaitTile(name)) {
        report.skipped(what, "no tile of " + name + " was drawn");
        return;
      }
      double taken = (System.nanoTime() - start) / 1e9;
      slowest = seconds.count() == 0 || taken > seconds.largest() ? name : slowest;
      seconds.add(taken);
      Thread.sleep(LOOK_MS);
    }
    wall.choose(0);
    keyboard.settle();
    report.seconds(what, seconds);
    report.share("the slowest of them, " + slowest + ", in seconds", seconds.largest(), LIMIT_S);
  }

  private void scroll(String layer) throws InterruptedException {
    for (int i = 0; i < wall.layers(); i++) {
      if (wall.name(i).equals(layer)) {
        wall.choose(i);
      }
    }
    keyboard.settle();
    Samples delays;
    try (Heartbeat heartbeat = new Heartbeat()) {
      wall.scroll(NOTCHES, -NOTCH_PIXELS, NOTCH_MS);
      wall.scroll(NOTCHES, NOTCH_PIXELS, NOTCH_MS);
      delays = heartbeat.delays();
    }
    keyboard.settle();
    report.line(
        "  %-40s %8.1f ms in the median, %.1f ms at most, of %d; %s",
        "heartbeat, scrolling " + layer + " and indexing",
        delays.median(),
        delays.largest(),
        delays.count(),
        wall.building());
    report.figure("at the 99th percentile", delays.percentile(99), "ms", LIMIT_MS);
  }
}
