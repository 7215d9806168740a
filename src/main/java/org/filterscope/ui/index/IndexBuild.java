package org.filterscope.ui.index;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.build.IndexingResult;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.Activity;
import org.jspecify.annotations.Nullable;

/** The index that is being built, one at a time; on the interface's thread. */
public final class IndexBuild implements AutoCloseable {

  /** An index that grows is looked at again this often. */
  private static final Duration GROWTH = Duration.ofSeconds(6);

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
  private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
  private final ObservableList<SkippedPhotograph> skipped = FXCollections.observableArrayList();

  /** One for all who listen: a wrapper that nobody holds forgets its listeners. */
  private final ObservableList<SkippedPhotograph> readOnlySkipped =
      FXCollections.unmodifiableObservableList(skipped);

  private @Nullable Run run;

  /**
   * How far it has come.
   *
   * @param file the index
   * @param folder the photographs
   * @param done photographs looked at this time
   * @param total photographs to look at; 0 while that is not known
   * @param perSecond how fast; 0 while that is not known
   * @param isPaused whether it waits
   */
  public record State(
      Path file, Path folder, long done, long total, double perSecond, boolean isPaused) {}

  IndexBuild(Workspace workspace, Engine engine, IndexFolder folder, Consumer<Path> grown) {
    this.workspace = workspace;
    this.engine = engine;
    this.folder = folder;
    this.grown = grown;
  }

  /** How far it has come; null while nothing is built. */
  public ReadOnlyObjectProperty<@Nullable State> state() {
    return state.getReadOnlyProperty();
  }

  /** What was left out by the latest run. */
  public ObservableList<SkippedPhotograph> skipped() {
    return readOnlySkipped;
  }

  /** Forgets what was left out. */
  public void forgetSkipped() {
    skipped.clear();
  }

  /** Lets it wait, or go on. */
  public void pauseOrResume() {
    Run now = run;
    if (now != null) {
      now.pauseOrResume();
    }
  }

  /** Stops it; what was learned stays. */
  public void cancel() {
    Run now = run;
    if (now != null) {
      now.cancellation.cancel();
    }
  }

  @Override
  public void close() {
    cancel();
    thread.shutdown();
  }

  /** Builds the index of a folder, or continues it; one that is being built goes on. */
  void start(ModelInUse used, Path photographs) {
    Messages words = workspace.words();
    if (run != null) {
      workspace.notices().tell(words.get("filters.build.busy"));
      return;
    }
    skipped.clear();
    Run started = new Run(used, photographs);
    run = started;
    var unused =
        CompletableFuture.supplyAsync(started::collect, thread)
            .whenCompleteAsync(started::ended, workspace.window());
  }

  /** One run; its progress is reported on the collecting thread. */
  private final class Run implements IndexingListener {
    private final ModelInUse used;
    private final Path photographs;
    private final Cancellation cancellation = new Cancellation();
    private final Pause pause = new Pause();
    private final List<SkippedPhotograph> left = new CopyOnWriteArrayList<>();
    private final Activity activity;
    private final Pace pace = new Pace(System::nanoTime);
    private Path file = Path.of("");
    private long shownAt;
    private long grownAt;
    private boolean isKnown;

    Run(ModelInUse used, Path photographs) {
      this.used = used;
      this.photographs = photographs;
      activity =
          workspace
              .activities()
              .start(
                  workspace
                      .words()
                      .get("filters.build.activity", String.valueOf(photographs.getFileName())),
                  cancellation);
    }

    IndexingResult collect() {
      file = folder.fileFor(photographs, used.model());
      workspace.window().execute(() -> show(new State(file, photographs, 0, 0, 0, false)));
      IndexBuilder collector =
          new IndexBuilder(engine, used.model(), used.inspector().forward(), workspace.reader());
      IndexBuilder.Task task =
          new IndexBuilder.Task(photographs, file, List.of(), CropStrategy.WHOLE);
      IndexingResult collected = collector.collect(task, this, pause, cancellation);
      folder.note(file, photographs, true);
      return collected;
    }

    @Override
    public void report(long done, long total, String what) {
      if (!isKnown && done > 0) {
        folder.note(file, photographs, false);
        isKnown = true;
      }
      double perSecond = pace.at(done);
      activity.report(
          done,
          total,
          perSecond > 0
              ? workspace
                  .words()
                  .get("filters.build.pace", String.format(Locale.ROOT, "%.1f", perSecond))
              : what);
      long now = System.nanoTime();
      if (now - shownAt > Duration.ofMillis(200).toNanos()) {
        shownAt = now;
        State next = new State(file, photographs, done, total, perSecond, pause.isPaused());
        workspace.window().execute(() -> show(next));
      }
      if (done > 0 && now - grownAt > GROWTH.toNanos()) {
        grownAt = now;
        workspace.window().execute(() -> grown.accept(file));
      }
    }

    @Override
    public void skipped(SkippedPhotograph photograph) {
      left.add(photograph);
    }

    void pauseOrResume() {
      if (pause.isPaused()) {
        pause.resume();
      } else {
        pause.pause();
      }
      pace.forget();
      State now = state.get();
      if (now != null) {
        show(new State(now.file(), now.folder(), now.done(), now.total(), 0, pause.isPaused()));
      }
    }

    void ended(@Nullable IndexingResult collected, @Nullable Throwable failure) {
      activity.close();
      run = null;
      state.set(null);
      skipped.setAll(left);
      Messages words = workspace.words();
      if (collected != null) {
        workspace
            .notices()
            .tell(
                words.get(
                    "filters.build.done",
                    String.valueOf(photographs.getFileName()),
                    collected.photographs(),
                    collected.added(),
                    collected.skipped().size()));
      } else if (failure != null) {
        Throwable reason = Answers.cause(failure);
        if (reason instanceof CancellationException) {
          workspace.notices().tell(words.get("filters.build.stopped"));
        } else {
          workspace.notices().problem(reason);
        }
      }
      if (collected != null || isKnown) {
        grown.accept(file);
      }
    }

    private void show(State next) {
      if (run == this) {
        state.set(next);
      }
    }
  }
}
