package org.filterscope.ui.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifier;
import org.filterscope.task.Job;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;

/** Classifies a set of photographs once. Its answers are queued until the window takes them. */
final class ClassificationRun {

  private final PictureReader reader;
  private final ModelInUse used;
  private final AnsweringModel model;
  private final Job<Integer> job;
  private final List<PredictionRow> fresh = new ArrayList<>();

  /** Creates a run that has not begun. */
  ClassificationRun(PictureReader reader, ModelInUse used, Job<Integer> job) {
    this.reader = reader;
    this.used = used;
    model = AnsweringModel.of(used.model());
    this.job = job;
  }

  /**
   * Classifies photographs, and those in folders. Runs on a worker thread.
   *
   * @return how many were processed
   * @throws org.filterscope.task.Cancelled if cancelled; the answers so far can still be taken
   */
  int classify(List<Path> filesOrFolders) {
    Set<Path> files = new LinkedHashSet<>();
    int unread = 0;
    for (Path one : filesOrFolders) {
      try {
        if (Files.isDirectory(one)) {
          List<Classification> left = new ArrayList<>();
          files.addAll(PictureFolder.walk(one, each -> left.add(Classification.Skipped.of(each))));
          left.forEach(this::answered);
          unread += left.size();
        } else {
          files.add(one);
        }
      } catch (Problem e) {
        answered(new Classification.Skipped(one, e));
        unread++;
      }
    }
    new Classifier(used.inspector(), reader)
        .classify(List.copyOf(files), this::answered, job, job.cancellation());
    return files.size() + unread;
  }

  /** Takes the answers since the last call. May be called on any thread. */
  synchronized List<PredictionRow> taken() {
    List<PredictionRow> rows = List.copyOf(fresh);
    fresh.clear();
    return rows;
  }

  private synchronized void answered(Classification classified) {
    fresh.add(PredictionRow.of(classified, model));
  }
}
