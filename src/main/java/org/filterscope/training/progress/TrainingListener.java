package org.filterscope.training.progress;

import java.util.function.Consumer;
import org.filterscope.task.Progress;

/** Hears how a training goes, on the thread that trains. What it throws ends the training. */
@FunctionalInterface
public interface TrainingListener {

  /** For a training that nobody follows. */
  TrainingListener NONE = (step, done, total, detail) -> {};

  /**
   * Some of a step is done. Steps come in their order, and within a step {@code done} never falls.
   * A step that ends early is followed by the next one without being completed.
   *
   * @param done from 0 to {@code total}; what is counted depends on the step
   * @param total the same throughout a step; 0 while it is not known
   * @param detail what is at work now, such as a file's path; empty if there is nothing to say
   */
  void step(TrainingStep step, long done, long total, String detail);

  /**
   * Told before a step of which an earlier training may have done a part: how much is left to do.
   *
   * @param share from 0, where the step will not be told of, to 1
   */
  default void remains(TrainingStep step, double share) {}

  /** An epoch is over. */
  default void epoch(Epoch epoch) {}

  /** A listener to epochs alone. */
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

  /** The progress of one step, for work that knows nothing of the others. */
  default Progress during(TrainingStep step) {
    return (done, total, detail) -> step(step, done, total, detail);
  }
}
