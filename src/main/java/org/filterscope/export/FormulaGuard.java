package org.filterscope.export;

/** Keeps spreadsheets from taking a text for a formula, which could do anything. */
final class FormulaGuard {

  /** Characters that begin a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private FormulaGuard() {}

  /** The text; after an apostrophe if a spreadsheet would run it. */
  static String guard(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
