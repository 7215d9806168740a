package org.filterscope.ui.dialog;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Asks before something is lost, in a dialog over the window.
 *
 * @param title of the dialog
 * @param question what would be lost
 * @param yes agrees to it
 * @param no keeps it; what Enter and Escape choose
 */
public record ConfirmDialog(String title, String question, String yes, String no) {

  /** Space around what a dialog says, which the theme leaves none. */
  public static final Insets PADDING = new Insets(12, 16, 4, 16);

  private static final double WIDTH = 380;

  /**
   * Waits for the answer.
   *
   * @param owner a node of the window; null, or one out of view, for a dialog that stands alone
   * @return whether the person agreed
   */
  public boolean ask(@Nullable Node owner) {
    ButtonType agree = new ButtonType(yes, ButtonData.OTHER);
    ButtonType keep = new ButtonType(no, ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question, agree, keep);
    Label text = new Label(question);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setPadding(PADDING);
    text.setPrefWidth(WIDTH);
    alert.getDialogPane().setContent(text);
    Button kept = (Button) alert.getDialogPane().lookupButton(keep);
    kept.setDefaultButton(true);
    alert.setOnShown(event -> kept.requestFocus());
    if (owner != null && owner.getScene() != null) {
      alert.initOwner(owner.getScene().getWindow());
    }
    alert.setTitle(title);
    alert.setHeaderText(null);
    alert.setGraphic(null);
    return alert.showAndWait().filter(agree::equals).isPresent();
  }
}
