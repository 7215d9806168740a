package org.filterscope.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.filterscope.app.WindowApp;

/**
 * The app with somebody who takes a fine-tuned model and the built-in one into use in turn, from
 * the menu at the top, and looks at units in Explore and in Filters each time.
 */
public final class ModelTour {
  private static final int EARLY = 2;
  private static final int CHANGES = 20;
  private static final double LIMIT_MB = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Keyboard keyboard = new Keyboard("#model-name");
  private final ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());
  private final Report report = new Report(System.out);

  private ModelTour() {}

  /** Opens the app's window, changes models, prints and ends the process. */
  public static void main(String[] arguments) throws Exception {
    Path photographs = Path.of(System.getProperty("filterscope.root", ""), "assets/photographs");
    Thread app = new Thread(() -> WindowApp.run(Optional.of(photographs), Optional.empty()), "app");
    app.setDaemon(true);
    app.start();
    int code = new ModelTour().walk() ? 0 : 1;
    // The app would wait until somebody closes its window.
    Runtime.getRuntime().halt(code);
  }

  private boolean walk() throws InterruptedException {
    if (!new Keyboard("#wall").awaitUnits()) {
      report.skipped("changes", "no units were shown");
      return false;
    }
    double early = Double.NaN;
    for (int number = 1; number <= CHANGES; number++) {
      if (!change(number % 2 == 1)) {
        report.skipped("changes", "number " + number + " did not come about");
        return false;
      }
      if (number == EARLY) {
        early = resident(number);
      }
    }
    report.figure("more than after change " + EARLY, resident(CHANGES) - early, "MB", LIMIT_MB);
    return true;
  }

  /** Without what only waits for the next collection. */
  private double resident(int number) throws InterruptedException {
    System.gc();
    keyboard.settle();
    System.gc();
    keyboard.settle();
    double resident = memory.resident().orElse(Double.NaN);
    report.line(
        "  %-40s %8.1f MB, %.0f MB of it claimed by the Java heap",
        "resident after change " + number, resident, Runtime.getRuntime().totalMemory() / 1e6);
    return resident;
  }

  private boolean change(boolean isOther) throws InterruptedException {
    String before = ask(this::modelName).orElse("");
    String kind = isOther ? "fine-tuned" : "built in";
    if (!await(() -> item(kind).isPresent())) {
      return false;
    }
    ask(() -> item(kind)).ifPresent(item -> act(item::fire));
    return await(() -> modelName().filter(name -> !name.equals(before)).isPresent())
        && isSeen("#rail-explore", "#wall")
        && isSeen("#rail-filters", "#units")
        && isSeen("#rail-explore", "#wall");
  }

  private boolean isSeen(String rail, String wall) throws InterruptedException {
    ask(() -> scene().map(scene -> (ButtonBase) scene.lookup(rail)))
        .ifPresent(button -> act(button::fire));
    keyboard.settle();
    // An index is of one of the two models: of the other there is nothing to see in Filters.
    return wall.equals("#units") || new Keyboard(wall).awaitUnits();
  }

  /** The first model of a kind in the menu. */
  private Optional<MenuItem> item(String word) {
    return scene().stream()
        .flatMap(scene -> ((MenuButton) scene.lookup("#model")).getItems().stream())
        .filter(item -> item.getText().contains(word))
        .findFirst();
  }

  private void act(Runnable action) {
    var unused =
        ask(
            () -> {
              action.run();
              return true;
            });
  }

  private Optional<Scene> scene() {
    return keyboard.scene();
  }

  private Optional<String> modelName() {
    return scene().map(scene -> ((Label) scene.lookup("#model-name")).getText());
  }

  private <T> T ask(Supplier<T> question) {
    return keyboard.onWindow(question);
  }

  private boolean await(Supplier<Boolean> isSo) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (ask(isSo)) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
