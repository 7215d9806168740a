package org.filterscope.training.head;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;
import org.filterscope.training.data.Features;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The trained dense layers, from features to classes, with ReLU between them and softmax at the
 * end.
 *
 * @param layers in order, starting at the features
 */
public record TrainedHead(List<Layer> layers) {

  private static final String HIDDEN = "hidden";
  private static final String CLASSES = "classes";

  /**
   * The number of rows at once; a second copy of a whole folder's features would not fit into
   * memory.
   */
  private static final int ROWS = 1024;

  /**
   * A dense layer.
   *
   * @param weights {@code [inputs, outputs]}
   * @param bias {@code [outputs]}
   */
  public record Layer(INDArray weights, INDArray bias) {}

  /** Copies the list. */
  public TrainedHead {
    layers = List.copyOf(layers);
  }

  /** Frees its weights at once, because the garbage collector does not know their size. */
  void free() {
    for (Layer layer : layers) {
      layer.weights().close();
      layer.bias().close();
    }
  }

  /**
   * Checks that all weights are finite.
   *
   * @throws Problem if one is NaN or infinite
   */
  TrainedHead requireFinite() {
    for (Layer layer : layers) {
      double sum =
          layer.weights().sumNumber().doubleValue() + layer.bias().sumNumber().doubleValue();
      if (!Double.isFinite(sum)) {
        throw new Problem("training.diverged");
      }
    }
    return this;
  }

  /** Each row's sums before softmax, {@code [rows, classes]}. */
  public INDArray logits(Features features) {
    int count = features.labels().length;
    if (count <= ROWS) {
      return logitsOfPart(features);
    }
    List<INDArray> parts = new ArrayList<>();
    for (int first = 0; first < count; first += ROWS) {
      List<Integer> part = IntStream.range(first, Math.min(first + ROWS, count)).boxed().toList();
      parts.add(logitsOfPart(features.rows(part)));
    }
    INDArray all = Nd4j.concat(0, parts.toArray(INDArray[]::new));
    parts.forEach(INDArray::close);
    return all;
  }

  private INDArray logitsOfPart(Features features) {
    try (INDArray matrix = features.matrix()) {
      return logits(matrix);
    }
  }

  /** Each row's sums before softmax, for rows in a matrix. */
  INDArray logits(INDArray features) {
    INDArray sums = sums(features, layers.get(0));
    for (Layer layer : layers.subList(1, layers.size())) {
      try (INDArray before = sums;
          INDArray rectified = Nd4j.nn().relu(before, 0)) {
        sums = sums(rectified, layer);
      }
    }
    return sums;
  }

  private static INDArray sums(INDArray rows, Layer layer) {
    return rows.mmul(layer.weights()).addiRowVector(layer.bias());
  }

  /** Each row's probabilities, {@code [rows][classes]}. */
  public float[][] probabilities(Features features) {
    try (INDArray sums = logits(features);
        INDArray probabilities = Nd4j.nn().softmax(sums, 1)) {
      return MatrixRows.floats(probabilities);
    }
  }

  /**
   * The head with its sums divided by a temperature, so that its probabilities match reality (Guo
   * et al. 2017).
   */
  public TrainedHead cooled(double temperature) {
    Layer last = layers.get(layers.size() - 1);
    List<Layer> cooled = new ArrayList<>(layers.subList(0, layers.size() - 1));
    cooled.add(new Layer(last.weights().div(temperature), last.bias().div(temperature)));
    return new TrainedHead(cooled);
  }

  /** The network followed by this head. */
  public Network on(Network.Builder features) {
    for (int i = 0; i < layers.size(); i++) {
      boolean isLast = i == layers.size() - 1;
      features.add(
          isLast ? CLASSES : HIDDEN,
          new Operation.Dense(layers.get(i).weights(), layers.get(i).bias()),
          isLast ? Activation.SOFTMAX : Activation.RELU);
    }
    return features.build();
  }
}
