package org.filterscope.ui.filters;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line that says where these photographs are from, and offers to index the user's own. */
final class InvitationStrip extends HBox {

  InvitationStrip(FiltersViewModel model) {
    Messages words = model.words();
    setId("invitation");
    getStyleClass().add("invitation-strip");
    setSpacing(8);
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label(words.get("filters.invitation"));
    text.getStyleClass().add("section-note");
    text.setWrapText(true);
    text.setMinWidth(0);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button index =
        new Button(words.get("filters.index.new"), new FontIcon("mdal-create_new_folder"));
    index.setId("invitation-index");
    index.getStyleClass().add("small");
    index.setMinWidth(Region.USE_PREF_SIZE);
    index.setOnAction(event -> model.chooseFolder());
    String decline = words.get("filters.invitation.decline");
    IconButton close = new IconButton("mdal-close", decline, decline, model.invitation()::decline);
    close.setId("invitation-close");
    getChildren().addAll(text, index, close);
    visibleProperty().bind(model.invitation().open());
    managedProperty().bind(visibleProperty());
  }
}
