package org.filterscope.training;

/** Which layers of the base are trained together with the head. */
public enum Unfreeze {
  /** None: the base stays as it is, and only the head learns. */
  NONE,
  /**
   * The last run of convolutions, behind the last pooling layer that has any behind it: block 5 of
   * VGG16.
   */
  BLOCK5
}
