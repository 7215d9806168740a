package org.filterscope.ui.classify;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What can be undone, the last change first. On the interface's thread. */
final class ChangeHistory {

  private static final int MOST = 50;

  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();

  /** What undoes each change, the last one first. */
  private final Deque<Runnable> changes = new ArrayDeque<>();

  /** Whether there is something to undo. */
  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** Records a change by what undoes it; the oldest is forgotten when there are many. */
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
