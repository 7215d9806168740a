package org.filterscope.training;

/** Which layers of the base are trained together with the head. */
public enum Unfreeze {
  /** None: the base stays as it is, and only the head learns. */
  NONE
}
