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

/** Lets a node take a folder that is dropped on it; anything else is left to those around it. */
public final class FolderDrop {

  private final Executor desk;
  private final Consumer<Path> taken;

  /** Whether a folder is dragged over the node; the disk is asked once for each drag. */
  private CompletableFuture<Boolean> isFolder = CompletableFuture.completedFuture(false);

  private FolderDrop(Executor desk, Consumer<Path> taken) {
    this.desk = desk;
    this.taken = taken;
  }

  /**
   * Listens for folders.
   *
   * @param desk where the disk is asked
   * @param taken is given the folder, on the interface's thread
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
   * A quick drop comes before the disk has answered, and some programs drop without a move over the
   * node before: one look at the disk then decides.
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
