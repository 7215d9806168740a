package org.filterscope.ui.learn.convolution;

import org.filterscope.network.Preparation;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/** Names the channels that a filter reads: colours of the photograph, or earlier units. */
final class InputNames {

  private static final int COLOURS = 3;

  private final Messages words;
  private final Preparation.ChannelOrder order;

  InputNames(Messages words, Preparation.ChannelOrder order) {
    this.words = words;
    this.order = order;
  }

  /**
   * A channel's name, such as "red" or "pool1 / 17".
   *
   * @param unit the convolution that reads it; null for a typed kernel over the photograph
   */
  String of(@Nullable ConvolutionMaps unit, int channel) {
    boolean isColour =
        unit == null
            || (ConvolutionMaps.readsPhotograph(unit.layer())
                && unit.inputs().shape().channels() == order.channels());
    if (unit != null && !isColour) {
      return words.get("explore.unit.title", unit.before().name(), Integer.toString(channel));
    }
    if (unit != null && order == Preparation.ChannelOrder.GREY) {
      return words.get("learn.colour.grey");
    }
    boolean isFromBlue = unit != null && order == Preparation.ChannelOrder.BGR;
    return switch (isFromBlue ? COLOURS - 1 - channel : channel) {
      case 0 -> words.get("learn.colour.red");
      case 1 -> words.get("learn.colour.green");
      default -> words.get("learn.colour.blue");
    };
  }
}
