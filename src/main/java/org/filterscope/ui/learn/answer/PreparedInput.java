package org.filterscope.ui.learn.answer;

import org.filterscope.inspection.Inspection;

/** What a network reads of a photograph. */
final class PreparedInput {

  private PreparedInput() {}

  /**
   * The prepared image, {@code [height, width, channels]}; also of an inspection that is closed.
   */
  static float[] of(Inspection seen) {
    return seen.model().preparation().apply(seen.input().argb());
  }
}
