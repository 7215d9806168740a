package org.filterscope.ui.learn.answer;

import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** A number as a bar from zero. Its end can be dragged, or moved with the arrow keys. */
final class DragBar extends Region {

  private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
  private static final double STEP = 0.1;
  private static final double LONG_STEP = 1;
  private static final double HEIGHT = 20;
  private static final double BAR = 10;
  private static final double HANDLE = 8;

  private final Region track = new Region();
  private final Region filled = new Region();
  private final Region zero = new Region();
  private final Region handle = new Region();
  private final DoubleConsumer choice;
  private double low;
  private double high = 1;
  private double value;
  private double usual;

  /**
   * A bar.
   *
   * @param choice receives each number that the user sets
   */
  DragBar(DoubleConsumer choice) {
    this.choice = choice;
    getStyleClass().add("drag-bar");
    track.getStyleClass().add("bar-track");
    filled.getStyleClass().add("bar-filled");
    zero.getStyleClass().add("bar-zero");
    handle.getStyleClass().add("bar-handle");
    getChildren().addAll(track, filled, zero, handle);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(80);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::drag);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(KeyEvent.KEY_PRESSED, this::move);
  }

  /**
   * Shows a number.
   *
   * @param newLow the smallest possible number
   * @param newHigh the largest possible number
   * @param newUsual the number that Home sets
   */
  void show(double newLow, double newHigh, double newValue, double newUsual) {
    low = newLow;
    high = newHigh;
    value = newValue;
    usual = newUsual;
    filled.pseudoClassStateChanged(NEGATIVE, value < 0);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double top = snapPositionY((getHeight() - BAR) / 2);
    double from = place(Math.max(low, Math.min(0, high)));
    double to = place(value);
    track.resizeRelocate(0, top, getWidth(), BAR);
    filled.resizeRelocate(Math.min(from, to), top, Math.abs(to - from), BAR);
    zero.resizeRelocate(snapPositionX(from), top - 3, 1, BAR + 6);
    handle.resizeRelocate(snapPositionX(to - HANDLE / 2), top - 4, HANDLE, BAR + 8);
  }

  private double place(double number) {
    return HANDLE / 2 + (number - low) / (high - low) * (getWidth() - HANDLE);
  }

  private void drag(MouseEvent event) {
    if (event.isPrimaryButtonDown()) {
      requestFocus();
      double share = (event.getX() - HANDLE / 2) / (getWidth() - HANDLE);
      choice.accept(low + Math.max(0, Math.min(share, 1)) * (high - low));
      event.consume();
    }
  }

  private void move(KeyEvent event) {
    double step = event.isShiftDown() ? LONG_STEP : STEP;
    switch (event.getCode()) {
      case LEFT -> choice.accept(value - step);
      case RIGHT -> choice.accept(value + step);
      case HOME -> choice.accept(usual);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
