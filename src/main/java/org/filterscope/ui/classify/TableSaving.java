package org.filterscope.ui.classify;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exporter;

/** Saves and copies the table, and tracks whether it has changed since. */
final class TableSaving {

  private final Messages words;
  private final ObservableList<PredictionLine> lines;
  private final Exporter exporter;

  /** Increases whenever the table changes. */
  private long version;

  /** The last version that was saved in full. */
  private long savedVersion;

  /**
   * Starts with nothing saved.
   *
   * @param lines the table's lines, observed for changes
   */
  TableSaving(Messages words, ObservableList<PredictionLine> lines, Exporter exporter) {
    this.words = words;
    this.lines = lines;
    this.exporter = exporter;
    lines.addListener((Observable changed) -> version++);
  }

  /** Whether closing would lose something. */
  boolean isUnsaved() {
    return !lines.isEmpty() && version != savedVersion;
  }

  /**
   * Asks for a file and saves lines to it. If the filter hides some lines, the table still counts
   * as unsaved.
   *
   * @return whether a file was written
   */
  CompletableFuture<Boolean> save(List<PredictionLine> inOrder) {
    boolean isWhole = inOrder.size() == lines.size();
    long saved = version;
    CompletableFuture<Boolean> isSaved = new CompletableFuture<>();
    exporter.save(
        PredictionExport.of(inOrder).exhibit(words),
        isWritten -> {
          if (isWritten && isWhole) {
            savedVersion = saved;
          }
          isSaved.complete(isWritten);
        });
    return isSaved;
  }

  /** Copies lines to the clipboard. */
  void copy(List<PredictionLine> inOrder) {
    exporter.copy(PredictionExport.of(inOrder).exhibit(words));
  }
}
