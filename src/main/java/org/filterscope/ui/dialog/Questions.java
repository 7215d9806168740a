package org.filterscope.ui.dialog;

import java.util.Optional;

/** Asks the user. Called on the JavaFX application thread, which waits for the answer. */
public interface Questions {

  /** Asks whether something may be lost. */
  boolean confirm(Confirmation question);

  /**
   * Asks what to do with something unsaved. The question needs a text key that ends in {@code
   * save}, too. By default, this only asks whether it may be lost.
   */
  default Unsaved unsaved(Confirmation question) {
    return confirm(question) ? Unsaved.DISCARD : Unsaved.KEEP;
  }

  /** Asks for a name that is not blank; empty if the user cancels. */
  Optional<String> name(NameQuestion question);
}
