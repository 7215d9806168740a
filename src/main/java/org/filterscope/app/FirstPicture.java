package org.filterscope.app;

import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.filterscope.ui.Photograph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how long the user waited until the first photograph was on the screen. The time is
 * logged once, and not at all if the photograph opens while another screen is in view.
 */
final class FirstPicture {

  /** A frame has reached the graphics card once the layout of the second frame after it is done. */
  private static final int FRAMES = 3;

  private final Node screen;

  /**
   * Watches a screen.
   *
   * @param screen shows the photograph as soon as it is there
   */
  FirstPicture(Node screen) {
    this.screen = screen;
  }

  /** Waits for the first photograph, then for the frame that shows it. */
  void await(ObservableValue<@Nullable Photograph> photograph) {
    photograph.addListener(
        new ChangeListener<@Nullable Photograph>() {
          @Override
          public void changed(
              ObservableValue<? extends @Nullable Photograph> property,
              @Nullable Photograph old,
              @Nullable Photograph now) {
            property.removeListener(this);
            Scene scene = screen.getScene();
            if (scene != null && scene.getWindow() != null && scene.getWindow().isShowing()) {
              new Frames(scene).count();
            }
          }
        });
  }

  private static void log() {
    Logger log = LoggerFactory.getLogger(FirstPicture.class);
    ProcessHandle.current()
        .info()
        .startInstant()
        .ifPresent(
            start ->
                log.info(
                    "First picture on the screen {} ms after the process started",
                    Duration.between(start, Instant.now()).toMillis()));
  }

  /** Counts the layout passes of a scene. Each is followed by a drawing pass. */
  private static final class Frames implements Runnable {
    private final Scene scene;
    private int left = FRAMES;

    Frames(Scene scene) {
      this.scene = scene;
    }

    void count() {
      scene.addPostLayoutPulseListener(this);
      Platform.requestNextPulse();
    }

    @Override
    public void run() {
      left--;
      if (left > 0) {
        Platform.requestNextPulse();
      } else {
        scene.removePostLayoutPulseListener(this);
        log();
      }
    }
  }
}
