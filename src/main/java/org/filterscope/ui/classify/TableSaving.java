package org.filterscope.ui.classify;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exporter;

/** Saves and copies the table, and knows whether it has changed since. */
final class TableSaving {

  private final Messages words;
  private final ObservableList<PredictionLine> lines;
  private final Exporter exporter;

  /** Counts up whenever the table changes. */
  private long version;

  /** The version that was saved as a whole. */
  private long savedVersion;

  /**
   * Nothing is saved yet.
   *
   * @param lines the table; its lines tell when they change
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
   * Asks where to, and saves lines there; a table of which only some are shown is not saved by
   * that.
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

  /** Puts lines on the clipboard. */
  void copy(List<PredictionLine> inOrder) {
    exporter.copy(PredictionExport.of(inOrder).exhibit(words));
  }
}
