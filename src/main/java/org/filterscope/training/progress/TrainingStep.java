package org.filterscope.training.progress;

/** The steps of a training, in their order. A training leaves out those that it has no work for. */
public enum TrainingStep {
  /** Every photograph is read once, to find copies and what cannot be read. */
  CHECKING_FOLDER,
  /** The same for the held-out folder, where there is one. */
  CHECKING_HELD_OUT_FOLDER,
  /**
   * Photographs go through the frozen layers. What fine-tuning finds in the cache does not count:
   * where that is everything, it leaves the step out.
   */
  READING_FEATURES,
  /** The head learns, with each of the settings that are tried; counted in epochs. */
  TRAINING_HEAD,
  /** The last block learns together with the head; counted in photographs, over all epochs. */
  TRAINING_BLOCK,
  /** The model classifies the held-out photographs. */
  EVALUATING;

  /** Whether training can be stopped in this step with a model as its result. */
  public boolean canStop() {
    return this == TRAINING_HEAD || this == TRAINING_BLOCK;
  }
}
