package org.filterscope.ui.learn.chapter;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;

/**
 * A figure that goes on by itself, a step each quarter of a second at speed 1. It pauses while the
 * pointer is over the figure, and while the figure is out of view.
 */
public final class Playing {

  private static final Duration STEP = Duration.millis(250);

  private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
  private final BooleanProperty paused = new SimpleBooleanProperty(this, "paused");
  private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
  private final Timeline timeline;
  private boolean isInView;

  /**
   * Nothing plays yet.
   *
   * @param step goes one step on
   */
  public Playing(Runnable step) {
    timeline = new Timeline(new KeyFrame(STEP, event -> step.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.rateProperty().bind(speed);
    wanted.addListener((property, old, now) -> follow());
    paused.addListener((property, old, now) -> follow());
  }

  /** Whether it is to play. */
  public BooleanProperty wanted() {
    return wanted;
  }

  /** Whether it waits though it is to play, as under the pointer. */
  public BooleanProperty paused() {
    return paused;
  }

  /** How many times as fast as usual. */
  public DoubleProperty speed() {
    return speed;
  }

  /** Whether the figure is in view. */
  public void look(boolean isNow) {
    isInView = isNow;
    follow();
  }

  /** Whether steps are made now. */
  public boolean isRunning() {
    return timeline.getStatus() == Animation.Status.RUNNING;
  }

  private void follow() {
    if (wanted.get() && !paused.get() && isInView) {
      timeline.play();
    } else {
      timeline.pause();
    }
  }
}
