package org.filterscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Units of one layer, as {@code LAYER/C,C} on the command line. */
record UnitsOfLayer(String layer, List<Integer> channels) {

  /**
   * The layer, if it has all the channels.
   *
   * @throws ParameterException if not
   */
  Node of(Network network, CommandLine line) {
    Node node = LayerChoice.layer(network, layer, line);
    channels.forEach(channel -> LayerChoice.channel(node, channel, line));
    return node;
  }

  /** Reads them from the command line. */
  static final class Converter implements ITypeConverter<UnitsOfLayer> {

    /** A layer's name may hold slashes of its own. */
    private static final Pattern UNITS = Pattern.compile("(.+)/(\\d{1,9}(?:,\\d{1,9})*)");

    @Override
    public UnitsOfLayer convert(String value) {
      Matcher units = UNITS.matcher(value);
      if (!units.matches()) {
        throw new TypeConversionException(
            "'" + value + "' names no units: a layer and channels are wanted, as in conv5_3/7,120");
      }
      List<Integer> channels = new ArrayList<>();
      for (String channel : units.group(2).split(",", -1)) {
        channels.add(Integer.valueOf(channel));
      }
      return new UnitsOfLayer(units.group(1), channels);
    }
  }
}
