package org.filterscope.ui.learn.training;

import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/** The mark for one of two things in a figure: a circle or a square, each in its colour. */
final class Mark {

  /** The style class of what is on the wrong side. */
  static final String WRONG = "wrong";

  private Mark() {}

  /**
   * A mark around a point.
   *
   * @param number 0 or 1
   * @param size half its width
   */
  static Shape of(int number, double x, double y, double size) {
    Shape shape =
        number == 0
            ? new Circle(x, y, size)
            : new Rectangle(x - size, y - size, 2 * size, 2 * size);
    shape.getStyleClass().add(number == 0 ? "mark-first" : "mark-second");
    return shape;
  }

  /** The outline of what is on the wrong side, without a fill. */
  static Shape wrong(double size) {
    Shape outline = new Circle(size);
    outline.getStyleClass().addAll("mark-none", WRONG);
    return outline;
  }
}
