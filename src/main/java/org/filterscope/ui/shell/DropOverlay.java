package org.filterscope.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lies over the whole window while something is dragged over it, and says what would happen. */
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
    // What lies below has to see the drag, for it may want it for itself.
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
