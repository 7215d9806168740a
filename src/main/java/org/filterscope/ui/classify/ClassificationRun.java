package org.filterscope.ui.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.filterscope.image.PictureFolder;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifier;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.job.Activity;

/**
 * One run through photographs, on a thread of its own. The window hears of answers a few times a
 * second, many at once.
 */
final class ClassificationRun {

  private static final long PAUSE_NANOS = Duration.ofMillis(150).toNanos();

  private final Workspace workspace;
  private final ModelInUse used;
  private final Activity activity;
  private final Cancellation cancellation;
  private final BiConsumer<List<PredictionRow>, Progress> shown;
  private final List<PredictionRow> fresh = new ArrayList<>();
  private long told = System.nanoTime() - PAUSE_NANOS;
  private int done;
  private int total;

  /**
   * How far a run has come.
   *
   * @param total 0 while folders are searched
   */
  record Progress(int done, int total) {}

  /**
   * A run that has not begun.
   *
   * @param shown takes new rows, on the interface's thread
   */
  ClassificationRun(
      Workspace workspace,
      ModelInUse used,
      Activity activity,
      Cancellation cancellation,
      BiConsumer<List<PredictionRow>, Progress> shown) {
    this.workspace = workspace;
    this.used = used;
    this.activity = activity;
    this.cancellation = cancellation;
    this.shown = shown;
  }

  /**
   * Classifies photographs, and those in folders.
   *
   * @return how many were looked at
   * @throws org.filterscope.task.Cancelled if cancelled; what was answered has been shown
   */
  int classify(List<Path> filesOrFolders) {
    Set<Path> files = new LinkedHashSet<>();
    List<PredictionRow> unread = new ArrayList<>();
    for (Path one : filesOrFolders) {
      try {
        files.addAll(Files.isDirectory(one) ? PictureFolder.walk(one) : List.of(one));
      } catch (Problem e) {
        unread.add(PredictionRow.of(new Classification.Skipped(one, e)));
      }
    }
    total = files.size();
    fresh.addAll(unread);
    try {
      new Classifier(used.inspector(), workspace.reader())
          .classify(List.copyOf(files), this::answered, activity, cancellation);
    } finally {
      tell();
    }
    return files.size() + unread.size();
  }

  private void answered(Classification classified) {
    fresh.add(PredictionRow.of(classified));
    done++;
    if (System.nanoTime() - told >= PAUSE_NANOS) {
      tell();
    }
  }

  private void tell() {
    told = System.nanoTime();
    List<PredictionRow> rows = List.copyOf(fresh);
    fresh.clear();
    Progress progress = new Progress(done, total);
    workspace.window().execute(() -> shown.accept(rows, progress));
  }
}
