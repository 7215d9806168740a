package org.filterscope.ui.train.run;

import org.filterscope.training.data.Split;

/**
 * The number of photographs in each part.
 *
 * @param heldOut {@link #APART} if they come from a folder of their own
 */
public record SplitCounts(int training, int validation, int heldOut) {

  /** Stands for held-out photographs from another folder. */
  public static final int APART = -1;

  /** Counts a split. */
  public static SplitCounts of(Split split, boolean isHeldOutApart) {
    return new SplitCounts(
        split.places(Split.Part.TRAINING).size(),
        split.places(Split.Part.VALIDATION).size(),
        isHeldOutApart ? APART : split.places(Split.Part.HELD_OUT).size());
  }
}
