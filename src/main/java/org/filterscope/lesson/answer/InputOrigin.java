package org.filterscope.lesson.answer;

import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;

/**
 * Where a value that a dense layer reads comes from: a unit, and the part of its map.
 *
 * @param layer the layer that made it; what only carries, averages or scales it is passed by
 * @param channel the unit
 * @param cells one cell, or all whose mean the value is
 */
public record InputOrigin(Node layer, int channel, Region cells) {

  /**
   * Follows a value that a dense layer reads.
   *
   * @param input the value's place in the vector
   * @throws IllegalArgumentException if the layer is not dense, or there is no such place
   */
  public static InputOrigin of(Network network, Node dense, int input) {
    if (!(dense.operation() instanceof Operation.Dense)) {
      throw new IllegalArgumentException(dense.name() + " is not dense");
    }
    return ofValue(network, network.node(dense.inputs().get(0)), input);
  }

  /**
   * Follows a value of a vector.
   *
   * @param vector the node that gives it
   * @throws IllegalArgumentException if there is no such value
   */
  public static InputOrigin ofValue(Network network, Node vector, int place) {
    if (place < 0 || place >= vector.shape().channels() || vector.shape().cells() != 1) {
      throw new IllegalArgumentException(place + " in " + vector.name() + ": " + vector.shape());
    }
    InputOrigin origin = new InputOrigin(vector, place, Region.cell(0, 0));
    Optional<InputOrigin> before = origin.before(network);
    while (before.isPresent()) {
      origin = before.get();
      before = origin.before(network);
    }
    return origin;
  }

  private Optional<InputOrigin> before(Network network) {
    return layer.operation().accept(new OriginBefore(network, this));
  }
}
