package org.filterscope.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for users of spreadsheets. Every spreadsheet program, in any language, opens it with
 * separate cells and intact characters, and runs nothing in it. The separator of a CSV file depends
 * on the language, but tabs work in all of them if the text is UTF-16 with a byte-order mark
 * (Excel's "Unicode text").
 */
public final class Spreadsheet {

  private static final char MARK = '\uFEFF';

  private final List<String> lines = new ArrayList<>();

  /** Adds a line of cells: whole numbers unchanged, anything else as text. */
  public Spreadsheet line(List<?> cells) {
    lines.add(String.join("\t", cells.stream().map(Spreadsheet::cell).toList()));
    return this;
  }

  /** The file's content. */
  public byte[] bytes() {
    return (MARK + text()).getBytes(StandardCharsets.UTF_16LE);
  }

  /** The lines, for a clipboard. */
  public String text() {
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String cell(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    return '"' + FormulaGuard.guard(value.toString()).replace("\"", "\"\"") + '"';
  }
}
