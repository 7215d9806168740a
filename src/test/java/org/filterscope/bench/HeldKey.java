package org.filterscope.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A key held down: pressed again and again, as a keyboard's repetition does it. */
public final class HeldKey {

  /** About 30 a second, as usual. */
  private static final int INTERVAL = 33;

  private HeldKey() {}

  /**
   * Presses a key where the focus is, and returns when the last press has been answered; not to be
   * called on the interface's thread.
   *
   * @param presses how often
   */
  public static void hold(Scene scene, KeyCode key, int presses) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(presses);
    ScheduledExecutorService keyboard = Executors.newSingleThreadScheduledExecutor();
    Runnable press =
        () ->
            Platform.runLater(
                () -> {
                  Node focused = scene.getFocusOwner();
                  if (focused != null && left.getCount() > 0) {
                    Event.fireEvent(focused, pressed(key));
                  }
                  left.countDown();
                });
    keyboard.scheduleAtFixedRate(press, 0, INTERVAL, TimeUnit.MILLISECONDS);
    left.await();
    keyboard.shutdownNow();
  }

  private static KeyEvent pressed(KeyCode key) {
    return new KeyEvent(
        KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, "", key, false, false, false, false);
  }
}
