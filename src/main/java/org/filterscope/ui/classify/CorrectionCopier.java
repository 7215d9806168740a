package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filterscope.task.Problem;
import org.filterscope.training.data.CorrectedCopies;
import org.jspecify.annotations.Nullable;

/** Copies corrected photographs into a training folder. Runs on a worker thread. */
final class CorrectionCopier {

  private CorrectionCopier() {}

  /**
   * The result of copying.
   *
   * @param copies the copy of each photograph
   * @param there how many photographs were there already
   * @param failure why copying stopped early; null if it did not
   */
  record Outcome(Map<Path, Path> copies, int there, @Nullable Problem failure) {}

  /** Copies each into the folder of its class, and stops at the first that cannot be copied. */
  static Outcome into(Path folder, List<PredictionRow> corrected) {
    CorrectedCopies target = new CorrectedCopies(folder);
    Map<Path, Path> copies = new LinkedHashMap<>();
    int there = 0;
    for (PredictionRow row : corrected) {
      try {
        Optional<Path> copy = target.add(row.file(), row.label());
        if (copy.isPresent()) {
          copies.put(row.file(), copy.get());
        } else {
          there++;
        }
      } catch (Problem e) {
        return new Outcome(copies, there, e);
      }
    }
    return new Outcome(copies, there, null);
  }

  /**
   * Deletes copies again.
   *
   * @return the photographs whose copies are gone
   */
  static List<Path> undo(Map<Path, Path> copies) {
    return copies.entrySet().stream()
        .filter(copy -> CorrectedCopies.remove(copy.getValue(), copy.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
