package org.filterscope.ui.train;

import java.time.Duration;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** How far work has come, in words. */
record StepText(Messages words) {

  /** What is done now, how far, and how long still. */
  String of(@Nullable Step step) {
    if (step == null) {
      return words.get("train.step.starting");
    }
    String text =
        switch (step.step()) {
          case CHECKING_FOLDER -> words.get("train.step.checking", step.done(), step.total());
          case CHECKING_HELD_OUT_FOLDER ->
              words.get("train.step.held-out", step.done(), step.total());
          case READING_FEATURES -> words.get("train.step.features", step.done(), step.total());
          case TRAINING_HEAD -> words.get("train.step.head", Math.round(100 * done(step)));
          case TRAINING_BLOCK -> words.get("train.step.block", Math.round(100 * done(step)));
          case EVALUATING -> words.get("train.step.evaluating");
        };
    return text + step.left().map(this::left).orElse("");
  }

  /** The part that is done, from 0 to 1; negative while that is not known. */
  static double done(@Nullable Step step) {
    return step == null || step.total() == 0 ? -1 : (double) step.done() / step.total();
  }

  private String left(Duration left) {
    long seconds = Math.max(1, Math.round(left.toMillis() / 1000.0));
    return seconds < 60
        ? words.get("train.left.seconds", seconds)
        : words.get("train.left.minutes", Math.round(seconds / 60.0));
  }
}
