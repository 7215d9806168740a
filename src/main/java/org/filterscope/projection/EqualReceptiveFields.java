package org.filterscope.projection;

import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/**
 * Tells whether the receptive fields of two cells contain the same pixel values, as in areas of a
 * single colour. If so, exact arithmetic gives both cells the same values in every channel.
 */
final class EqualReceptiveFields {
  private final Network network;
  private final float[] image;

  /**
   * Whether cells do not all do the same with their fields: those that repeat one cell see
   * different parts of the same, and some have factors of their own.
   */
  private final boolean isUneven;

  /**
   * Creates a comparison for an image.
   *
   * @param image {@code [height, width, channels]}
   */
  EqualReceptiveFields(Network network, float[] image) {
    this.network = network;
    this.image = image;
    this.isUneven =
        network.nodes().stream()
            .map(Node::operation)
            .anyMatch(
                each ->
                    each instanceof Operation.Upsampling || each instanceof Operation.CellScaling);
  }

  /**
   * Whether two cells see the same pixel values; always false for a cell that sees beyond the
   * border, and in a network whose cells are not all alike.
   */
  boolean areEqual(Node node, int row, int column, int otherRow, int otherColumn) {
    int size = node.vertical().size();
    int width = node.horizontal().size();
    int top = node.vertical().stride() * row + node.vertical().start();
    int left = node.horizontal().stride() * column + node.horizontal().start();
    int otherTop = node.vertical().stride() * otherRow + node.vertical().start();
    int otherLeft = node.horizontal().stride() * otherColumn + node.horizontal().start();
    boolean isInPlace = node.vertical().stride() > 0 && node.horizontal().stride() > 0;
    if (!isInPlace
        || isUneven
        || !isInside(top, left, size, width)
        || !isInside(otherTop, otherLeft, size, width)) {
      return false;
    }
    int length = width * network.input().channels();
    for (int y = 0; y < size; y++) {
      int from = offset(top + y, left);
      int to = offset(otherTop + y, otherLeft);
      for (int i = 0; i < length; i++) {
        if (image[from + i] != image[to + i]) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isInside(int top, int left, int height, int width) {
    return top >= 0
        && left >= 0
        && top + height <= network.input().height()
        && left + width <= network.input().width();
  }

  private int offset(int row, int column) {
    return (row * network.input().width() + column) * network.input().channels();
  }
}
