package org.filterscope.network;

/** Whether an answer is sure, judged by the model's threshold. */
public enum Sureness {
  /** At or above the threshold. */
  SURE,
  /** Below the threshold. */
  NOT_SURE,
  /** The model has no threshold. */
  UNKNOWN
}
