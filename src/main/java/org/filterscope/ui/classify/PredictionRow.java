package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Classification;
import org.filterscope.network.Sureness;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A photograph with a model's answer and the user's correction, which takes precedence.
 *
 * @param file the photograph
 * @param model the model that answered
 * @param classes all classes, the likeliest first; empty if the photograph could not be read
 * @param sureness whether the likeliest class reaches the model's threshold
 * @param problem why it could not be read
 * @param correction the user's class; null if there is no correction
 * @param copy its copy in a training folder; null if there is none
 */
record PredictionRow(
    Path file,
    AnsweringModel model,
    List<ClassProbability> classes,
    Sureness sureness,
    @Nullable Problem problem,
    @Nullable String correction,
    @Nullable Path copy) {

  /** The row for a classified photograph. */
  static PredictionRow of(Classification classified, AnsweringModel model) {
    if (classified instanceof Classification.Answered answered) {
      return new PredictionRow(
          answered.image(), model, answered.classes(), answered.sureness(), null, null, null);
    }
    Classification.Skipped skipped = (Classification.Skipped) classified;
    return new PredictionRow(
        skipped.image(), model, List.of(), Sureness.UNKNOWN, skipped.reason(), null, null);
  }

  /** The same photograph with another answer. The correction is kept. */
  PredictionRow answeredAgain(PredictionRow other) {
    return new PredictionRow(
        file, other.model, other.classes, other.sureness, other.problem, correction, copy);
  }

  /** The same photograph with the user's class; null removes the correction. */
  PredictionRow corrected(@Nullable String label) {
    return new PredictionRow(file, model, classes, sureness, problem, label, copy);
  }

  /** The same photograph with the file that it was copied to. */
  PredictionRow copied(@Nullable Path to) {
    return new PredictionRow(file, model, classes, sureness, problem, correction, to);
  }

  /** Whether the model answered. */
  boolean isAnswered() {
    return !classes.isEmpty();
  }

  /** Whether the user's class differs from the model's. */
  boolean isCorrected() {
    return correction != null && !correction.equals(answer());
  }

  /** The model's answer; empty if it gave none. */
  String answer() {
    return isAnswered() ? classes.get(0).label() : "";
  }

  /** The user's class if there is one, else the model's. */
  String label() {
    return correction == null ? answer() : correction;
  }

  /** The same class by its readable name. */
  String readableLabel() {
    return model.labels().name(label());
  }

  /** The answer's probability, from 0 to 1; below all others if there is none. */
  double probability() {
    return isAnswered() ? classes.get(0).probability() : -1;
  }

  /** The file's name. */
  String name() {
    return String.valueOf(file.getFileName());
  }
}
