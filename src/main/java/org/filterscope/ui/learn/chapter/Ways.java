package org.filterscope.ui.learn.chapter;

import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;

/** Ways from a chapter to other screens, and to other chapters. */
public interface Ways {

  /** Shows a unit in Explore, on the photograph in use. */
  void toExplore(UnitAddress unit);

  /** Shows a unit's cell in Explore, on the photograph in use. */
  void toExplore(CellAddress cell);

  /** Shows Train. */
  void toTrain();

  /** Shows Models. */
  void toModels();

  /**
   * Shows another chapter.
   *
   * @param chapter its id
   */
  void toChapter(String chapter, Visit visit);
}
