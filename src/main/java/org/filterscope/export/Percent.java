package org.filterscope.export;

import java.util.Locale;

/** Shares of one as people read them, alike in the window, in tables and in figures. */
public final class Percent {

  private Percent() {}

  /**
   * Writes a share: {@code 98.2 %}, and {@code < 0.1 %} for what is not zero but rounds to it.
   *
   * @param share from 0 to 1
   */
  public static String of(double share) {
    double percent = 100 * share;
    if (percent > 0 && percent < 0.05) {
      return "< 0.1 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
