package org.filterscope.network.file;

import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A classifier on top of a convolutional base. It takes the means of the last feature maps over a 2
 * x 2 grid and over the whole map, scales them to a fixed length, and ends in one dense layer with
 * softmax.
 */
public final class PooledHead {

  /** The node with the vector that the dense layer reads, {@code 5 * channels} long. */
  public static final String FEATURES = "head_direction";

  /** The vector's Euclidean length: long enough for the softmax to become sure of a class. */
  public static final float LENGTH = 30;

  static final String GRID = "head_grid";
  static final String GRID_VECTOR = "head_grid_vector";
  static final String MEAN = "head_mean";
  static final String TOGETHER = "head_features";
  static final String CLASSES = "classes";

  private PooledHead() {}

  /** Adds the layers up to {@link #FEATURES} after a base that ends in feature maps. */
  public static Network.Builder addFeatures(Network.Builder builder, String base) {
    Shape maps = builder.shape(base);
    return builder
        .add(GRID, grid(maps), Activation.IDENTITY, List.of(base))
        .add(
            GRID_VECTOR,
            new Operation.Flatten(Operation.Flatten.Order.CHANNEL_FIRST),
            Activation.IDENTITY,
            List.of(GRID))
        .add(MEAN, new Operation.GlobalAverage(), Activation.IDENTITY, List.of(base))
        .add(
            TOGETHER,
            new Operation.Concatenation(),
            Activation.IDENTITY,
            List.of(GRID_VECTOR, MEAN))
        .add(FEATURES, new Operation.L2Normalisation(LENGTH), Activation.IDENTITY);
  }

  /** Whether a network has such a head. */
  public static boolean isOn(Network network) {
    return network.find(GRID).isPresent();
  }

  /** The node with the feature maps that a network's head reads. */
  public static Node maps(Network network) {
    return network.node(network.find(GRID).orElseThrow().inputs().get(0));
  }

  /**
   * Adds the dense layer after the features.
   *
   * @param weights {@code [features, classes]}
   * @param bias {@code [classes]}
   */
  static Network.Builder addClasses(Network.Builder builder, INDArray weights, INDArray bias) {
    return builder.add(CLASSES, new Operation.Dense(weights, bias), Activation.SOFTMAX);
  }

  /** Four windows that cover the feature maps; if a side is odd, they share the middle. */
  static Operation.AveragePooling grid(Shape maps) {
    return new Operation.AveragePooling(half(maps.height()), half(maps.width()), true);
  }

  private static Window half(int side) {
    return Window.of((side + 1) / 2, Math.max(1, side / 2), 0);
  }
}
