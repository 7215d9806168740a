package org.filterscope.ui.learn.chapter;

import java.nio.file.Path;
import org.filterscope.ui.unit.CellAddress;

/** What the user comes to see from another screen or chapter. */
public sealed interface Visit {

  /** A cell of a unit's map. */
  record ToCell(CellAddress cell) implements Visit {}

  /**
   * A class of the answer.
   *
   * @param index in the order of the output
   */
  record ToClass(int index) implements Visit {}

  /**
   * A folder of photographs.
   *
   * @param folder as Train checked it, or as it was dropped
   */
  record ToFolder(Path folder) implements Visit {}
}
