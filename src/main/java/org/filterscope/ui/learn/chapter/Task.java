package org.filterscope.ui.learn.chapter;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The small task of a chapter. Once it is done, it stays done; the session keeps the mark. */
public final class Task {

  private final String text;
  private final ReadOnlyBooleanWrapper isDone = new ReadOnlyBooleanWrapper(this, "done");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper(this, "progress", "");

  /**
   * Creates a task that is not done.
   *
   * @param text what to try, in a sentence
   */
  public Task(String text) {
    this.text = text;
  }

  /** What to try, in a sentence. */
  public String text() {
    return text;
  }

  /** Whether it was done. */
  public ReadOnlyBooleanProperty done() {
    return isDone.getReadOnlyProperty();
  }

  /** How far it is, for a task of several parts; empty for others, and before it has begun. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Says how far it is. */
  public void progressed(String soFar) {
    progress.set(soFar);
  }

  /** Marks it as done. */
  public void finish() {
    isDone.set(true);
  }
}
