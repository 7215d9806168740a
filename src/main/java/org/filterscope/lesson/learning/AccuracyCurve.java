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
 * Held-out accuracy by number of photographs per class, with a model's weights and with random
 * ones.
 *
 * @param model the model's name
 * @param classes the names of the classes
 * @param seed of the split, the order of photographs and the random weights
 * @param points pretrained points first, then random ones, each by increasing number of photographs
 */
public record AccuracyCurve(String model, List<String> classes, long seed, List<Point> points) {

  private static final String STORED = "learning-curve.json";

  /** Copies the lists. */
  public AccuracyCurve {
    classes = List.copyOf(classes);
    points = List.copyOf(points);
  }

  /**
   * The result of one head.
   *
   * @param isPretrained whether the features come from the model's weights rather than from random
   *     ones
   * @param photographs number of training photographs per class
   * @param correct number of held-out photographs that it classified correctly
   * @param heldOut number of held-out photographs
   */
  public record Point(boolean isPretrained, int photographs, int correct, int heldOut) {

    /** The share of correct answers, from 0 to 1. */
    public double accuracy() {
      return (double) correct / heldOut;
    }

    /**
     * The 95% confidence interval for this head's accuracy on photographs of this kind. It does not
     * cover differences between heads trained on other photographs.
     */
    public WilsonInterval confidence95() {
      return WilsonInterval.of(correct, heldOut);
    }
  }

  /** The curve that comes with the app, made by the command {@code learning-curve}. */
  public static AccuracyCurve stored() {
    try (InputStream in = Objects.requireNonNull(AccuracyCurve.class.getResourceAsStream(STORED))) {
      return read(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the output of the command {@code learning-curve --json}. */
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
