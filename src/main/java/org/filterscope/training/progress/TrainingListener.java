package org.filterscope.training.progress;

import java.util.function.Consumer;
import org.filterscope.task.Progress;

/**
 * Is told how a training goes, on the thread that trains. An exception that it throws ends the
 * training.
 */
@FunctionalInterface
public interface TrainingListener {

  /** For a training that is not observed. */
  TrainingListener NONE = (step, done, total, detail) -> {};

  /**
   * Called when part of a step is done. Steps come in order, and {@code done} never falls within a
   * step. A step that ends early is not completed before the next one begins.
   *
   * @param done from 0 to {@code total}, in units that depend on the step
   * @param total the same throughout a step; 0 while it is not known
   * @param detail the current item, such as a file's path; empty if there is none
   */
  void step(TrainingStep step, long done, long total, String detail);

  /**
   * Called before a step that an earlier training may have done in part, with the share that is
   * left to do.
   *
   * @param share from 0 to 1; a step with nothing left is not reported
   */
  default void remains(TrainingStep step, double share) {}

  /** Called after an epoch. */
  default void epoch(Epoch epoch) {}

  /** A listener for epochs only. */
  static TrainingListener ofEpochs(Consumer<Epoch> epochs) {
    return new TrainingListener() {
      @Override
      public void step(TrainingStep step, long done, long total, String detail) {}

      @Override
      public void epoch(Epoch epoch) {
        epochs.accept(epoch);
      }
    };
  }

  /** The progress of one step, for work that does not know the other steps. */
  default Progress during(TrainingStep step) {
    return (done, total, detail) -> step(step, done, total, detail);
  }
}
