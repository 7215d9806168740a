package org.filterscope.ui.classify;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The undo history, with the last change first. Used on the JavaFX application thread. */
final class ChangeHistory {

  private static final int MOST = 50;

  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();

  /** The undo action of each change, the last one first. */
  private final Deque<Runnable> changes = new ArrayDeque<>();

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** Records the undo action of a change. The oldest one is dropped when there are too many. */
  void record(Runnable undoing) {
    changes.push(undoing);
    while (changes.size() > MOST) {
      changes.removeLast();
    }
    canUndo.set(true);
  }

  /** Undoes the last change, if there is one. */
  void undo() {
    Runnable undoing = changes.poll();
    canUndo.set(!changes.isEmpty());
    if (undoing != null) {
      undoing.run();
    }
  }
}
