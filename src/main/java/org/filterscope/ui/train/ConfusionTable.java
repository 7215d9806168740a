package org.filterscope.ui.train;

import java.util.List;

/**
 * A confusion matrix as text that spreadsheets open.
 *
 * @param classes in the order of rows and columns
 * @param counts {@code [class][answer]}
 */
record ConfusionTable(List<String> classes, int[][] counts) {

  /** With these, spreadsheets begin formulas. */
  private static final String FORMULA = "=+-@\t\r";

  /**
   * A line for each class, after one with the answers' names.
   *
   * @param corner says what rows and columns are
   */
  String csv(String corner) {
    StringBuilder text = new StringBuilder(quoted(corner));
    classes.forEach(name -> text.append(',').append(quoted(name)));
    text.append("\r\n");
    for (int row = 0; row < counts.length; row++) {
      text.append(quoted(classes.get(row)));
      for (int count : counts[row]) {
        text.append(',').append(count);
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  /** A name that would run as a formula stands behind an apostrophe. */
  private static String quoted(String name) {
    boolean isFormula = !name.isEmpty() && FORMULA.indexOf(name.charAt(0)) >= 0;
    return '"' + (isFormula ? "'" : "") + name.replace("\"", "\"\"") + '"';
  }
}
