package org.filterscope.training.report;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.inspection.ClassProbability;

/**
 * The answer of a model's summed classes for a photograph.
 *
 * @param image the photograph's file
 * @param label the group it belongs to
 * @param answer the group with the larger sum
 * @param sums the groups' probabilities; the rest up to 1 went to classes in no group
 * @param likeliest the single classes, the likeliest first
 */
public record GroupPrediction(
    Path image, int label, int answer, double[] sums, List<ClassProbability> likeliest) {

  /** Copies both. */
  public GroupPrediction {
    sums = sums.clone();
    likeliest = List.copyOf(likeliest);
  }

  @Override
  public double[] sums() {
    return sums.clone();
  }

  /** Whether the answer is the photograph's group. */
  public boolean isRight() {
    return answer == label;
  }

  /** The probability that went to classes in no group, from 0 to 1. */
  public double outside() {
    double inside = 0;
    for (double sum : sums) {
      inside += sum;
    }
    return Math.max(0, 1 - inside);
  }

  /** The answer in the form of other models' answers. */
  public Prediction asAnswer() {
    return new Prediction(image, label, answer, (float) sums[answer]);
  }
}
