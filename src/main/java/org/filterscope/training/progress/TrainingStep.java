package org.filterscope.training.progress;

/** The steps of a training, in order. A training skips steps without work. */
public enum TrainingStep {
  /** Every photograph is read once, to find duplicates and unreadable files. */
  CHECKING_FOLDER,
  /** The same for the held-out folder, if there is one. */
  CHECKING_HELD_OUT_FOLDER,
  /**
   * Photographs pass through the frozen layers. Cached features do not count; if all are cached,
   * the step is skipped.
   */
  READING_FEATURES,
  /** The head is trained with each setting; counted in epochs. */
  TRAINING_HEAD,
  /** The last block is trained together with the head; counted in photographs, over all epochs. */
  TRAINING_BLOCK,
  /** The model classifies the held-out photographs. */
  EVALUATING;

  /** Whether training can be stopped in this step with a model as its result. */
  public boolean canStop() {
    return this == TRAINING_HEAD || this == TRAINING_BLOCK;
  }
}
