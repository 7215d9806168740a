package org.filterscope.training.head;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.filterscope.activation.winograd.SingleThreadedBlas;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.task.Cancellation;
import org.filterscope.training.data.Features;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Trains a dense layer with softmax on fixed features. The loss is convex, the start is zero and
 * the order is fixed, so there is no seed: the same features give the same head.
 *
 * @param epochs the number of epochs
 * @param rate Adam's learning rate at the start; it falls linearly to zero, because otherwise the
 *     last steps would decide where the head ends
 * @param decay the weight decay: the factor of half the squared weights in the loss
 */
record SoftmaxTraining(int epochs, double rate, double decay) {

  /** Rows in one step of Adam. */
  private static final int BATCH = 256;

  /** From this many multiplications in a step, more than one thread is faster. */
  private static final long MANY = 1L << 28;

  /** Neighbouring rows have the same class; steps of this prime number mix the classes. */
  private static final int STRIDE = 7919;

  /** Is told of every epoch. */
  @FunctionalInterface
  interface AfterEpoch {

    /**
     * Called after an epoch.
     *
     * @param epoch from 1
     * @param head the head so far; its weights are freed afterwards
     * @return whether to go on
     */
    boolean goesOn(int epoch, TrainedHead head);
  }

  /** Trains on all rows, until the listener asks to stop. */
  TrainedHead train(Features features, int classes, AfterEpoch after, Cancellation cancellation) {
    long multiplications = (long) BATCH * features.values().get(0).length * classes;
    Supplier<TrainedHead> work = () -> learn(features, classes, after, cancellation);
    return multiplications < MANY ? SingleThreadedBlas.get(work) : work.get();
  }

  private TrainedHead learn(
      Features features, int classes, AfterEpoch after, Cancellation cancellation) {
    MultiLayerNetwork layer = layer(features.values().get(0).length, classes);
    try (Batches batches =
        Batches.repeated(features, mixed(features.labels().length), BATCH, classes)) {
      boolean goesOn = true;
      for (int epoch = 1; epoch <= epochs && goesOn; epoch++) {
        layer.setEpochCount(epoch - 1);
        for (int i = 0; i < batches.count(); i++) {
          cancellation.check();
          batches.use(i, batch -> layer.fit(batch.getFeatures(), batch.getLabels()));
        }
        TrainedHead now = head(layer);
        try {
          goesOn = after.goesOn(epoch, now);
        } finally {
          now.free();
        }
      }
      return head(layer);
    } finally {
      NetworkMemory.free(layer);
    }
  }

  private static TrainedHead head(MultiLayerNetwork layer) {
    return new TrainedHead(
        List.of(
            new TrainedHead.Layer(
                layer.getParam("0_W").dup('c'), layer.getParam("0_b").dup('c').ravel())));
  }

  private static List<Integer> mixed(int rows) {
    int stride = rows % STRIDE == 0 ? 1 : STRIDE;
    return IntStream.range(0, rows).map(i -> (int) ((long) i * stride % rows)).boxed().toList();
  }

  /** The rate falls linearly from its start to zero, epoch by epoch. */
  private ISchedule falling() {
    MapSchedule.Builder schedule = new MapSchedule.Builder(ScheduleType.EPOCH);
    for (int epoch = 0; epoch < epochs; epoch++) {
      schedule.add(epoch, rate * (epochs - epoch) / epochs);
    }
    return schedule.build();
  }

  private MultiLayerNetwork layer(long features, int classes) {
    MultiLayerNetwork layer =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                // Setting the rate directly would allocate Adam's moments anew each time.
                .updater(new Adam(falling()))
                .weightInit(WeightInit.ZERO)
                .l2(decay)
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(features)
                        .nOut(classes)
                        .build())
                .build());
    layer.init();
    return layer;
  }
}
