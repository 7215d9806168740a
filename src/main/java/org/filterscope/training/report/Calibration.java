package org.filterscope.training.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How well probabilities match reality: of all answers with a probability of 80 percent, 80 in 100
 * should be right (Guo et al. 2017).
 *
 * @param bins from the least sure answers to the surest
 */
public record Calibration(List<Bin> bins) {

  /** With fewer answers, each share varies by more than the model's calibration error. */
  public static final int FEWEST = 50;

  private static final int BINS = 10;

  /**
   * Answers of about the same probability.
   *
   * @param answers how many
   * @param probability their mean
   * @param accuracy the share of them that is right
   */
  public record Bin(int answers, double probability, double accuracy) {

    /** How many of them are right. */
    public int right() {
      return (int) Math.round(answers * accuracy);
    }
  }

  /** Copies the list. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Computes the calibration of answers whose right classes are known. Bins without answers are
   * left out.
   */
  public static Calibration of(List<Prediction> answers) {
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      int place = bin;
      List<Prediction> inside =
          answers.stream().filter(answer -> place(answer.probability()) == place).toList();
      if (!inside.isEmpty()) {
        double probability =
            inside.stream().mapToDouble(Prediction::probability).average().orElseThrow();
        double right = inside.stream().filter(Prediction::isRight).count();
        bins.add(new Bin(inside.size(), probability, right / inside.size()));
      }
    }
    return new Calibration(bins);
  }

  /** The total number of answers. */
  public int answers() {
    return bins.stream().mapToInt(Bin::answers).sum();
  }

  /** Whether there are enough answers to be meaningful. */
  public boolean isTelling() {
    return answers() >= FEWEST;
  }

  /**
   * The expected calibration error: the mean distance between probabilities and shares of right
   * answers.
   */
  public double error() {
    double answers = answers();
    return bins.stream()
        .mapToDouble(bin -> bin.answers() / answers * Math.abs(bin.probability() - bin.accuracy()))
        .sum();
  }

  private static int place(double probability) {
    return Math.min(BINS - 1, (int) (probability * BINS));
  }
}
