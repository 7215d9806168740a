package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text table. Each column is as wide as its widest cell. */
final class Table {

  private static final String GAP = "  ";

  private final boolean[] isNumber;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * Creates an empty table.
   *
   * @param columns a character for each column: {@code <} aligned to the left, {@code >} to the
   *     right, as numbers are
   */
  Table(String columns) {
    isNumber = new boolean[columns.length()];
    for (int i = 0; i < isNumber.length; i++) {
      isNumber[i] = columns.charAt(i) == '>';
    }
  }

  /** Adds a row, with a cell for each column. */
  Table row(Object... cells) {
    if (cells.length != isNumber.length) {
      throw new IllegalArgumentException(cells.length + " cells in " + isNumber.length);
    }
    rows.add(Arrays.stream(cells).map(cell -> OneLine.of(cell.toString())).toArray(String[]::new));
    return this;
  }

  /** Prints the rows, each after an indent. */
  void print(PrintWriter out, String indent) {
    int[] widths = new int[isNumber.length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], OneLine.width(row[i]));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < row.length; i++) {
        String space = " ".repeat(widths[i] - OneLine.width(row[i]));
        line.append(isNumber[i] ? space + row[i] : row[i] + space);
        line.append(i == row.length - 1 ? "" : GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
