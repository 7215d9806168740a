package org.filterscope.ui.train.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.filterscope.home.AppHome;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Saves a model that is put into use without having been saved, among the app's models. Used on the
 * JavaFX application thread; the file is written on a worker thread.
 */
public final class ModelAutosave {

  private final Workspace workspace;
  private final Path folder;
  private boolean isBusy;

  /**
   * Creates it without a model to save.
   *
   * @param folder the app's models
   */
  public ModelAutosave(Workspace workspace, Path folder) {
    this.workspace = workspace;
    this.folder = folder;
  }

  /** Whether a model is being written. */
  public boolean isBusy() {
    return isBusy;
  }

  /**
   * Writes a report's model.
   *
   * @param then receives its file, if it could be written
   */
  public void keep(TrainingResult report, Consumer<Path> then) {
    isBusy = true;
    ReportExports exhibits = new ReportExports(workspace, report);
    var unused =
        CompletableFuture.supplyAsync(
                () -> {
                  Path file = freeFile(report.name());
                  exhibits.write(file);
                  return file;
                },
                workspace.desk())
            .whenCompleteAsync((file, failure) -> written(file, failure, then), workspace.window());
  }

  private void written(@Nullable Path file, @Nullable Throwable failure, Consumer<Path> then) {
    isBusy = false;
    if (file != null) {
      workspace.notices().tell(workspace.words().get("train.use.kept", file));
      then.accept(file);
    } else if (failure != null) {
      workspace.notices().problem(Answers.cause(failure));
    }
  }

  /** A file name that is not taken. */
  private Path freeFile(String name) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Problem(e, "home.no-folder", folder, AppHome.VARIABLE);
    }
    Path file = folder.resolve(name + ".zip");
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(name + " " + number + ".zip");
    }
    return file;
  }
}
