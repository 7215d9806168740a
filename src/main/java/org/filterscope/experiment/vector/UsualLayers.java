package org.filterscope.experiment.vector;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;
import org.filterscope.training.head.HeadKind;

/** The layers of a network that experiments look at unless others are asked for. */
public final class UsualLayers {

  private UsualLayers() {}

  /**
   * The first convolution.
   *
   * @throws Problem if the network has none
   */
  public static Node first(Network network) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Convolution)
        .findFirst()
        .orElseThrow(() -> new Problem("experiment.no-convolution"));
  }

  /** The last layer before the classes: the last hidden dense layer, else the last maps. */
  public static Node top(Network network) {
    List<Node> hidden = HeadKind.hiddenLayers(network);
    return hidden.isEmpty() ? HeadKind.lastMaps(network) : hidden.get(hidden.size() - 1);
  }

  /**
   * The last layer with maps of each size, from large to small, and the hidden dense layers: the
   * ends of VGG16's blocks, pool5, and fc1 and fc2 where there are any.
   */
  public static List<Node> lastOfEachSize(Network network) {
    int end = HeadKind.lastMaps(network).index();
    List<Node> layers = new ArrayList<>();
    for (Node node : network.layers()) {
      if (node.shape().isVector() || node.index() > end) {
        continue;
      }
      int last = layers.size() - 1;
      if (last >= 0 && layers.get(last).shape().cells() == node.shape().cells()) {
        layers.set(last, node);
      } else {
        layers.add(node);
      }
    }
    Set<Node> all = new LinkedHashSet<>(layers);
    all.addAll(HeadKind.hiddenLayers(network));
    return List.copyOf(all);
  }

  /**
   * The two layers that parts are compared in: the last maps and the top dense layer, or the last
   * two layers with maps where there is no dense one.
   */
  public static List<Node> lastTwo(Network network) {
    List<Node> layers = lastOfEachSize(network);
    Node top = top(network);
    if (!HeadKind.hiddenLayers(network).isEmpty()) {
      return List.of(HeadKind.lastMaps(network), top);
    }
    return layers.size() < 2
        ? List.of(top)
        : List.of(layers.get(layers.size() - 2), layers.get(layers.size() - 1));
  }
}
