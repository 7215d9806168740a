package org.filterscope.ui.dialog;

import java.util.Optional;

/** Asks the user; on the interface's thread, which waits for the answer. */
public interface Questions {

  /** Whether the user agrees to lose something. */
  boolean confirm(Confirmation question);

  /** A name that is not blank; empty if the user changed their mind. */
  Optional<String> name(NameQuestion question);
}
