package org.filterscope.ui.learn.chapter;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The small task of a chapter. Once done it stays so; the session keeps the mark. */
public final class Task {

  private final String text;
  private final ReadOnlyBooleanWrapper isDone = new ReadOnlyBooleanWrapper(this, "done");

  /**
   * Not done yet.
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

  /** Somebody has done it. */
  public void finish() {
    isDone.set(true);
  }
}
