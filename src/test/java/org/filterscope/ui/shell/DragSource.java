package org.filterscope.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.testing.FxThread;

/** Another program: a small window at the screen's top left, out of which a file can be dragged. */
public final class DragSource {

  /** Side of its window, at the screen's corner. */
  static final int SIDE = 200;

  /** What it says when its window is there. */
  static final String SHOWN = "shown";

  /** What it says when a drag has begun. */
  static final String DRAGGING = "dragging";

  private DragSource() {}

  /** Opens the window; the argument is the file that a drag carries. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Platform.startup(() -> open(file));
    FxThread.untilLaidOut();
    System.out.println(SHOWN);
  }

  private static void open(Path file) {
    StackPane pane = new StackPane(new Label("Drag " + file.getFileName()));
    pane.setOnDragDetected(
        event -> {
          Dragboard drag = pane.startDragAndDrop(TransferMode.COPY);
          ClipboardContent content = new ClipboardContent();
          content.putFiles(List.of(file.toFile()));
          drag.setContent(content);
          event.consume();
          System.out.println(DRAGGING);
        });
    Stage stage = new Stage();
    stage.setTitle("Drag source");
    stage.setScene(new Scene(pane));
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(SIDE);
    stage.setHeight(SIDE);
    stage.show();
  }
}
