package org.filterscope.ui.classify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.export.CsvTable;
import org.filterscope.export.Spreadsheet;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.network.Sureness;
import org.filterscope.task.SafeFile;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;

/**
 * Exports rows as files: for programs, and as tables for spreadsheets. Labels are those of the
 * model.
 *
 * @param rows in the order of the table
 */
record PredictionExport(List<PredictionRow> rows) {

  /**
   * How many of the likeliest classes are exported for each photograph, if the model has as many.
   */
  private static final int ANSWERS = 5;

  /** Copies the list. */
  PredictionExport {
    rows = List.copyOf(rows);
  }

  /** The current content of lines. */
  static PredictionExport of(List<PredictionLine> lines) {
    return new PredictionExport(lines.stream().map(PredictionLine::row).toList());
  }

  /** The forms for saving and copying; empty without rows. */
  Optional<Exportable> exhibit(Messages words) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Exportable(
            words.get("classify.exhibit", rows.size()),
            words.get("classify.exhibit.name"),
            List.of(
                new Exportable.Form(
                    "classify.file.csv",
                    "csv",
                    file -> SafeFile.write(file, out -> out.write(csv().bytes()))),
                new Exportable.Form(
                    "classify.file.spreadsheet",
                    "tsv",
                    file -> SafeFile.write(file, out -> out.write(spreadsheet(words).bytes()))),
                new Exportable.Form(
                    "explore.file.json", "json", file -> SafeFile.write(file, this::writeJson))),
            null,
            () -> spreadsheet(words).text()));
  }

  /** The table for programs: column names never change, and probabilities have all their digits. */
  CsvTable csv() {
    int answers = answers();
    CsvTable table = new CsvTable();
    List<Object> head =
        new ArrayList<>(
            List.of("file", "model", "answer", "probability", "sure", "corrected", "problem"));
    for (int number = 2; number <= answers; number++) {
      head.add("answer_" + number);
      head.add("probability_" + number);
    }
    table.line(head);
    for (PredictionRow row : rows) {
      List<Object> line = new ArrayList<>();
      line.add(row.file());
      line.add(row.model().name());
      line.add(row.answer());
      line.add(row.isAnswered() ? (Object) row.probability() : "");
      line.add(sure(row));
      line.add(row.isCorrected() ? row.label() : "");
      line.add(row.problem() == null ? "" : String.valueOf(row.problem().getMessage()));
      for (int number = 2; number <= answers; number++) {
        boolean isThere = number <= row.classes().size();
        line.add(isThere ? row.classes().get(number - 1).label() : "");
        line.add(isThere ? (Object) row.classes().get(number - 1).probability() : "");
      }
      table.line(line);
    }
    return table;
  }

  /** The table for people: in their language, with percentages as whole numbers. */
  Spreadsheet spreadsheet(Messages words) {
    int answers = answers();
    Spreadsheet sheet = new Spreadsheet();
    List<Object> head = new ArrayList<>();
    for (String column : List.of("name", "answer", "percent", "sure", "corrected")) {
      head.add(words.get("classify.csv." + column));
    }
    for (int number = 2; number <= answers; number++) {
      head.add(words.get("classify.csv.further", number));
      head.add(words.get("classify.csv.further.percent", number));
    }
    head.add(words.get("classify.csv.model"));
    head.add(words.get("classify.csv.file"));
    sheet.line(head);
    rows.forEach(row -> sheet.line(line(row, answers, words)));
    return sheet;
  }

  /** Writes one JSON array, with an object for each row. */
  void writeJson(OutputStream out) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode all = json.createArrayNode();
    for (PredictionRow row : rows) {
      ObjectNode one = all.addObject();
      one.put("image", row.file().toString());
      one.put("model", row.model().name());
      if (row.isAnswered()) {
        one.put("label", row.answer());
        one.put("probability", row.probability());
        if (row.sureness() != Sureness.UNKNOWN) {
          one.put("certain", row.sureness() == Sureness.SURE);
        }
        ArrayNode top = one.putArray("top");
        for (ClassProbability each :
            row.classes().subList(0, Math.min(ANSWERS, row.classes().size()))) {
          top.addObject().put("label", each.label()).put("probability", each.probability());
        }
      }
      if (row.isCorrected()) {
        one.put("corrected", row.correction());
      }
      if (row.problem() != null) {
        one.put("reason", row.problem().getMessage());
      }
    }
    out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }

  private List<Object> line(PredictionRow row, int answers, Messages words) {
    List<Object> line = new ArrayList<>();
    line.add(row.name());
    line.add(row.isAnswered() ? row.answer() : words.get("classify.unread"));
    line.add(percent(row, 1));
    line.add(row.isAnswered() ? sureness(row, words) : "");
    line.add(row.isCorrected() ? row.label() : "");
    for (int number = 2; number <= answers; number++) {
      line.add(number <= row.classes().size() ? row.classes().get(number - 1).label() : "");
      line.add(percent(row, number));
    }
    line.add(row.model().name());
    line.add(row.file());
    return line;
  }

  /**
   * A whole percentage, since decimal points and commas mean different things in different
   * countries.
   */
  private static Object percent(PredictionRow row, int number) {
    return number <= row.classes().size()
        ? (Object) Math.round(100 * row.classes().get(number - 1).probability())
        : "";
  }

  /** Whether the answer is sure, for programs; empty if there is no threshold. */
  private static String sure(PredictionRow row) {
    return switch (row.sureness()) {
      case SURE -> "yes";
      case NOT_SURE -> "no";
      case UNKNOWN -> "";
    };
  }

  private static String sureness(PredictionRow row, Messages words) {
    return switch (row.sureness()) {
      case SURE -> words.get("classify.yes");
      case NOT_SURE -> words.get("classify.no");
      case UNKNOWN -> words.get("classify.csv.no-threshold");
    };
  }

  private int answers() {
    return Math.min(ANSWERS, rows.stream().mapToInt(row -> row.classes().size()).max().orElse(0));
  }
}
