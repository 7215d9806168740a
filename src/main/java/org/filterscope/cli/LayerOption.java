package org.filterscope.cli;

import org.filterscope.network.Network;
import org.filterscope.network.Node;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option that names the layer that a command is about. */
final class LayerOption {

  @Option(
      names = "--layer",
      paramLabel = "L",
      required = true,
      description = "The layer's name, as listed by \"layers\".")
  private String name;

  /** The name as it was typed. */
  String name() {
    return name;
  }

  /**
   * The layer.
   *
   * @param line the command, for the message
   * @throws CommandLine.ParameterException if there is none of that name
   */
  Node of(Network network, CommandLine line) {
    return LayerChoice.layer(network, name, line);
  }
}
