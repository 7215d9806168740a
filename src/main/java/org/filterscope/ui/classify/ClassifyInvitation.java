package org.filterscope.ui.classify;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.kordamp.ikonli.javafx.FontIcon;

/** The placeholder of the Classify screen while it has no photographs. */
final class ClassifyInvitation extends VBox {

  ClassifyInvitation(ClassifyViewModel model) {
    Messages words = model.workspace().words();
    setId("no-answers");
    getStyleClass().add("invitation");
    setAlignment(Pos.CENTER);
    Label title = new Label(words.get("classify.invite.title"));
    title.getStyleClass().add("wall-title");
    Label text = new Label(words.get("classify.invite"));
    text.getStyleClass().add("section-note");
    text.setWrapText(true);
    text.setMaxWidth(480);
    Button folder = new Button(words.get("classify.do.folder"), new FontIcon("mdal-folder_open"));
    folder.setId("invite-folder");
    folder.getStyleClass().add("accent");
    folder.setOnAction(event -> model.chooseFolder());
    Button file = new Button(words.get("classify.do.file"), new FontIcon("mdal-image"));
    file.setId("invite-file");
    file.setOnAction(event -> model.chooseFile());
    HBox buttons = new HBox(8, folder, file);
    buttons.setAlignment(Pos.CENTER);
    getChildren().addAll(title, text, buttons);
  }
}
