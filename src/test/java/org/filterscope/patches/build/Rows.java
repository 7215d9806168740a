package org.filterscope.patches.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.patches.store.IndexDatabase;

/** Every row of an index, in an order that does not depend on how it was made. */
public final class Rows {

  private static final List<String> TABLES =
      List.of("meta", "layer", "file", "view", "winner", "strongest", "unit");

  private Rows() {}

  /** The rows of each table. */
  public static Map<String, List<String>> of(Path index) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    try (IndexDatabase database = IndexDatabase.open(index)) {
      for (String table : TABLES) {
        List<String> found = new ArrayList<>();
        database.each(
            "SELECT * FROM " + table,
            row -> {
              StringBuilder text = new StringBuilder();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                text.append(row.getString(i)).append(' ');
              }
              found.add(text.toString());
            });
        Collections.sort(found);
        rows.put(table, found);
      }
    }
    return rows;
  }
}
