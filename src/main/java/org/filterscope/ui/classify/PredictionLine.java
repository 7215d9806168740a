package org.filterscope.ui.classify;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A photograph's line in the table. The object stays the same when its row changes, so the
 * selection is kept. Used on the JavaFX application thread.
 */
final class PredictionLine {

  private final ReadOnlyObjectWrapper<PredictionRow> row;

  /** Creates a line for a photograph. */
  PredictionLine(PredictionRow first) {
    row = new ReadOnlyObjectWrapper<>(first);
  }

  /** The photograph's current row. */
  PredictionRow row() {
    return row.get();
  }

  /** The photograph's row, as a property. */
  ReadOnlyObjectProperty<PredictionRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  /** The photograph. */
  Path file() {
    return row().file();
  }

  /** Sets the answer of another run. */
  void answerAgain(PredictionRow answer) {
    row.set(row().answeredAgain(answer));
  }

  /** Sets the user's correction; null removes it. */
  void correct(@Nullable String label) {
    row.set(row().corrected(label));
  }

  /** Sets the file that it was copied to; null if the copy was deleted. */
  void copied(@Nullable Path to) {
    row.set(row().copied(to));
  }
}
