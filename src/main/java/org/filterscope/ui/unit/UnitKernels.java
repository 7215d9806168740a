package org.filterscope.ui.unit;

import java.util.Optional;
import java.util.stream.IntStream;
import org.filterscope.figure.KernelFigure;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A unit's kernels, or why it has none.
 *
 * @param layer the unit's layer
 * @param channel the unit
 * @param kernels one for each input channel; null if it has none
 * @param strongest the input channels whose kernels are shown, the strongest first
 * @param isColour whether the kernels are one tile in the photograph's colours, because they read
 *     the pixels
 * @param caption the text below: what is shown, or why there is nothing
 */
public record UnitKernels(
    Node layer,
    int channel,
    @Nullable ChannelKernels kernels,
    int[] strongest,
    boolean isColour,
    String caption) {

  /** The most kernels shown, as many as fit side by side. */
  public static final int MOST = 7;

  /** Reads a unit's kernels. Not for the JavaFX application thread. */
  public static UnitKernels of(Network network, Node layer, int channel, Messages words) {
    Optional<ChannelKernels> found = ChannelKernels.of(layer, channel);
    if (found.isEmpty()) {
      return new UnitKernels(layer, channel, null, new int[0], false, none(network, layer, words));
    }
    ChannelKernels kernels = found.get();
    Node source = network.node(layer.inputs().get(0));
    if (source.index() == 0 && (kernels.inputs() == 1 || kernels.inputs() == 3)) {
      String caption =
          words.get(
              kernels.inputs() == 1 ? "explore.kernels.first-grey" : "explore.kernels.first",
              number(kernels.height()),
              number(kernels.width()));
      int[] all = IntStream.range(0, kernels.inputs()).toArray();
      return new UnitKernels(layer, channel, kernels, all, true, caption);
    }
    int[] strongest = KernelFigure.strongest(kernels, MOST);
    String caption =
        words.get(
            "explore.kernels.strongest",
            number(strongest.length),
            number(kernels.inputs()),
            number(kernels.height()),
            number(kernels.width()),
            source.name());
    return new UnitKernels(layer, channel, kernels, strongest, false, caption);
  }

  private static String none(Network network, Node layer, Messages words) {
    Operation operation = layer.operation();
    if (operation instanceof Operation.MaxPooling) {
      return words.get("explore.kernels.none.pooling");
    }
    if (operation instanceof Operation.AveragePooling
        || operation instanceof Operation.GlobalAverage) {
      return words.get("explore.kernels.none.average");
    }
    if (operation instanceof Operation.Dense) {
      Node source = network.node(layer.inputs().get(0));
      return words.get("explore.kernels.none.dense", source.name(), number(source.shape().size()));
    }
    return words.get("explore.kernels.none.other");
  }

  private static String number(int value) {
    return Integer.toString(value);
  }
}
