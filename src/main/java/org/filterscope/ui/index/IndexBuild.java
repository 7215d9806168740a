package org.filterscope.ui.index;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.build.IndexingResult;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.task.Engine;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.CurrentJob;
import org.jspecify.annotations.Nullable;

/** Builds indexes, one at a time. Used on the JavaFX application thread. */
public final class IndexBuild implements AutoCloseable {

  private final Workspace workspace;
  private final Engine engine;
  private final IndexFolder folder;
  private final Consumer<Path> grown;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread collecting = new Thread(work, "indexing");
            collecting.setDaemon(true);
            return collecting;
          });
  private final CurrentJob<IndexingResult> current;
  private final ObservableList<SkippedPhotograph> skipped = FXCollections.observableArrayList();

  /**
   * Shared by all listeners, since a wrapper without references is collected, and its listeners
   * with it.
   */
  private final ObservableList<SkippedPhotograph> readOnlySkipped =
      FXCollections.unmodifiableObservableList(skipped);

  private @Nullable Run run;

  IndexBuild(Workspace workspace, Engine engine, IndexFolder folder, Consumer<Path> grown) {
    this.workspace = workspace;
    this.engine = engine;
    this.folder = folder;
    this.grown = grown;
    current = new CurrentJob<>(workspace.window());
  }

  /** The current build; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Job<IndexingResult>> job() {
    return current.job();
  }

  /** The photographs that the latest build skipped. */
  public ObservableList<SkippedPhotograph> skipped() {
    return readOnlySkipped;
  }

  /** Clears the list of skipped photographs. */
  public void forgetSkipped() {
    skipped.clear();
  }

  /** Cancels the build. The window is closing, so no notice is shown. */
  @Override
  public void close() {
    run = null;
    current.leave();
    thread.shutdown();
  }

  /** Whether an index is being built or continued. */
  boolean isBuilding(Path file) {
    Run now = run;
    return now != null && current.isRunning() && file.equals(now.file);
  }

  /** Builds the index of a folder or continues it. A build in progress is not interrupted. */
  void start(ModelInUse used, Path photographs) {
    if (current.isRunning()) {
      workspace.notices().tell(workspace.words().get("filters.build.busy"));
      return;
    }
    skipped.clear();
    Job<IndexingResult> job =
        workspace
            .jobs()
            .create(
                workspace.words().get("filters.build.job", nameOf(photographs)),
                ProgressUnit.IMAGES,
                JobControl.PAUSE,
                JobControl.CANCEL);
    Run started = new Run(used, photographs, job);
    run = started;
    current.start(job, thread, started::collect, started);
  }

  private static String nameOf(Path photographs) {
    return String.valueOf(photographs.getFileName());
  }

  /**
   * One build. Its progress is reported on the building thread, its end on the JavaFX application
   * thread.
   */
  private final class Run implements IndexingListener, JobCompletionHandler<IndexingResult> {
    private final ModelInUse used;
    private final Path photographs;
    private final Job<IndexingResult> job;
    private final List<SkippedPhotograph> left = new CopyOnWriteArrayList<>();
    private volatile Path file = Path.of("");
    private volatile boolean isKnown;

    Run(ModelInUse used, Path photographs, Job<IndexingResult> job) {
      this.used = used;
      this.photographs = photographs;
      this.job = job;
    }

    IndexingResult collect() {
      file = folder.fileFor(photographs, used.model());
      IndexBuilder collector =
          new IndexBuilder(engine, used.model(), used.inspector().forward(), workspace.reader());
      IndexBuilder.Task task =
          new IndexBuilder.Task(photographs, file, List.of(), CropStrategy.WHOLE);
      IndexingResult collected =
          collector.collect(task, this, job.pauseRequest(), job.cancellation());
      folder.note(file, photographs, true);
      return collected;
    }

    @Override
    public void report(long done, long total, String what) {
      if (!isKnown && done > 0) {
        folder.note(file, photographs, false);
        isKnown = true;
        committed();
      }
      job.report(done, total, what);
    }

    @Override
    public void skipped(SkippedPhotograph photograph) {
      left.add(photograph);
    }

    /** Tells the screens about committed data: every few seconds, and when the job pauses. */
    @Override
    public void committed() {
      workspace.window().execute(this::showGrowth);
    }

    private void showGrowth() {
      if (isKnown && run == this) {
        grown.accept(file);
      }
    }

    @Override
    public void completed(IndexingResult collected) {
      ended();
      workspace
          .notices()
          .tell(
              workspace
                  .words()
                  .get(
                      "filters.build.done",
                      nameOf(photographs),
                      collected.photographs(),
                      collected.added(),
                      collected.skipped().size()));
      grown.accept(file);
    }

    @Override
    public void failed(Throwable reason) {
      ended();
      workspace.notices().problem(reason);
      showWhatIsKept();
    }

    @Override
    public void cancelled() {
      ended();
      workspace.notices().tell(workspace.words().get("filters.build.stopped"));
      showWhatIsKept();
    }

    private void ended() {
      run = null;
      skipped.setAll(left);
    }

    private void showWhatIsKept() {
      if (isKnown) {
        grown.accept(file);
      }
    }
  }
}
