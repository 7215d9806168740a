package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Classification;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one photograph.
 *
 * @param file the photograph
 * @param classes all classes, the likeliest first; empty if it could not be read
 * @param isCertain whether the likeliest fits as well as the model's certainty asks for
 * @param problem why it could not be read
 * @param correction the class as a person has it; null while nobody said otherwise
 * @param copy where it was copied to for learning; null where it was not
 */
record PredictionRow(
    Path file,
    List<ClassProbability> classes,
    boolean isCertain,
    @Nullable Problem problem,
    @Nullable String correction,
    @Nullable Path copy) {

  /** What came of a photograph. */
  static PredictionRow of(Classification classified) {
    if (classified instanceof Classification.Answered answered) {
      return new PredictionRow(
          answered.image(), answered.classes(), answered.isCertain(), null, null, null);
    }
    Classification.Skipped skipped = (Classification.Skipped) classified;
    return new PredictionRow(skipped.image(), List.of(), false, skipped.reason(), null, null);
  }

  /** The same photograph with its class as a person has it; null to believe the model again. */
  PredictionRow corrected(@Nullable String label) {
    String other = label == null || label.equals(answer()) ? null : label;
    return new PredictionRow(file, classes, isCertain, problem, other, copy);
  }

  /** The same photograph with where it was copied to. */
  PredictionRow copied(@Nullable Path to) {
    return new PredictionRow(file, classes, isCertain, problem, correction, to);
  }

  /** Whether the model answered. */
  boolean isAnswered() {
    return !classes.isEmpty();
  }

  /** The model's answer; empty if it gave none. */
  String answer() {
    return isAnswered() ? classes.get(0).label() : "";
  }

  /** The class as far as is known: a person's word goes before the model's. */
  String label() {
    return correction == null ? answer() : correction;
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
