package org.filterscope.training.block;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.task.Answers;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.SafeFile;
import org.filterscope.training.data.FeatureReader;
import org.filterscope.training.data.Features;
import org.filterscope.training.head.HeadScore;
import org.filterscope.training.head.Shuffled;
import org.filterscope.training.head.TrainedHead;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingStep;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/**
 * Trains the last block together with a head that was trained before, in small steps, from the maps
 * below the block. It stops when validation no longer improves, and keeps the best state. The start
 * counts as a state, so validation cannot get worse. Photographs are read from the cache as needed.
 * May be called on any thread except the engine's, which runs each batch as a separate task.
 *
 * @param reader knows the maps
 * @param file keeps the state after each epoch until training is over
 * @param seed the seed of the order; it is combined with the epoch's number, so an epoch does not
 *     depend on what ran before
 */
public record BlockTraining(Engine engine, FeatureReader reader, Path file, long seed) {

  private static final int MOST_EPOCHS = 8;
  private static final int PATIENCE = 2;

  /**
   * Small enough that a click is answered soon: what the user waits for runs between two batches.
   */
  private static final int BATCH = 8;

  private static final double RATE = 1e-4;
  private static final double MOMENTUM = 0.9;

  /** The constants that a training depends on; a state with others cannot be continued. */
  public static final String SETTINGS =
      String.join(
          " ", "sgd", "" + RATE, "" + MOMENTUM, "" + BATCH, "" + MOST_EPOCHS, "" + PATIENCE);

  /**
   * A block and a head that learned together.
   *
   * @param layers the block's, by name
   * @param heldOut the features of the held-out photographs
   * @param epochs the epochs after which validation was best
   */
  public record Trained(
      Map<String, Operation> layers,
      TrainedHead head,
      Features validation,
      Features heldOut,
      int epochs) {}

  /**
   * Trains.
   *
   * @param top the block and the head, with the weights to start from
   * @throws Problem if a layer cannot be trained
   */
  public Trained train(
      Network top,
      List<FeatureReader.View> learning,
      List<FeatureReader.View> validation,
      List<FeatureReader.View> heldOut,
      TrainingControl control) {
    // Adam would take equally large steps even if there is hardly anything left to learn.
    try (Run run = new Run(inTurn(() -> graph(top, new Nesterovs(RATE, MOMENTUM))), control)) {
      BlockState state = run.train(learning, validation);
      inTurn(
          () -> {
            run.graph.setParameters(state.best());
            return true;
          });
      Trained trained =
          new Trained(
              inTurn(run.graph::learned),
              inTurn(run.graph::head),
              run.features(validation, Progress.NONE),
              run.features(heldOut, control.listener().during(TrainingStep.EVALUATING)),
              state.bestEpoch());
      forget();
      return trained;
    }
  }

  private static BlockGraph graph(Network top, IUpdater updater) {
    try {
      return new BlockGraph(top, updater);
    } catch (IllegalArgumentException e) {
      throw new Problem(e, "training.block-layer", String.valueOf(e.getMessage()));
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Problem(e, "training.cache", file, String.valueOf(e.getMessage()));
    }
  }

  private <T> T inTurn(Callable<T> work) {
    return Answers.await(engine.background(work));
  }

  private static int[] labels(List<FeatureReader.View> views) {
    return views.stream().mapToInt(view -> view.sample().label()).toArray();
  }

  /** One training. */
  private final class Run implements AutoCloseable {
    private final BlockGraph graph;
    private final TrainingControl control;

    /** The epochs that an earlier training has completed. */
    private int began;

    Run(BlockGraph graph, TrainingControl control) {
      this.graph = graph;
      this.control = control;
    }

    /** The state after the last epoch that was completed. */
    BlockState train(List<FeatureReader.View> learning, List<FeatureReader.View> validation) {
      // A process that is killed while writing leaves a file as large as the state.
      SafeFile.sweep(file);
      BlockState state = BlockState.read(file).orElse(null);
      if (state == null) {
        state = BlockState.start(score(validation), inTurn(graph::state));
      } else {
        began = state.epoch();
        double left = isOver(state) ? 0 : 1 - (double) began / MOST_EPOCHS;
        control.listener().remains(TrainingStep.TRAINING_BLOCK, left);
        BlockGraph.State latest = state.latest();
        inTurn(
            () -> {
              graph.resume(latest);
              return true;
            });
      }
      while (!isOver(state)) {
        int epoch = state.epoch() + 1;
        double loss = epoch(learning, epoch);
        if (control.isStopped()) {
          return state;
        }
        HeadScore score = score(validation);
        control.listener().epoch(point(epoch, loss, score));
        state = state.after(score, inTurn(graph::state));
        state.write(file);
      }
      return state;
    }

    private static boolean isOver(BlockState state) {
      return state.epoch() >= MOST_EPOCHS || state.epoch() - state.bestEpoch() >= PATIENCE;
    }

    /** Trains for one epoch and returns the mean loss; ends early if training is stopped. */
    private double epoch(List<FeatureReader.View> learning, int epoch) {
      List<Integer> order = Shuffled.places(learning.size(), seed, epoch);
      double total = 0;
      for (int first = 0; first < order.size() && !control.isStopped(); first += BATCH) {
        control.checkCancelled();
        long done = (epoch - 1L - began) * order.size() + first;
        long all = (long) (MOST_EPOCHS - began) * order.size();
        control.listener().step(TrainingStep.TRAINING_BLOCK, done, all, "");
        List<FeatureReader.View> batch =
            order.subList(first, Math.min(first + BATCH, order.size())).stream()
                .map(learning::get)
                .toList();
        List<float[]> maps = maps(batch);
        total += batch.size() * inTurn(() -> graph.learn(maps, labels(batch)));
      }
      return total / order.size();
    }

    private HeadScore score(List<FeatureReader.View> views) {
      return HeadScore.of(inTurn(graph::head), features(views, Progress.NONE));
    }

    Features features(List<FeatureReader.View> views, Progress progress) {
      List<float[]> values = new ArrayList<>();
      for (int first = 0; first < views.size(); first += BATCH) {
        control.checkCancelled();
        progress.report(first, views.size(), "");
        List<float[]> maps = maps(views.subList(first, Math.min(first + BATCH, views.size())));
        values.addAll(inTurn(() -> graph.features(maps)));
      }
      return new Features(values, labels(views));
    }

    private List<float[]> maps(List<FeatureReader.View> views) {
      return views.stream().map(view -> reader.maps(view, control.cancellation())).toList();
    }

    private Epoch point(int epoch, double loss, HeadScore score) {
      return new Epoch(
          Epoch.Stage.BLOCK,
          new Epoch.Setting(1, 1, 0),
          epoch,
          MOST_EPOCHS,
          loss,
          score.loss(),
          score.accuracy());
    }

    @Override
    public void close() {
      inTurn(
          () -> {
            graph.close();
            return true;
          });
    }
  }
}
