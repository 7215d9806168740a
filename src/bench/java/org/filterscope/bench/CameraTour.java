package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.filterscope.app.WindowApp;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.image.Thumbnail;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.ui.control.PicturePane;

/** The app's Explore screen with a camera that is on for a long time. */
public final class CameraTour {
  private static final double LIMIT_S = 1 / 3.0;
  private static final double LIMIT_MS = 50;
  private static final double MOST_GROWTH_MB = 100;

  /** As most cameras deliver. */
  private static final int INTERVAL_MS = 33;

  /** The longer side of a frame. */
  private static final int SIDE = 640;

  /** Until all buffers that are used in turn exist. */
  private static final int WARM_UP = 250;

  private static final int QUIET_MS = 10_000;
  private static final int WAIT_MS = 20;
  private static final long PATIENCE_S = 60;

  private final Keyboard keyboard = new Keyboard("#wall");
  private final Report report = new Report(System.out);
  private final ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());

  /** How many frames were shown. */
  private final AtomicInteger shown = new AtomicInteger();

  private CameraTour() {}

  /** Opens the app's window, switches the camera on, prints and ends the process. */
  public static void main(String[] arguments) throws Exception {
    Path photographs = Path.of(System.getProperty("filterscope.root", ""), "assets/photographs");
    PlayedCameras cameras = new PlayedCameras().play(frames(photographs)).every(INTERVAL_MS);
    Thread app =
        new Thread(() -> WindowApp.run(Optional.of(photographs), Optional.empty(), cameras), "app");
    app.setDaemon(true);
    app.start();
    int code = new CameraTour().watch(Integer.parseInt(arguments[0])) ? 0 : 1;
    // The app would wait until somebody closes its window.
    Runtime.getRuntime().halt(code);
  }

  private static List<Picture> frames(Path folder) throws IOException {
    Thumbnail reduced = new Thumbnail(new PictureReader(), SIDE);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
          .sorted()
          .map(reduced::of)
          .toList();
    }
  }

  private boolean watch(int frames) throws InterruptedException {
    if (!keyboard.awaitUnits()) {
      report.skipped("frames", "no units were shown");
      return false;
    }
    heartbeat("without the camera", () -> pause(QUIET_MS));
    keyboard.onWindow(this::count);
    keyboard.press("L", 1, WAIT_MS);
    if (!awaitFrames(WARM_UP)) {
      report.skipped("frames", "the camera shows none");
      return false;
    }
    double start = resident("after " + WARM_UP + " frames");
    double[] middle = new double[1];
    long began = System.nanoTime();
    boolean isDone =
        heartbeat(
            "with the camera",
            () -> {
              boolean isHalf = awaitFrames(frames / 2);
              middle[0] = resident("in the middle");
              return isHalf && awaitFrames(frames - frames / 2);
            });
    double seconds = (System.nanoTime() - began) / 1e9;
    double end = resident("at the end");
    keyboard.press("L", 1, WAIT_MS);
    keyboard.settle();
    report.line("  %-40s %8.2f a second", "frames of conv3_3", frames / seconds);
    report.share("in seconds a frame", seconds / frames, LIMIT_S);
    report.figure("more memory than at the start", end - start, "MB", MOST_GROWTH_MB);
    report.line("  %-40s %8.1f MB", "of these in the second half", end - middle[0]);
    return isDone;
  }

  /** What takes a while, on a thread that may wait. */
  private interface Watched {
    boolean run() throws InterruptedException;
  }

  private boolean heartbeat(String when, Watched watched) throws InterruptedException {
    Samples delays;
    boolean isDone;
    try (Heartbeat heartbeat = new Heartbeat()) {
      isDone = watched.run();
      delays = heartbeat.delays();
    }
    keyboard.onWindow(() -> true);
    report.line(
        "  %-40s %8.1f ms in the median, %.1f ms at most, of %d",
        "heartbeat " + when, delays.median(), delays.largest(), delays.count());
    report.figure("at the 99th percentile", delays.percentile(99), "ms", LIMIT_MS);
    return isDone;
  }

  private static boolean pause(int milliseconds) throws InterruptedException {
    Thread.sleep(milliseconds);
    return true;
  }

  /** Now, in MB; NaN where the system does not tell it. */
  private double resident(String when) {
    double resident = memory.resident().orElse(Double.NaN);
    report.line(
        "  %-40s %8.1f MB, %.0f MB of it claimed by the Java heap",
        "resident " + when, resident, Runtime.getRuntime().totalMemory() / 1e6);
    return resident;
  }

  private boolean count() {
    Optional<Scene> scene = keyboard.scene();
    scene.ifPresent(
        found ->
            ((PicturePane) found.lookup("#input"))
                .pictureProperty()
                .addListener((property, old, now) -> shown.incrementAndGet()));
    return scene.isPresent();
  }

  /** Waits for more frames. Returns false if none comes for long. */
  private boolean awaitFrames(int count) throws InterruptedException {
    int end = shown.get() + count;
    int last = shown.get();
    long lastTime = System.nanoTime();
    while (shown.get() < end) {
      Thread.sleep(WAIT_MS);
      if (shown.get() != last) {
        last = shown.get();
        lastTime = System.nanoTime();
      } else if (System.nanoTime() - lastTime > TimeUnit.SECONDS.toNanos(PATIENCE_S)) {
        return false;
      }
    }
    return true;
  }
}
