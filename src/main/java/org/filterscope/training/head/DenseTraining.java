package org.filterscope.training.head;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Stop;
import org.filterscope.training.data.Features;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Trains a hidden layer of ReLU units with dropout, followed by a dense layer with softmax. It
 * stops when validation no longer improves, and keeps the best state.
 *
 * @param units of the hidden layer
 * @param seed the seed of the weights, the dropout and the order; it is combined with the epoch's
 *     number, so an epoch does not depend on what ran before
 */
record DenseTraining(int units, long seed) {
  private static final int MOST_EPOCHS = 40;
  private static final int PATIENCE = 5;
  private static final int BATCH = 64;
  private static final double RATE = 1e-3;
  private static final double KEPT = 0.5;
  private static final double DECAY = 1e-4;

  /**
   * A trained head.
   *
   * @param decay the weight decay: the factor of half the squared weights in the loss
   * @param epochs the epochs after which validation was best
   */
  record Trained(TrainedHead head, double decay, int epochs) {}

  /**
   * Trains.
   *
   * @throws Problem if the loss was NaN or infinite after every epoch
   */
  Trained train(Features learning, Features validation, int classes, TrainingControl control) {
    MultiLayerNetwork network = network(learning.values().get(0).length, classes);
    try {
      return train(network, learning, validation, classes, control);
    } finally {
      NetworkMemory.free(network);
    }
  }

  private Trained train(
      MultiLayerNetwork network,
      Features learning,
      Features validation,
      int classes,
      TrainingControl control) {
    TrainedHead best = head(network);
    double bestLoss = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    for (int epoch = 1; goesOn(epoch, bestEpoch, control.stop()); epoch++) {
      control.listener().step(TrainingStep.TRAINING_HEAD, epoch - 1, MOST_EPOCHS, "");
      // ND4J has a random generator for each thread, so other threads do not draw from this one.
      Nd4j.getRandom().setSeed(seed * 1_000_003 + epoch);
      epoch(network, learning, classes, epoch, control.cancellation());
      TrainedHead head = head(network);
      HeadScore score = HeadScore.of(head, validation);
      double trainingLoss = HeadScore.of(head, learning).loss();
      control
          .listener()
          .epoch(
              new Epoch(
                  Epoch.Stage.HEAD,
                  new Epoch.Setting(1, 1, DECAY),
                  epoch,
                  MOST_EPOCHS,
                  trainingLoss,
                  score.loss(),
                  score.accuracy()));
      boolean isBetter = score.loss() < bestLoss;
      (isBetter ? best : head).free();
      if (isBetter) {
        bestLoss = score.loss();
        bestEpoch = epoch;
        best = head;
      }
    }
    if (bestEpoch == 0) {
      throw new Problem("training.diverged");
    }
    return new Trained(best, DECAY, bestEpoch);
  }

  /** The first epoch always runs, because there is nothing to keep before it. */
  private static boolean goesOn(int epoch, int bestEpoch, Stop stop) {
    return epoch == 1
        || (epoch <= MOST_EPOCHS && epoch - bestEpoch <= PATIENCE && !stop.isRequested());
  }

  private void epoch(
      MultiLayerNetwork network,
      Features learning,
      int classes,
      int epoch,
      Cancellation cancellation) {
    List<Integer> order = Shuffled.places(learning.labels().length, seed, epoch);
    try (Batches batches = Batches.once(learning, order, BATCH, classes)) {
      for (int i = 0; i < batches.count(); i++) {
        cancellation.check();
        batches.use(i, network::fit);
      }
    }
  }

  private MultiLayerNetwork network(int features, int classes) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(RATE))
                .weightInit(WeightInit.RELU)
                .l2(DECAY)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .activation(Activation.RELU)
                        .nIn(features)
                        .nOut(units)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .dropOut(KEPT)
                        .nIn(units)
                        .nOut(classes)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static TrainedHead head(MultiLayerNetwork network) {
    return new TrainedHead(List.of(layer(network, 0), layer(network, 1)));
  }

  private static TrainedHead.Layer layer(MultiLayerNetwork network, int index) {
    return new TrainedHead.Layer(
        network.getParam(index + "_W").dup('c'), network.getParam(index + "_b").dup('c').ravel());
  }
}
