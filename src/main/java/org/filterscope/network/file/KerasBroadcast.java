package org.filterscope.network.file;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;

/**
 * Brings tensors that a layer combines value by value to one shape, as Keras does by repetition.
 */
final class KerasBroadcast {

  private KerasBroadcast() {}

  /**
   * Tensors of one shape. One channel is repeated for all, and so is one cell.
   *
   * @param inputs with the same axes
   * @return empty if they do not fit
   */
  static List<KerasTensor> of(KerasNodes nodes, List<KerasTensor> inputs) {
    int channels = 1;
    int height = 1;
    int width = 1;
    for (KerasTensor input : inputs) {
      channels = Math.max(channels, input.shape().channels());
      height = Math.max(height, input.shape().height());
      width = Math.max(width, input.shape().width());
    }
    List<KerasTensor> whole = new ArrayList<>();
    for (KerasTensor input : inputs) {
      boolean isCell = input.shape().cells() == 1;
      boolean isSize = input.shape().height() == height && input.shape().width() == width;
      boolean isChannels = input.shape().channels() == channels;
      boolean fits = (isSize || isCell) && (isChannels || input.shape().channels() == 1);
      if (!fits || (!(isSize && isChannels) && !input.isMaps())) {
        return List.of();
      }
      KerasTensor deep = isChannels ? input : repeated(nodes, input, channels, whole.size());
      whole.add(isSize ? deep : repeated(nodes, deep, height, width, whole.size()));
    }
    return ofOneCell(nodes, whole);
  }

  private static KerasTensor repeated(KerasNodes nodes, KerasTensor one, int channels, int number) {
    return nodes.add(
        "_channels" + (number + 1),
        new Operation.Selection(new int[channels]),
        Activation.IDENTITY,
        one);
  }

  private static KerasTensor repeated(
      KerasNodes nodes, KerasTensor cell, int height, int width, int number) {
    return nodes.add(
        "_cells" + (number + 1),
        new Operation.Upsampling(height, width),
        Activation.IDENTITY,
        cell);
  }

  /** The same tensors; where some are vectors here and others maps of one cell, all as vectors. */
  static List<KerasTensor> ofOneCell(KerasNodes nodes, List<KerasTensor> inputs) {
    boolean isMixed =
        inputs.stream().anyMatch(input -> input.shape().isVector())
            && inputs.stream().allMatch(input -> input.shape().cells() == 1);
    if (!isMixed) {
      return inputs;
    }
    List<KerasTensor> vectors = new ArrayList<>();
    for (KerasTensor input : inputs) {
      vectors.add(input.shape().isVector() ? input : vector(nodes, input, vectors.size()));
    }
    return vectors;
  }

  private static KerasTensor vector(KerasNodes nodes, KerasTensor cell, int number) {
    Operation flatten = new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST);
    KerasTensor flat = nodes.add("_vector" + (number + 1), flatten, Activation.IDENTITY, cell);
    return new KerasTensor(flat.node(), Shape.vector(cell.shape().channels()), cell.axes());
  }
}
