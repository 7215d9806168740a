package org.filterscope.ui;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Answers;
import org.filterscope.task.LatestTask;
import org.jspecify.annotations.Nullable;

/**
 * The services and the state that all screens share, wired once. Its properties change on the
 * JavaFX application thread.
 *
 * @param words the window's texts
 * @param notices shows notices to the user
 * @param jobs creates jobs and lists those that run
 * @param files asks for files
 * @param picture the photograph in use
 * @param camera the camera, whose frames may be shown in its place
 * @param model the model in use; null while it loads, and if it could not be loaded
 * @param session what the next start restores
 * @param reader opens photographs
 * @param desk reads files and paints pictures, on several threads
 * @param clock runs tasks after a delay
 * @param window runs work on the JavaFX application thread
 */
public record Workspace(
    Messages words,
    Notices notices,
    Jobs jobs,
    FileChoice files,
    OpenPicture picture,
    LiveCamera camera,
    ReadOnlyObjectProperty<@Nullable ModelInUse> model,
    AutosavedFile<Session> session,
    PictureReader reader,
    Executor desk,
    ScheduledExecutorService clock,
    Executor window) {

  /** The part that a view model needs to run work in the background. */
  public Requests requests() {
    return new Requests(words, notices, jobs, desk, clock, window);
  }

  /** Creates a place for a photograph other than the one in use. */
  public OpenPicture otherPicture() {
    return new OpenPicture(reader, desk, clock, window, notices, words);
  }

  /**
   * Does work on the desk, and gives its result to the JavaFX application thread. If it fails, the
   * reason is shown.
   */
  public <T> void onDesk(Supplier<? extends T> work, Consumer<? super T> result) {
    onDesk(work, result, failure -> {});
  }

  /**
   * Does the same.
   *
   * @param failed receives the failure as well, once it is shown
   */
  public <T> void onDesk(
      Supplier<? extends T> work, Consumer<? super T> result, Consumer<? super Throwable> failed) {
    var unused =
        CompletableFuture.<T>supplyAsync(work::get, desk)
            .whenCompleteAsync(
                (value, failure) -> {
                  if (failure == null) {
                    result.accept(value);
                  } else {
                    notices.problem(Answers.cause(failure));
                    failed.accept(failure);
                  }
                },
                window);
  }

  /**
   * Creates a task for which only the latest request matters. Its results arrive on the JavaFX
   * application thread.
   */
  public <T> LatestTask<T> latest(
      Duration pause, Consumer<? super T> results, Consumer<? super Throwable> failures) {
    return new LatestTask<>(pause, clock, window, results, failures);
  }
}
