package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.filterscope.activation.LayerMaps;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/**
 * A convolution on one photograph, as the engine computed it: the maps that it reads, and its own.
 *
 * @param inspection of the photograph
 * @param layer the convolution
 * @param before the node whose maps it reads
 * @param inputs that node's maps
 * @param outputs the convolution's maps
 */
record ConvolutionMaps(
    Inspection inspection, Node layer, Node before, LayerMaps inputs, LayerMaps outputs) {

  /** A network's convolutions, in its order. */
  static List<Node> layers(Network network) {
    return network.layers().stream().filter(ConvolutionMaps::isConvolution).toList();
  }

  /** Whether a node is a convolution whose activation function works on each sum alone. */
  static boolean isConvolution(Node node) {
    return node.operation() instanceof Operation.Convolution
        && node.activation().kind() != Activation.Kind.SOFTMAX;
  }

  /** Whether a convolution reads the photograph itself. */
  static boolean readsPhotograph(Node layer) {
    return layer.inputs().get(0) == 0;
  }

  /** Reads both from the engine. */
  static CompletableFuture<ConvolutionMaps> of(Inspection inspection, Node layer) {
    Node before = inspection.model().network().node(layer.inputs().get(0));
    return inspection
        .maps(before.name())
        .thenCombine(
            inspection.maps(layer.name()),
            (inputs, outputs) -> new ConvolutionMaps(inspection, layer, before, inputs, outputs));
  }

  /** Whether these are a layer's maps on a photograph. */
  boolean isOf(Inspection other, Node otherLayer) {
    return inspection == other && layer.index() == otherLayer.index();
  }

  /**
   * The unit to show first: the one with the strongest cell whose window lies outside the padding,
   * if any such cell is above zero.
   */
  int strongest() {
    int rows = outputs.shape().height();
    int columns = outputs.shape().width();
    int border = Math.min(2, Math.min(rows, columns) / 3);
    int strongest = 0;
    float most = 0;
    for (int c = 0; c < outputs.shape().channels(); c++) {
      for (int row = border; row < rows - border; row++) {
        for (int column = border; column < columns - border; column++) {
          float value = outputs.values()[(c * rows + row) * columns + column];
          if (value > most) {
            most = value;
            strongest = c;
          }
        }
      }
    }
    return strongest;
  }
}
