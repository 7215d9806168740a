package org.filterscope.experiment.result;

import java.util.Locale;

/** What is measured along an axis of a plot. */
public enum Axis {
  PIXELS("moved down, pixels"),
  TIMES("enlarged, times"),
  DEGREES("turned, degrees"),
  DISTANCE("distance of features"),
  PROBABILITY("probability of the class"),
  RANK("filters, the largest first"),
  RMS("root mean square, for levels 0 to 255"),
  SHARE("share"),
  PART("covered part"),
  SIGN_CHANGE("differing signs per pair"),
  LAYER("layer"),
  ACCURACY("mean accuracy over classes"),
  EPOCH("epoch"),
  LOSS("loss"),
  UNITS_OFF("units switched off"),
  LOWEST_RANDOM("lowest random layer"),
  RANK_CORRELATION("rank correlation");

  private final String english;

  Axis(String english) {
    this.english = english;
  }

  /** In English, for files. */
  public String english() {
    return english;
  }

  /** What the window's text for it is called. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
