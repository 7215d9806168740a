package org.filterscope.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import org.filterscope.app.WindowApp;
import org.filterscope.ui.control.MarkedPicture;

/**
 * The app's chapter on the sliding filter with somebody who drags its window over the photograph,
 * and then lets it play.
 */
public final class LessonTour {
  private static final double LIMIT_MS = 50;
  private static final double MOST_GROWTH_MB = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int MOVES = 600;

  /** Before those that count: the first ones are run by the interpreter. */
  private static final int WARM_UP = 200;

  /** As a mouse reports its place. */
  private static final int INTERVAL_MS = 16;

  /** Until everything that playing needs exists. */
  private static final int FIRST_SECONDS = 30;

  private final Keyboard keyboard = new Keyboard("#learn-photograph");
  private final ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());
  private final Report report = new Report(System.out);

  private LessonTour() {}

  /** Opens the app's window, drags, plays, prints and ends the process. */
  public static void main(String[] arguments) throws Exception {
    Path photographs = Path.of(System.getProperty("filterscope.root", ""), "assets/photographs");
    Thread app = new Thread(() -> WindowApp.run(Optional.of(photographs), Optional.empty()), "app");
    app.setDaemon(true);
    app.start();
    int code = new LessonTour().learn(Integer.parseInt(arguments[0])) ? 0 : 1;
    // The app would wait until somebody closes its window.
    Runtime.getRuntime().halt(code);
  }

  private boolean learn(int seconds) throws InterruptedException {
    Keyboard explore = new Keyboard("#wall");
    if (!explore.awaitUnits()) {
      report.skipped("dragging", "no units were shown");
      return false;
    }
    press(explore, "#rail-learn");
    if (!await(() -> keyboard.scene().isPresent())) {
      report.skipped("dragging", "the lesson did not open");
      return false;
    }
    press(keyboard, "#chapter-filter");
    if (!await(
        () -> photograph().filter(pane -> pane.pictureProperty().get() != null).isPresent())) {
      report.skipped("dragging", "no filter slides");
      return false;
    }
    keyboard.settle();
    drag(WARM_UP);
    Samples delays = drag(MOVES);
    report.line(
        "  %-40s %8.1f ms in the median, %.1f ms at most, of %d",
        "from a move to the figure that follows",
        delays.median(),
        delays.largest(),
        delays.count());
    report.figure("at the 99th percentile", delays.percentile(99), "ms", LIMIT_MS);
    return play(seconds);
  }

  /** Milliseconds from each move until the figure shows its cell and is laid out. */
  private Samples drag(int moves) throws InterruptedException {
    Samples delays = new Samples();
    long next = System.nanoTime();
    for (int i = 0; i < moves; i++) {
      double x = 0.5 + 0.45 * Math.sin(i * 0.061);
      double y = 0.5 + 0.45 * Math.sin(i * 0.083);
      EventType<MouseEvent> type = i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED;
      delays.add(followed(x, y, type));
      next += TimeUnit.MILLISECONDS.toNanos(INTERVAL_MS);
      Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
    return delays;
  }

  private double followed(double x, double y, EventType<MouseEvent> type) {
    CompletableFuture<Long> laidOut = new CompletableFuture<>();
    long start = System.nanoTime();
    Platform.runLater(
        () -> {
          Scene scene = keyboard.scene().orElseThrow();
          Node pane = scene.lookup("#learn-photograph");
          String before = place(scene);
          fire(
              pane,
              x * pane.getLayoutBounds().getWidth(),
              y * pane.getLayoutBounds().getHeight(),
              type);
          if (place(scene).equals(before)) {
            // The same cell: there is nothing to follow.
            laidOut.complete(System.nanoTime());
            return;
          }
          Runnable[] ending = new Runnable[1];
          ending[0] =
              () -> {
                scene.removePostLayoutPulseListener(ending[0]);
                laidOut.complete(System.nanoTime());
              };
          scene.addPostLayoutPulseListener(ending[0]);
        });
    return (laidOut.join() - start) / 1e6;
  }

  private static String place(Scene scene) {
    return ((Label) scene.lookup("#place")).getText();
  }

  private static void fire(Node pane, double x, double y, EventType<MouseEvent> type) {
    Event.fireEvent(
        pane,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            true,
            null));
  }

  private boolean play(int seconds) throws InterruptedException {
    int cells = 0;
    // Under the pointer, the figure waits.
    keyboard.onWindow(
        () -> {
          new Robot().mouseMove(0, 0);
          return true;
        });
    press(keyboard, "#play");
    double start = Double.NaN;
    String last = "";
    for (int i = 0; i < FIRST_SECONDS + seconds; i++) {
      if (i == FIRST_SECONDS) {
        start = resident("before playing");
      }
      Thread.sleep(1000);
      String now = keyboard.onWindow(() -> keyboard.scene().map(LessonTour::place).orElse(""));
      cells += now.equals(last) ? 0 : 1;
      last = now;
    }
    double end = resident("after playing");
    report.line("  %-40s %8d of %d", "seconds in which it went on", cells, FIRST_SECONDS + seconds);
    report.figure("more memory than before", end - start, "MB", MOST_GROWTH_MB);
    return cells > seconds / 2;
  }

  /** Now, in MB, without what only waits for the next collection; NaN where nobody tells it. */
  private double resident(String when) {
    System.gc();
    double resident = memory.resident().orElse(Double.NaN);
    report.line(
        "  %-40s %8.1f MB, %.0f MB of it claimed by the Java heap",
        "resident " + when, resident, Runtime.getRuntime().totalMemory() / 1e6);
    return resident;
  }

  private Optional<MarkedPicture> photograph() {
    return keyboard.scene().map(scene -> (MarkedPicture) scene.lookup("#learn-photograph"));
  }

  private static void press(Keyboard window, String button) {
    window.onWindow(
        () -> {
          window
              .scene()
              .map(scene -> (ToggleButton) scene.lookup(button))
              .ifPresent(ToggleButton::fire);
          return true;
        });
  }

  private boolean await(Supplier<Boolean> isSo) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (keyboard.onWindow(isSo)) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
