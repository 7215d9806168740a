package org.filterscope.network;

import java.util.Optional;

/**
 * The weights and the bias of one unit of a dense layer.
 *
 * @param weights one for each value of the vector
 * @param bias added to the sum of the products
 */
public record DenseUnit(float[] weights, float bias) {

  /** A unit's weights, copied; empty if the layer is not dense. Any thread may call it. */
  public static Optional<DenseUnit> of(Node node, int unit) {
    if (!(node.operation() instanceof Operation.Dense dense)) {
      return Optional.empty();
    }
    float[] weights = new float[(int) dense.weights().size(0)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = dense.weights().getFloat(i, unit);
    }
    return Optional.of(new DenseUnit(weights, dense.bias().getFloat(unit)));
  }
}
