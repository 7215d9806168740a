package org.filterscope.ui.classify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.filterscope.export.Spreadsheet;
import org.filterscope.ui.Messages;

/**
 * Rows as files: for spreadsheets, and for programs.
 *
 * @param rows in the order of the table
 */
record PredictionExport(List<PredictionRow> rows) {

  /** A line for each row, after one with the columns' names. Percent are whole numbers. */
  Spreadsheet spreadsheet(Messages words) {
    Spreadsheet sheet = new Spreadsheet();
    sheet.line(
        List.of(
            words.get("classify.csv.name"),
            words.get("classify.csv.answer"),
            words.get("classify.csv.percent"),
            words.get("classify.csv.sure"),
            words.get("classify.csv.corrected"),
            words.get("classify.csv.file")));
    for (PredictionRow row : rows) {
      String correction = row.correction();
      sheet.line(
          List.of(
              row.name(),
              row.isAnswered() ? row.answer() : words.get("classify.unread"),
              // A point or a comma would mean something else in the next country.
              row.isAnswered() ? (Object) Math.round(100 * row.probability()) : "",
              row.isAnswered() ? words.get(row.isCertain() ? "classify.yes" : "classify.no") : "",
              correction == null ? "" : correction,
              row.file().toString()));
    }
    return sheet;
  }

  /** One JSON array; an object for each row. */
  void writeJson(OutputStream out) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode all = json.createArrayNode();
    for (PredictionRow row : rows) {
      ObjectNode one = all.addObject();
      one.put("image", row.file().toString());
      if (row.isAnswered()) {
        one.put("label", row.answer());
        one.put("probability", row.probability());
        one.put("certain", row.isCertain());
      }
      if (row.correction() != null) {
        one.put("corrected", row.correction());
      }
      if (row.problem() != null) {
        one.put("reason", row.problem().getMessage());
      }
    }
    out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }
}
