package org.filterscope.experiment.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of an experiment.
 *
 * @param columns their names, as programs read them
 * @param rows a cell for each column: a number, a text, or a truth value; an empty text where there
 *     is no value
 */
public record ResultTable(List<String> columns, List<List<Object>> rows) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row has another number of cells than there are columns
   */
  public ResultTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(row.size() + " cells in " + columns.size());
      }
    }
  }

  /** The rows as objects, whose keys are the columns. */
  public List<Map<String, Object>> objects() {
    return rows.stream().map(this::object).toList();
  }

  private Map<String, Object> object(List<Object> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    return object;
  }
}
