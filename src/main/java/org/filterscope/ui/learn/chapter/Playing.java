package org.filterscope.ui.learn.chapter;

import java.util.function.IntConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;

/**
 * A figure that goes on by itself, one step each quarter of a second at speed 1. It pauses while
 * the pointer is over the figure, and while the figure is out of view.
 */
public final class Playing {

  private static final Duration STEP = Duration.millis(250);

  private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
  private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
  private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
  private final IntConsumer single;
  private final Timeline timeline;
  private boolean isInView;

  /**
   * Plays as soon as the figure is in view.
   *
   * @param step goes one step on by itself
   * @param single makes a single step that the user asks for: 1 on, -1 back
   */
  public Playing(Runnable step, IntConsumer single) {
    this.single = single;
    timeline = new Timeline(new KeyFrame(STEP, event -> step.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.rateProperty().bind(speed);
    wanted.addListener((property, old, now) -> follow());
    paused.addListener((property, old, now) -> follow());
  }

  /** Whether the figure is to play. */
  public BooleanProperty wanted() {
    return wanted;
  }

  /** Whether it waits although it is to play, as under the pointer. */
  public BooleanProperty paused() {
    return paused;
  }

  /** How many times as fast as usual. */
  public DoubleProperty speed() {
    return speed;
  }

  /** Stops, and makes a single step: 1 on, -1 back. */
  void single(int by) {
    wanted.set(false);
    single.accept(by);
  }

  /**
   * Handles the keys of {@link PlayBar#keys}.
   *
   * @return whether it was one of them
   */
  public boolean take(KeyCode code) {
    switch (code) {
      case A -> wanted.set(!wanted.get());
      case COMMA -> single(-1);
      case PERIOD -> single(1);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Called when the figure comes into view or goes out of it. */
  public void look(boolean isNow) {
    isInView = isNow;
    follow();
  }

  private void follow() {
    if (wanted.get() && !paused.get() && isInView) {
      timeline.play();
    } else {
      timeline.pause();
    }
  }
}
