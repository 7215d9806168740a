package org.filterscope.ui.filters;

import java.util.Optional;

/** Asks the person; on the interface's thread, which waits in a dialog. */
interface FiltersQuestions {

  /** Another name for an index; empty if the person changed their mind. */
  Optional<String> name(String before);

  /** Whether an index shall be deleted for good. */
  boolean delete(String name);
}
