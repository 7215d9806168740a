package org.filterscope.ui.control;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import org.filterscope.image.Box;
import org.jspecify.annotations.Nullable;

/** A frame around a part of a picture, light on dark so that it is visible on any picture. */
final class OutlineMark extends Group {
  private final Rectangle halo = new Rectangle();
  private final Rectangle line = new Rectangle();

  OutlineMark(String styleClass) {
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    getStyleClass().add(styleClass);
    for (Rectangle one : new Rectangle[] {halo, line}) {
      one.setFill(null);
      one.setStrokeType(StrokeType.OUTSIDE);
    }
    halo.getStyleClass().add("mark-halo");
    line.getStyleClass().add("mark-line");
    getChildren().addAll(halo, line);
  }

  /** Frames a part, in the pane's coordinates, or nothing if null. */
  void frame(@Nullable Box part) {
    setVisible(part != null);
    if (part != null) {
      for (Rectangle one : new Rectangle[] {halo, line}) {
        one.setX(part.x0());
        one.setY(part.y0());
        one.setWidth(part.width());
        one.setHeight(part.height());
      }
    }
  }
}
