package org.filterscope.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filterscope.network.Node;
import org.filterscope.projection.Seed;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** A cell of a map, as {@code Y,X} on the command line. */
record CellPlace(int row, int column) {

  /**
   * The cell, if the layer has it.
   *
   * @throws ParameterException if not
   */
  Seed of(Node layer, CommandLine line) {
    int height = layer.shape().height();
    int width = layer.shape().width();
    if (row >= height || column >= width) {
      throw new ParameterException(
          line,
          String.format(
              Locale.ROOT,
              "--cell: %s has cells 0,0 to %d,%d, not %d,%d",
              layer.name(),
              height - 1,
              width - 1,
              row,
              column));
    }
    return new Seed.Cell(row, column);
  }

  /** Reads it from the command line. */
  static final class Converter implements ITypeConverter<CellPlace> {

    private static final Pattern CELL = Pattern.compile("(\\d{1,9}),(\\d{1,9})");

    @Override
    public CellPlace convert(String value) {
      Matcher cell = CELL.matcher(value);
      if (!cell.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is no cell: row and column are wanted, as in 3,5");
      }
      return new CellPlace(Integer.parseInt(cell.group(1)), Integer.parseInt(cell.group(2)));
    }
  }
}
