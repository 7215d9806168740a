package org.filterscope.export;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table for programs: CSV according to RFC 4180, in UTF-8 without a byte-order mark, with commas
 * between cells and decimal points. Numbers keep all their digits. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front. For users of spreadsheets there is {@link
 * Spreadsheet}.
 */
public final class CsvTable {

  private final StringBuilder text = new StringBuilder();

  /** Adds a line of cells: numbers unchanged, anything else as text. */
  public CsvTable line(List<?> cells) {
    text.append(String.join(",", cells.stream().map(CsvTable::cell).toList())).append("\r\n");
    return this;
  }

  /** The file's content. */
  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String cell = FormulaGuard.guard(value.toString());
    boolean isQuoted = cell.chars().anyMatch(sign -> ",\"\r\n".indexOf(sign) >= 0);
    return isQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
