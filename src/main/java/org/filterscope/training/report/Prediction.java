package org.filterscope.training.report;

import java.nio.file.Path;

/**
 * A model's answer for a photograph whose class is known.
 *
 * @param image the photograph's file
 * @param label its class, as an index into the model's labels
 * @param answer the likeliest class, as an index into the model's labels
 * @param probability of the answer, from 0 to 1
 */
public record Prediction(Path image, int label, int answer, float probability) {

  /** Whether the answer is the photograph's class. */
  public boolean isRight() {
    return answer == label;
  }
}
