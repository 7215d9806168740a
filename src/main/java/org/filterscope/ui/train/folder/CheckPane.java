package org.filterscope.ui.train.folder;

import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.job.JobView;

/** The progress of checking the folder. */
public final class CheckPane extends VBox {

  private static final double WIDTH = 420;

  /**
   * The check of a folder.
   *
   * @param window runs work on the JavaFX application thread
   */
  public CheckPane(Messages words, Executor window, FolderViewModel model) {
    setId("checking");
    getStyleClass().add("invitation");
    setAlignment(Pos.CENTER);
    JobView running = new JobView(words, window, "check", JobView.Form.BLOCK, model.job());
    running.setMaxWidth(WIDTH);
    // Checking only starts once the model is loaded, but the user can cancel before that.
    Button leave = new Button(words.get("job.cancel"));
    leave.setId("check-leave");
    leave.setOnAction(event -> model.cancel());
    leave.visibleProperty().bind(model.job().isNull());
    leave.managedProperty().bind(leave.visibleProperty());
    Label note = Texts.note(words.get("train.check.note"));
    note.setMaxWidth(WIDTH);
    getChildren().addAll(Texts.title(words.get("train.check.title")), running, note, leave);
  }
}
