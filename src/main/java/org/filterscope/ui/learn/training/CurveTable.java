package org.filterscope.ui.learn.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.lesson.learning.AccuracyCurve;
import org.filterscope.training.report.WilsonInterval;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;

/** The numbers of an accuracy curve: as lines, as sentences, and as files. */
record CurveTable(Messages words) {

  /** A heading, and a line for each number of photographs. */
  List<List<String>> rows(AccuracyCurve curve) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            words.get("learn.curve.across"),
            words.get("learn.curve.pretrained.short"),
            words.get("learn.curve.random.short")));
    for (AccuracyCurve.Point point : points(curve, true)) {
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(point.photographs()));
      row.add(share(point));
      points(curve, false).stream()
          .filter(other -> other.photographs() == point.photographs())
          .forEach(other -> row.add(share(other)));
      rows.add(row);
    }
    return rows;
  }

  /** The same in sentences. */
  String spoken(AccuracyCurve curve) {
    List<String> said = new ArrayList<>();
    List<List<String>> rows = rows(curve);
    for (List<String> row : rows.subList(1, rows.size())) {
      said.add(words.get("learn.curve.spoken", row.toArray()));
    }
    return String.join(" ", said);
  }

  /** The numbers for spreadsheets, as shares from 0 to 1. */
  String csv(AccuracyCurve curve) {
    StringBuilder csv =
        new StringBuilder("weights,photographs,correct,held_out,accuracy,low95,high95\n");
    for (AccuracyCurve.Point point : curve.points()) {
      WilsonInterval interval = point.confidence95();
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%.6f,%.6f,%.6f%n",
              point.isPretrained() ? "pretrained" : "random",
              point.photographs(),
              point.correct(),
              point.heldOut(),
              point.accuracy(),
              interval.low(),
              interval.high()));
    }
    return csv.toString();
  }

  /** The numbers as the command writes them, where both have the same. */
  String json(AccuracyCurve curve) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("model", curve.model());
    ArrayNode classes = json.putArray("classes");
    curve.classes().forEach(classes::add);
    json.put("seed", curve.seed());
    ArrayNode points = json.putArray("points");
    for (AccuracyCurve.Point point : curve.points()) {
      ObjectNode one = points.addObject();
      one.put("pretrained", point.isPretrained());
      one.put("photographs", point.photographs());
      one.put("correct", point.correct());
      one.put("heldOut", point.heldOut());
      one.put("accuracy", point.accuracy());
    }
    return json.toPrettyString() + "\n";
  }

  private String share(AccuracyCurve.Point point) {
    WilsonInterval interval = point.confidence95();
    return words.get(
        "learn.curve.share",
        Texts.percent(point.accuracy()),
        Texts.percent(interval.low()),
        Texts.percent(interval.high()));
  }

  private static List<AccuracyCurve.Point> points(AccuracyCurve curve, boolean isPretrained) {
    return curve.points().stream().filter(point -> point.isPretrained() == isPretrained).toList();
  }
}
