package org.filterscope.lesson.answer;

import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/**
 * Where a value that a dense layer reads comes from: a unit, and the part of its map.
 *
 * @param layer the layer that made it; what only carries, averages or scales it is passed by
 * @param channel the unit
 * @param cells one cell, or all whose mean the value is
 */
public record InputOrigin(Node layer, int channel, Region cells) {

  /**
   * Follows a value back.
   *
   * @param dense a layer that reads a vector
   * @param input the value's place in it
   * @throws IllegalArgumentException if there is no such place
   */
  public static InputOrigin of(Network network, Node dense, int input) {
    Node read = network.node(dense.inputs().get(0));
    if (!(dense.operation() instanceof Operation.Dense)
        || input < 0
        || input >= read.shape().size()) {
      throw new IllegalArgumentException(input + " of what " + dense.name() + " reads");
    }
    Shape shape = read.shape();
    int cell = input % shape.cells();
    InputOrigin origin =
        new InputOrigin(
            read,
            input / shape.cells(),
            Region.cell(cell / shape.width(), cell % shape.width()));
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
