package org.filterscope.ui.train.run;

import org.filterscope.training.data.Split;

/**
 * How many photographs play which part.
 *
 * @param heldOut {@link #APART} where they come from a folder of their own
 */
public record SplitCounts(int training, int validation, int heldOut) {

  /** The held-out photographs are no part of the folder. */
  public static final int APART = -1;

  /** Counts a split. */
  public static SplitCounts of(Split split, boolean isHeldOutApart) {
    return new SplitCounts(
        split.places(Split.Part.TRAINING).size(),
        split.places(Split.Part.VALIDATION).size(),
        isHeldOutApart ? APART : split.places(Split.Part.HELD_OUT).size());
  }
}
