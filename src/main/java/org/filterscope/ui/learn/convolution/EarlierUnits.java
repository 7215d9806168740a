package org.filterscope.ui.learn.convolution;

import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.ui.unit.CellAddress;

/**
 * Finds the unit of an earlier convolution that a channel comes from, through pooling layers and
 * the like.
 */
record EarlierUnits(Network network) {

  /**
   * The unit behind one input channel of a convolution, and its cell in the middle of what a cell
   * of the convolution sees.
   *
   * @return empty if a layer in between mixes channels or reads the photograph
   */
  Optional<CellAddress> behind(Node convolution, int input, int row, int column) {
    Node node = network.node(convolution.inputs().get(0));
    int channels = node.shape().channels();
    while (!ConvolutionMaps.isConvolution(node)) {
      if (node.inputs().size() != 1
          || network.node(node.inputs().get(0)).shape().channels() != channels) {
        return Optional.empty();
      }
      node = network.node(node.inputs().get(0));
    }
    Node found = node;
    return Optional.of(
        new CellAddress(
            found.name(),
            input,
            found.vertical().cellAround(convolution.vertical().middle(row), found.shape().height()),
            found
                .horizontal()
                .cellAround(convolution.horizontal().middle(column), found.shape().width())));
  }
}
