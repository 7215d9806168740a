package org.filterscope.ui.explore.layer;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;

/**
 * A network drawn small: one bar a layer, in order. Its height follows the side of the layer's
 * maps, its width the number of channels, both as logarithms, as 3 and 512 would not fit one
 * picture otherwise.
 *
 * @param bars one for each layer
 */
record NetworkOutline(List<Bar> bars) {

  /** Between two bars, in pixels. */
  private static final double GAP = 2;

  private static final double LEAST_HEIGHT = 6;

  /** Copies the list. */
  NetworkOutline {
    bars = List.copyOf(bars);
  }

  /**
   * One layer.
   *
   * @param layer the layer
   * @param x left edge, in pixels
   * @param width in pixels
   * @param height in pixels; bars are centred on one line
   */
  record Bar(Node layer, double x, double width, double height) {}

  /** Draws layers into a strip of a size in pixels. */
  static NetworkOutline of(List<Node> layers, double width, double height) {
    double depth = 0;
    double tallest = 0;
    for (Node layer : layers) {
      depth += depth(layer.shape());
      tallest = Math.max(tallest, side(layer.shape()));
    }
    // A network with hundreds of layers has no room for gaps.
    double gap = Math.min(GAP, width / layers.size() / 3);
    double room = width - gap * (layers.size() - 1);
    List<Bar> bars = new ArrayList<>();
    double x = 0;
    for (Node layer : layers) {
      double across = room * depth(layer.shape()) / depth;
      double share = tallest == 0 ? 0 : side(layer.shape()) / tallest;
      bars.add(new Bar(layer, x, across, LEAST_HEIGHT + share * (height - LEAST_HEIGHT)));
      x += across + gap;
    }
    return new NetworkOutline(bars);
  }

  /** The layer at a place; beside all bars the nearest. */
  Node at(double x) {
    for (Bar bar : bars) {
      if (x < bar.x() + bar.width() + GAP / 2) {
        return bar.layer();
      }
    }
    return bars.get(bars.size() - 1).layer();
  }

  private static double depth(Shape shape) {
    return Math.log(1 + shape.channels()) / Math.log(2);
  }

  private static double side(Shape shape) {
    return Math.log(Math.max(shape.height(), shape.width())) / Math.log(2);
  }
}
