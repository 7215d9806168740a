package org.filterscope.ui.learn.training;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.text.Text;

/** Text in a figure, around a point. */
final class Written {

  private Written() {}

  /**
   * Writes text with its middle at a point.
   *
   * @param figure receives the text; it must be in a scene, because its style decides the text's
   *     width
   */
  static Text in(Group figure, String what, double x, double y, String style) {
    Text written = new Text(what);
    written.setTextOrigin(VPos.CENTER);
    written.getStyleClass().setAll(style);
    figure.getChildren().add(written);
    written.applyCss();
    written.setX(x - written.getLayoutBounds().getWidth() / 2);
    written.setY(y);
    return written;
  }
}
