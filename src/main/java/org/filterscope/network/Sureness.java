package org.filterscope.network;

/** Whether an answer is sure, as far as the model's threshold tells. */
public enum Sureness {
  /** At or above the threshold. */
  SURE,
  /** Below the threshold. */
  NOT_SURE,
  /** The model has no threshold, as too few photographs could tell one. */
  UNKNOWN
}
