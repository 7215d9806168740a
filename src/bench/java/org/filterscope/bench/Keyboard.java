package org.filterscope.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.filterscope.ui.control.MapWall;

/** Presses keys in the app's window, from another thread. */
final class Keyboard {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Until what was asked for before is drawn, on a busy machine, too. */
  private static final int SETTLED_MS = 1500;

  private final String wall;

  /**
   * The keys of the window with a wall of units.
   *
   * @param wall what finds the wall in it
   */
  Keyboard(String wall) {
    this.wall = wall;
  }

  /** Waits until a unit is selected on the wall, and puts the focus there. */
  boolean awaitUnits() throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (isToolkitRunning() && onWindow(this::focusWall)) {
        settle();
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  /** Presses a key several times, each a pause after the one before. */
  void press(String key, int times, int pause) throws InterruptedException {
    KeyCode code = KeyCode.valueOf(key);
    long next = System.nanoTime();
    for (int i = 0; i < times; i++) {
      Platform.runLater(() -> press(code));
      next += pause * 1_000_000L;
      Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
  }

  /** Waits until the interface has done what it was asked to. */
  void settle() throws InterruptedException {
    Thread.sleep(SETTLED_MS);
    onWindow(() -> true);
  }

  /** The app starts it; until then nothing may be asked of it. */
  private static boolean isToolkitRunning() {
    try {
      Platform.runLater(() -> {});
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private boolean focusWall() {
    Optional<MapWall> found = scene().map(scene -> (MapWall) scene.lookup(wall));
    boolean isReady =
        found.isPresent()
            && found.get().isVisible()
            && found.get().selectedProperty().get() != MapWall.NONE;
    if (isReady) {
      found.get().requestFocus();
    }
    return isReady;
  }

  private void press(KeyCode code) {
    Optional<Node> focused = scene().map(Scene::getFocusOwner);
    focused.ifPresent(
        node -> {
          String text = code.isLetterKey() ? code.getChar().toLowerCase(Locale.ROOT) : "";
          Event.fireEvent(
              node,
              new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false));
          Event.fireEvent(
              node,
              new KeyEvent(KeyEvent.KEY_RELEASED, text, text, code, false, false, false, false));
        });
  }

  /** The window's scene, on the interface's thread; empty while there is none. */
  Optional<Scene> scene() {
    return Window.getWindows().stream()
        .filter(Window::isShowing)
        .map(Window::getScene)
        .filter(scene -> scene.lookup(wall) != null)
        .findFirst();
  }

  /** Asks something on the interface's thread, and waits for the answer. */
  <T> T onWindow(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(() -> answer.complete(question.get()));
    return answer.join();
  }
}
