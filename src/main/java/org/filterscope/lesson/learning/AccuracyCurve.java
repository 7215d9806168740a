package org.filterscope.lesson.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.filterscope.training.report.WilsonInterval;

/**
 * Held-out accuracy by photographs a class, with a model's weights and with random ones.
 *
 * @param model the model's name
 * @param classes that were told apart
 * @param seed of the split, the order of photographs and the random weights
 * @param points the pretrained ones first, each by rising numbers of photographs
 */
public record AccuracyCurve(String model, List<String> classes, long seed, List<Point> points) {

  private static final String STORED = "learning-curve.json";

  /** Copies the lists. */
  public AccuracyCurve {
    classes = List.copyOf(classes);
    points = List.copyOf(points);
  }

  /**
   * One head.
   *
   * @param isPretrained whether its features are the model's; else the same network's with random
   *     weights
   * @param photographs of each class that it learned from
   * @param correct held-out photographs that it gave their class
   * @param heldOut photographs that it was asked about
   */
  public record Point(boolean isPretrained, int photographs, int correct, int heldOut) {

    /** The share of right answers, from 0 to 1. */
    public double accuracy() {
      return (double) correct / heldOut;
    }

    /**
     * Where the accuracy on all photographs of this kind lies for this very head, with a confidence
     * of 95 %; heads that learned from other photographs differ besides.
     */
    public WilsonInterval confidence95() {
      return WilsonInterval.of(correct, heldOut);
    }
  }

  /** One that comes with the app; the command {@code learning-curve} made it. */
  public static AccuracyCurve stored() {
    try (InputStream in = Objects.requireNonNull(AccuracyCurve.class.getResourceAsStream(STORED))) {
      return read(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what the command {@code learning-curve --json} prints. */
  static AccuracyCurve read(JsonNode json) {
    List<String> classes = new ArrayList<>();
    json.required("classes").forEach(name -> classes.add(name.asText()));
    List<Point> points = new ArrayList<>();
    for (JsonNode point : json.required("points")) {
      points.add(
          new Point(
              point.required("pretrained").asBoolean(),
              point.required("photographs").asInt(),
              point.required("correct").asInt(),
              json.required("heldOut").asInt()));
    }
    return new AccuracyCurve(
        json.required("model").asText(), classes, json.required("seed").asLong(), points);
  }
}
