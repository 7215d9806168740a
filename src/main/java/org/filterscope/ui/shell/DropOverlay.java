package org.filterscope.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An overlay over the window while something is dragged over it. It says what dropping would do.
 */
final class DropOverlay extends VBox {

  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final Label text = new Label();

  DropOverlay() {
    setId("drop-overlay");
    getStyleClass().add("drop-overlay");
    text.getStyleClass().add("drop-text");
    text.setWrapText(true);
    FontIcon icon = new FontIcon("mdal-get_app");
    icon.getStyleClass().add("drop-icon");
    getChildren().addAll(icon, text);
    setAlignment(Pos.CENTER);
    // The nodes below have to receive the drag, since they may handle it themselves.
    setMouseTransparent(true);
    hide();
  }

  void show(String meaning, boolean isTaken) {
    text.setText(meaning);
    pseudoClassStateChanged(REFUSED, !isTaken);
    setVisible(true);
  }

  void hide() {
    setVisible(false);
  }
}
