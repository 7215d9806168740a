package org.filterscope.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.filterscope.home.AutosavedFile;
import org.filterscope.home.Session;
import org.filterscope.image.PictureReader;
import org.filterscope.task.LatestTask;
import org.jspecify.annotations.Nullable;

/**
 * What every screen works with; wired once. Its properties change on the interface's thread.
 *
 * @param words what the window says
 * @param notices tells the person
 * @param jobs makes jobs, and knows what runs
 * @param files asks for files
 * @param picture the photograph in use
 * @param model the model in use; null while it loads, and if it could not be loaded
 * @param session what comes back at the next start
 * @param reader opens photographs
 * @param desk where files are read and pictures painted, several at a time
 * @param clock waits out pauses
 * @param window the interface's thread
 */
public record Workspace(
    Messages words,
    Notices notices,
    Jobs jobs,
    FileChoice files,
    OpenPicture picture,
    ReadOnlyObjectProperty<@Nullable ModelInUse> model,
    AutosavedFile<Session> session,
    PictureReader reader,
    Executor desk,
    ScheduledExecutorService clock,
    Executor window) {

  /** For view models that have work done, and need nothing else of this. */
  public Requests requests() {
    return new Requests(words, notices, jobs, desk, clock, window);
  }

  /** A place for another photograph than the one in use. */
  public OpenPicture otherPicture() {
    return new OpenPicture(reader, desk, clock, window, notices, words);
  }

  /** Work of which only the latest request matters; its results arrive in the window. */
  public <T> LatestTask<T> latest(
      Duration pause, Consumer<? super T> results, Consumer<? super Throwable> failures) {
    return new LatestTask<>(pause, clock, window, results, failures);
  }
}
