package org.filterscope.patches.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.filterscope.activation.ForwardPass;
import org.filterscope.image.ReadAhead;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.store.IndexSink;
import org.filterscope.patches.store.SharedLayers;
import org.filterscope.patches.store.View;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;

/** One indexing run, which adds photographs to an index as they are loaded. */
final class IndexingRun {

  /** How often rows are committed; a killed process loses no more than this. */
  private static final long BATCH_NANOS = 5_000_000_000L;

  private static final int MOST_STARTED = 3;

  private final Engine engine;
  private final Model model;
  private final ForwardPass forward;
  private final IndexSink index;
  private final List<Node> layers;
  private final IndexingListener watch;
  private long lastCommit = System.nanoTime();
  private int added;

  /** Photographs that are queued for the engine, so that it has work while a batch is written. */
  private final Deque<Started> started = new ArrayDeque<>();

  private record Started(
      LoadedPhotograph.New photograph, List<CompletableFuture<ViewPeaks>> peaks) {

    boolean isSeen() {
      return peaks.stream().allMatch(view -> view.isDone() && !view.isCompletedExceptionally());
    }
  }

  IndexingRun(
      Engine engine, Model model, ForwardPass forward, IndexSink index, IndexingListener watch) {
    this.engine = engine;
    this.model = model;
    this.forward = forward;
    this.index = index;
    this.layers = SharedLayers.of(index.description(), model).all();
    this.watch = watch;
  }

  int added() {
    return added;
  }

  /** Processes all photographs; what was counted is committed even if the run fails. */
  void collect(
      Path folder,
      List<Path> files,
      ReadAhead<Path, LoadedPhotograph> photographs,
      Pause pause,
      Cancellation cancellation) {
    Taking taking = new Taking(folder, cancellation);
    try {
      for (int i = 0; i < files.size(); i++) {
        watch.report(i, files.size(), files.get(i).toString());
        if (pause.isPaused()) {
          finish(0);
          commit();
        }
        pause.await(cancellation);
        photographs.next(taking);
      }
      finish(0);
      watch.report(files.size(), files.size(), "");
    } catch (Problem | Cancelled e) {
      leaveStarted();
      commit();
      throw e;
    }
    commit();
  }

  /** Receives loaded photographs and submits them to the engine. */
  private final class Taking implements ReadAhead.Receiver<Path, LoadedPhotograph> {
    private final Path folder;
    private final Cancellation cancellation;

    Taking(Path folder, Cancellation cancellation) {
      this.folder = folder;
      this.cancellation = cancellation;
    }

    @Override
    public void take(Path file, LoadedPhotograph loaded) {
      if (loaded instanceof LoadedPhotograph.New photograph) {
        started.add(start(photograph, cancellation));
        finish(MOST_STARTED - 1);
        if (System.nanoTime() - lastCommit > BATCH_NANOS) {
          commit();
        }
      } else if (loaded instanceof LoadedPhotograph.Copy copy) {
        index.add(copy.file());
      }
    }

    @Override
    public void leaveOut(Path file, Problem reason) {
      if (!Files.isDirectory(folder)) {
        finish(0);
        throw new Problem("image.folder-missing", folder);
      }
      watch.skipped(new SkippedPhotograph(file, reason));
    }
  }

  private Started start(LoadedPhotograph.New photograph, Cancellation cancellation) {
    List<CompletableFuture<ViewPeaks>> peaks = new ArrayList<>();
    for (int[] pixels : photograph.pixels()) {
      peaks.add(
          engine.background(
              () -> ViewPeaks.look(forward, model, layers, pixels, cancellation, engine)));
    }
    return new Started(photograph, peaks);
  }

  /**
   * Counts the photographs that were started first, until no more than {@code left} are pending.
   */
  private void finish(int left) {
    while (started.size() > left) {
      count(started.remove());
    }
  }

  private void count(Started finished) {
    List<ViewPeaks> peaks = finished.peaks().stream().map(Answers::await).toList();
    List<View> views = finished.photograph().views();
    List<BitSet> mayWin = NonMaximumSuppression.of(model, layers, views, peaks);
    for (int i = 0; i < peaks.size(); i++) {
      View view = views.get(i);
      ViewPeaks seen = peaks.get(i);
      index.summary().add(view.id(), seen.values(), seen.cells(), mayWin.get(i));
      index.add(view);
    }
    index.add(finished.photograph().file());
    added++;
  }

  /** Counts what the engine has finished and drops the rest. */
  private void leaveStarted() {
    while (!started.isEmpty() && started.element().isSeen()) {
      count(started.remove());
    }
    started.forEach(left -> left.peaks().forEach(peaks -> peaks.cancel(false)));
    started.clear();
  }

  private void commit() {
    index.commit();
    lastCommit = System.nanoTime();
    watch.committed();
  }
}
