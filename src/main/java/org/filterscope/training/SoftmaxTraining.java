package org.filterscope.training;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Trains a dense layer with softmax on fixed features, all of them in each step. The loss is convex
 * and the start is zero, so there is no seed: the same features give the same head.
 *
 * @param steps of Adam
 * @param rate of Adam
 * @param decay weight of half the squared weights in the loss
 */
public record SoftmaxTraining(int steps, double rate, double decay) {

  /**
   * A trained layer.
   *
   * @param weights {@code [features, classes]}
   * @param bias {@code [classes]}
   */
  public record Softmax(INDArray weights, INDArray bias) {

    /** Each row's probabilities, {@code [rows, classes]}. */
    public float[][] probabilities(Features features) {
      INDArray sums = rows(features).mmul(weights).addiRowVector(bias);
      return Nd4j.nn().softmax(sums, 1).toFloatMatrix();
    }
  }

  /** Trains on all rows. */
  public Softmax train(
      Features features, int classes, Progress progress, Cancellation cancellation) {
    INDArray rows = rows(features);
    INDArray targets = Nd4j.zeros(DataType.FLOAT, rows.size(0), classes);
    for (int i = 0; i < features.labels().length; i++) {
      targets.putScalar(i, features.labels()[i], 1);
    }
    MultiLayerNetwork layer = layer(rows.size(1), classes);
    for (int step = 0; step < steps; step++) {
      cancellation.check();
      progress.report(step, steps, "training");
      layer.fit(rows, targets);
    }
    return new Softmax(layer.getParam("0_W").dup('c'), layer.getParam("0_b").dup('c').ravel());
  }

  private MultiLayerNetwork layer(long features, int classes) {
    MultiLayerNetwork layer =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(new Adam(rate))
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

  private static INDArray rows(Features features) {
    return Nd4j.create(features.values().toArray(float[][]::new));
  }
}
