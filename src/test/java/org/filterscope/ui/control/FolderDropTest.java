package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import javafx.scene.Scene;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A folder is dragged from a node to another one, which lies in a window that takes all drops. */
@ExtendWith(ApplicationExtension.class)
class FolderDropTest {

  /** A disk that has not answered when the drop comes. */
  private static final Executor SLOW_DISK = task -> {};

  @TempDir private Path folder;
  private final SteadyRobot robot = new SteadyRobot();
  private final List<Path> taken = new CopyOnWriteArrayList<>();
  private final List<Path> left = new CopyOnWriteArrayList<>();
  private final List<java.io.File> dragged = new ArrayList<>();

  @Start
  void show(Stage stage) {
    Region source = region("source");
    source.setOnDragDetected(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putFiles(dragged);
          source.startDragAndDrop(TransferMode.COPY).setContent(content);
          event.consume();
        });
    Region target = region("target");
    FolderDrop.on(target, SLOW_DISK, taken::add);
    StackPane window = new StackPane(new HBox(source, target));
    window.addEventHandler(
        DragEvent.DRAG_OVER, event -> event.acceptTransferModes(TransferMode.COPY));
    window.addEventHandler(
        DragEvent.DRAG_DROPPED, event -> left.add(event.getDragboard().getFiles().get(0).toPath()));
    stage.setScene(new Scene(window, 200, 100));
    stage.show();
  }

  @Test
  void aFolderIsTakenThoughTheDiskDidNotAnswerWhileItWasDragged() {
    drag(folder);

    assertThat(taken).containsExactly(folder);
    assertThat(left).isEmpty();
  }

  @Test
  void aFileIsLeftToTheWindow() throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), "text");
    drag(file);

    assertThat(left).containsExactly(file);
    assertThat(taken).isEmpty();
  }

  private void drag(Path path) {
    dragged.add(path.toFile());
    robot.drag(robot.point("#source"));
    robot.dropTo(robot.point("#target"));
    FxThread.until(() -> !taken.isEmpty() || !left.isEmpty());
  }

  private static Region region(String id) {
    Region region = new Region();
    region.setId(id);
    region.setPrefSize(100, 100);
    return region;
  }
}
