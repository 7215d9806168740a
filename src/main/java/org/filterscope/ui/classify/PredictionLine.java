package org.filterscope.ui.classify;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A photograph's line in the table. It stays the same while what is known of the photograph
 * changes, so that a selection stays where it is. On the interface's thread.
 */
final class PredictionLine {

  private final ReadOnlyObjectWrapper<PredictionRow> row;

  /** A line for a photograph. */
  PredictionLine(PredictionRow first) {
    row = new ReadOnlyObjectWrapper<>(first);
  }

  /** What is known of the photograph. */
  PredictionRow row() {
    return row.get();
  }

  /** What is known of the photograph, as it changes. */
  ReadOnlyObjectProperty<PredictionRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  /** The photograph. */
  Path file() {
    return row().file();
  }

  /** A model answered again. */
  void answerAgain(PredictionRow answer) {
    row.set(row().answeredAgain(answer));
  }

  /** A person says what it shows; null to believe the model. */
  void correct(@Nullable String label) {
    row.set(row().corrected(label));
  }

  /** It was copied, or its copy was deleted. */
  void copied(@Nullable Path to) {
    row.set(row().copied(to));
  }
}
