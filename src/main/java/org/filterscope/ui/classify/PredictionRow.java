package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Classification;
import org.filterscope.network.Sureness;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one photograph: what a model says, and what a person says, who is right.
 *
 * @param file the photograph
 * @param model that answered
 * @param classes all classes, the likeliest first; empty if the photograph could not be read
 * @param sureness whether the likeliest fits as well as the model's threshold asks for
 * @param problem why it could not be read
 * @param correction the class as a person has it; null while nobody said otherwise
 * @param copy where it was copied to for learning; null where it was not
 */
record PredictionRow(
    Path file,
    AnsweringModel model,
    List<ClassProbability> classes,
    Sureness sureness,
    @Nullable Problem problem,
    @Nullable String correction,
    @Nullable Path copy) {

  /** What came of a photograph. */
  static PredictionRow of(Classification classified, AnsweringModel model) {
    if (classified instanceof Classification.Answered answered) {
      return new PredictionRow(
          answered.image(), model, answered.classes(), answered.sureness(), null, null, null);
    }
    Classification.Skipped skipped = (Classification.Skipped) classified;
    return new PredictionRow(
        skipped.image(), model, List.of(), Sureness.UNKNOWN, skipped.reason(), null, null);
  }

  /** Another answer to the same photograph, of which a person's word stays true. */
  PredictionRow answeredAgain(PredictionRow other) {
    return new PredictionRow(
        file, other.model, other.classes, other.sureness, other.problem, correction, copy);
  }

  /** The same photograph with its class as a person has it; null to believe the model. */
  PredictionRow corrected(@Nullable String label) {
    return new PredictionRow(file, model, classes, sureness, problem, label, copy);
  }

  /** The same photograph with where it was copied to. */
  PredictionRow copied(@Nullable Path to) {
    return new PredictionRow(file, model, classes, sureness, problem, correction, to);
  }

  /** Whether the model answered. */
  boolean isAnswered() {
    return !classes.isEmpty();
  }

  /** Whether a person says something else than the model. */
  boolean isCorrected() {
    return correction != null && !correction.equals(answer());
  }

  /** The model's answer; empty if it gave none. */
  String answer() {
    return isAnswered() ? classes.get(0).label() : "";
  }

  /** The class as far as is known: a person's word goes before the model's. */
  String label() {
    return correction == null ? answer() : correction;
  }

  /** The same as a person reads it. */
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
