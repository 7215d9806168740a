package org.filterscope.ui.dialog;

import java.util.Optional;

/** Asks the user; on the interface's thread, which waits for the answer. */
public interface Questions {

  /** Whether the user agrees to lose something. */
  boolean confirm(Confirmation question);

  /**
   * What shall become of something that is not saved. The question's words end in {@code save},
   * too, for saving it first. Whoever cannot offer that asks whether it may be lost.
   */
  default Unsaved unsaved(Confirmation question) {
    return confirm(question) ? Unsaved.DISCARD : Unsaved.KEEP;
  }

  /** A name that is not blank; empty if the user changed their mind. */
  Optional<String> name(NameQuestion question);
}
