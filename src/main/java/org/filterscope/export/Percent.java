package org.filterscope.export;

import java.util.Locale;

/** Formats shares as percentages, in the same way in the window, in tables and in figures. */
public final class Percent {

  private Percent() {}

  /**
   * Formats a share: {@code 98.2 %}, or {@code < 0.1 %} if it is not zero but rounds to it.
   *
   * @param share the share, from 0 to 1
   */
  public static String of(double share) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.05) {
      return "< 0.1 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
