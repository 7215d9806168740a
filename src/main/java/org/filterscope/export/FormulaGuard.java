package org.filterscope.export;

/** Keeps spreadsheets from taking text for a formula, which could do anything. */
final class FormulaGuard {

  /** Characters that begin a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private FormulaGuard() {}

  /** The text, with an apostrophe in front if a spreadsheet would run it. */
  static String guard(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
