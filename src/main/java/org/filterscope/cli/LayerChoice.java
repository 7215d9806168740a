package org.filterscope.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Finds the layers and channels that options name. A name that the network does not have is a usage
 * error.
 */
final class LayerChoice {

  private static final int NEAREST = 5;

  private LayerChoice() {}

  /**
   * The layer of that name.
   *
   * @param line the command, for the message
   * @throws ParameterException if there is none; the message names those with similar names
   */
  static Node layer(Network network, String name, CommandLine line) {
    return network
        .find(name)
        .filter(Node::isLayer)
        .orElseThrow(
            () ->
                new ParameterException(
                    line,
                    "--layer: there is no layer '"
                        + name
                        + "'; the nearest names are "
                        + nearest(network.layers(), name)
                        + ". The command 'layers' prints them all."));
  }

  /**
   * The channel, if the layer has it.
   *
   * @throws ParameterException if not
   */
  static int channel(Node layer, int channel, CommandLine line) {
    int channels = layer.shape().channels();
    if (channel < 0 || channel >= channels) {
      throw new ParameterException(
          line,
          String.format(
              Locale.ROOT,
              "--channel: %s has channels 0 to %d, not %d",
              layer.name(),
              channels - 1,
              channel));
    }
    return channel;
  }

  /** A title for a unit: its layer and channel, and the class that it stands for, if any. */
  static String title(String layer, int channel, @Nullable String label) {
    String number = layer + " / " + channel;
    return label == null ? number : number + " (" + OneLine.of(label) + ")";
  }

  private static String nearest(List<Node> layers, String name) {
    return layers.stream()
        .map(Node::name)
        .sorted(Comparator.comparingInt(other -> edits(name, other)))
        .limit(NEAREST)
        .collect(Collectors.joining(", "));
  }

  /**
   * The edit distance: how many characters to insert, delete or replace to turn one text into the
   * other (Levenshtein 1965).
   */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(previous[j], row[j - 1]) + 1, previous[j - 1] + change);
      }
      previous = row;
    }
    return previous[to.length()];
  }
}
