package org.filterscope.training;

import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.ChildProcess;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;

/**
 * A process that fine-tunes a model's last block, to be killed: it says how far it is with what it
 * is to be killed in, and goes only one step further.
 */
public final class HeldTraining implements TrainingListener {

  /** What it is to be killed in. */
  enum Work {
    /** Photographs go through the frozen layers. */
    FEATURES,
    /** Batches are learned, after an epoch that this process has completed. */
    BLOCK
  }

  private final Work work;
  private final int steps;

  private boolean isInIt;
  private int done;

  private HeldTraining(Work work, int steps) {
    this.work = work;
    this.steps = steps;
  }

  /** What it says after so many steps. */
  static String after(Work work, int steps) {
    return work + " " + steps;
  }

  /** Trains; the arguments are the model, the folder, the caches, the work and how many steps. */
  public static void main(String[] arguments) {
    HeldTraining held =
        new HeldTraining(Work.valueOf(arguments[3]), Integer.parseInt(arguments[4]));
    FineTuning.Task task =
        new FineTuning.Task(
            Path.of(arguments[1]),
            Optional.empty(),
            0.2,
            HeadKind.POOLED,
            UnfrozenLayers.BLOCK5,
            false,
            1);
    try (FeatureCache cache = FeatureCache.open(Path.of(arguments[2]));
        Engine engine = new Engine()) {
      new FineTuning(
              engine, ModelFile.read(Path.of(arguments[0])).model(), new PictureReader(), cache)
          .train(task, held, new Stop(), Cancellation.NEVER);
    }
  }

  @Override
  public void step(TrainingStep step, long counted, long total, String what) {
    isInIt |= work == Work.FEATURES && step == TrainingStep.READING_FEATURES;
    if (isInIt) {
      System.out.println(after(work, done));
      if (done++ > steps) {
        ChildProcess.hold();
      }
    }
  }

  @Override
  public void epoch(Epoch epoch) {
    isInIt |= work == Work.BLOCK && epoch.stage() == Epoch.Stage.BLOCK;
  }
}
