package org.filterscope.ui.train.report;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.export.CsvTable;
import org.filterscope.export.Spreadsheet;

/**
 * A confusion matrix as a table.
 *
 * @param classes in the order of rows and columns
 * @param counts {@code [class][answer]}
 */
record ConfusionTable(List<String> classes, int[][] counts) {

  /**
   * One line for each class, after a line with the names of the answers.
   *
   * @param corner names the rows and columns
   */
  Spreadsheet sheet(String corner) {
    Spreadsheet sheet = new Spreadsheet();
    lines(corner).forEach(sheet::line);
    return sheet;
  }

  /**
   * The same table for programs.
   *
   * @param corner names the rows and columns
   */
  CsvTable csv(String corner) {
    CsvTable table = new CsvTable();
    lines(corner).forEach(table::line);
    return table;
  }

  private List<List<Object>> lines(String corner) {
    List<List<Object>> lines = new ArrayList<>();
    List<Object> first = new ArrayList<>(List.of(corner));
    first.addAll(classes);
    lines.add(first);
    for (int row = 0; row < counts.length; row++) {
      List<Object> line = new ArrayList<>(List.of(classes.get(row)));
      for (int count : counts[row]) {
        line.add(count);
      }
      lines.add(line);
    }
    return lines;
  }
}
