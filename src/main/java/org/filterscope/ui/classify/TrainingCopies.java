package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;

/**
 * Copies corrected photographs into a training folder, with undo. Used on the JavaFX application
 * thread.
 */
final class TrainingCopies {

  private final Workspace workspace;
  private final Messages words;
  private final List<PredictionLine> lines;
  private final ChangeHistory changes;

  /**
   * Starts without copies.
   *
   * @param lines the table
   * @param changes the undo history
   */
  TrainingCopies(Workspace workspace, List<PredictionLine> lines, ChangeHistory changes) {
    this.workspace = workspace;
    words = workspace.words();
    this.lines = lines;
    this.changes = changes;
  }

  /** Lets the user choose a training folder and copies the corrected photographs into it. */
  void make() {
    List<PredictionRow> corrected =
        lines.stream()
            .map(PredictionLine::row)
            .filter(row -> row.isCorrected() && row.copy() == null)
            .toList();
    if (corrected.isEmpty()) {
      workspace.notices().tell(words.get("classify.copy.none"));
      return;
    }
    workspace
        .files()
        .folder(words.get("classify.copy.title"))
        .ifPresent(
            folder -> workspace.onDesk(() -> CorrectionCopier.into(folder, corrected), this::made));
  }

  private void made(CorrectionCopier.Outcome outcome) {
    Map<Path, Path> copies = outcome.copies();
    if (!copies.isEmpty()) {
      changes.record(() -> undo(copies));
      for (PredictionLine line : lines) {
        Path copy = copies.get(line.file());
        if (copy != null) {
          line.copied(copy);
        }
      }
    }
    if (outcome.failure() != null) {
      workspace.notices().problem(outcome.failure());
    } else {
      workspace.notices().tell(words.get("classify.copy.done", copies.size(), outcome.there()));
    }
  }

  private void undo(Map<Path, Path> copies) {
    workspace.onDesk(
        () -> CorrectionCopier.undo(copies),
        gone -> {
          Set<Path> files = new HashSet<>(gone);
          for (PredictionLine line : lines) {
            if (files.contains(line.file())) {
              line.copied(null);
            }
          }
          workspace.notices().tell(words.get("classify.copy.undone", gone.size(), copies.size()));
        });
  }
}
