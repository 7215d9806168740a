package org.filterscope.ui.train.folder;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.task.Problem;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Invites the user to choose a folder, and says why a folder cannot be used. */
public final class InvitationPane extends VBox {

  private static final double WIDTH = 520;

  private final Label problem = Texts.text("");

  /** The buttons for choosing a folder. */
  public InvitationPane(Messages words, FolderViewModel model) {
    setId("train-invitation");
    getStyleClass().add("invitation");
    setAlignment(Pos.CENTER);
    problem.setId("folder-problem");
    problem.getStyleClass().add("problem");
    problem.setMaxWidth(WIDTH);
    Label title = Texts.title(words.get("train.invite.title"));
    VBox steps = new VBox(8);
    steps.setMaxWidth(WIDTH);
    steps
        .getChildren()
        .addAll(
            Texts.text(words.get("train.invite.folder")),
            Texts.text(words.get("train.invite.count")),
            Texts.text(words.get("train.invite.then")),
            Texts.note(words.get("train.invite.drop")));
    Button choose = new Button(words.get("train.folder.choose"), new FontIcon("mdal-folder_open"));
    choose.setId("invite-folder");
    choose.getStyleClass().add("accent");
    choose.setOnAction(event -> model.choose());
    Button last = new Button();
    last.setId("last-folder");
    last.setOnAction(event -> model.last().ifPresent(model::open));
    model
        .last()
        .ifPresentOrElse(
            folder ->
                last.setText(words.get("train.folder.last", String.valueOf(folder.getFileName()))),
            () -> Texts.show(last, false));
    HBox buttons = new HBox(8, choose, last);
    buttons.setAlignment(Pos.CENTER);
    getChildren().addAll(title, problem, steps, buttons);
    model.problem().addListener((property, old, now) -> show(now));
    show(model.problem().get());
  }

  /** Bugs are reported at the bottom of the window. */
  private void show(@Nullable Throwable reason) {
    Texts.show(problem, reason instanceof Problem);
    problem.setText(reason instanceof Problem ? reason.getLocalizedMessage() : "");
  }
}
