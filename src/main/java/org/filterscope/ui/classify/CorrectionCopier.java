package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.task.Problem;
import org.filterscope.training.data.CorrectedCopies;
import org.jspecify.annotations.Nullable;

/** Copies photographs that were put right to where a network can learn from them; on a worker. */
final class CorrectionCopier {

  private CorrectionCopier() {}

  /**
   * What came of it.
   *
   * @param copied rows with their copies
   * @param there how many photographs lay there already
   * @param failure why it ended early; null if it did not
   */
  record Outcome(List<PredictionRow> copied, int there, @Nullable Problem failure) {}

  /** Copies each into the folder of its class, up to the first that cannot be. */
  static Outcome into(Path folder, List<PredictionRow> corrected) {
    CorrectedCopies copies = new CorrectedCopies(folder);
    List<PredictionRow> copied = new ArrayList<>();
    int there = 0;
    for (PredictionRow row : corrected) {
      try {
        Optional<Path> copy = copies.add(row.file(), row.label());
        if (copy.isPresent()) {
          copied.add(row.copied(copy.get()));
        } else {
          there++;
        }
      } catch (Problem e) {
        return new Outcome(copied, there, e);
      }
    }
    return new Outcome(copied, there, null);
  }

  /**
   * Takes copies away again.
   *
   * @return those whose copies are gone
   */
  static List<PredictionRow> undo(List<PredictionRow> copied) {
    return copied.stream()
        .filter(row -> row.copy() != null && CorrectedCopies.remove(row.copy(), row.file()))
        .toList();
  }
}
