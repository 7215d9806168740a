package org.filterscope.ui.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Lets a node accept a dropped folder. Anything else is left to its ancestors. */
public final class FolderDrop {

  private final Executor desk;
  private final Consumer<Path> taken;

  /** Whether a folder is being dragged over the node. The disk is read once for each drag. */
  private CompletableFuture<Boolean> isFolder = CompletableFuture.completedFuture(false);

  private FolderDrop(Executor desk, Consumer<Path> taken) {
    this.desk = desk;
    this.taken = taken;
  }

  /**
   * Listens for folders.
   *
   * @param desk reads the disk
   * @param taken receives the folder, on the JavaFX application thread
   */
  public static void on(Node node, Executor desk, Consumer<Path> taken) {
    FolderDrop drop = new FolderDrop(desk, taken);
    node.addEventHandler(DragEvent.DRAG_ENTERED, drop::entered);
    node.addEventHandler(DragEvent.DRAG_OVER, drop::over);
    node.addEventHandler(DragEvent.DRAG_DROPPED, drop::dropped);
  }

  private void entered(DragEvent event) {
    Path path = only(event);
    isFolder =
        path == null
            ? CompletableFuture.completedFuture(false)
            : CompletableFuture.supplyAsync(() -> Files.isDirectory(path), desk);
  }

  private void over(DragEvent event) {
    if (isFolder.getNow(false)) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  /**
   * Handles a drop. A quick drop may come before the disk has answered, and some programs drop
   * without a drag-over event before. In both cases the disk is read here.
   */
  private void dropped(DragEvent event) {
    Path path = only(event);
    if (path != null && Files.isDirectory(path)) {
      taken.accept(path);
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private static @Nullable Path only(DragEvent event) {
    return event.getDragboard().hasFiles() && event.getDragboard().getFiles().size() == 1
        ? event.getDragboard().getFiles().get(0).toPath()
        : null;
  }
}
