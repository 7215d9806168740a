package org.filterscope.cli;

import org.filterscope.network.Network;
import org.filterscope.network.Node;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the unit that a command is about. */
final class UnitOption {

  @Mixin private LayerOption layer;

  @Option(
      names = "--channel",
      paramLabel = "C",
      required = true,
      description = "The unit: a channel number, from 0.")
  private int channel;

  /** The channel that was typed. */
  int channel() {
    return channel;
  }

  /**
   * The unit's layer.
   *
   * @param line the command, for the message
   * @throws CommandLine.ParameterException if there is no such layer, or it has no such channel
   */
  Node layer(Network network, CommandLine line) {
    Node node = layer.of(network, line);
    LayerChoice.channel(node, channel, line);
    return node;
  }
}
