package org.filterscope.lesson.answer;

import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;

/**
 * The origin of an input of a dense layer: a unit and a part of its map.
 *
 * @param layer the layer that computed the value; operations that only move, average or scale it
 *     are skipped
 * @param channel the unit's channel
 * @param cells the cell with the value, or all cells that the value is the mean of
 */
public record InputOrigin(Node layer, int channel, Region cells) {

  /**
   * Finds the origin of an input of a dense layer.
   *
   * @param input the value's index in the input vector
   * @throws IllegalArgumentException if the layer is not dense, or there is no such input
   */
  public static InputOrigin of(Network network, Node dense, int input) {
    if (!(dense.operation() instanceof Operation.Dense)) {
      throw new IllegalArgumentException(dense.name() + " is not dense");
    }
    return ofValue(network, network.node(dense.inputs().get(0)), input);
  }

  /**
   * Finds the origin of a value in a vector.
   *
   * @param vector the node with this vector as its output
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
