package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.convolution.CellArithmetic;
import org.filterscope.lesson.convolution.Filter;
import org.filterscope.lesson.convolution.PartialSums;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Answers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the arithmetic of one cell. */
@Command(
    name = "cell",
    description = {
      "Prints the arithmetic of one cell of a convolution's map: what it reads, times its weights,"
          + " summed, plus the bias, through the layer's function.",
      "Cells of the padding are zero. Of a layer with many input channels, those that count most are"
          + " printed; --json has all of them."
    })
final class Cell implements Runnable {

  /** The number of input channels that the text output shows. */
  private static final int STRONGEST = 3;

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private UnitOption unit;

  @Option(
      names = "--cell",
      paramLabel = "Y,X",
      required = true,
      converter = CellPlace.Converter.class,
      description = "The cell's row and column, from 0.")
  private CellPlace cell;

  /** The JSON object; inputs and weights are {@code [channels][rows][columns]}. */
  record Result(float[][][] inputs, float[][][] weights, float bias, double sum, float value) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    CellArithmetic arithmetic;
    float value;
    Node node;
    try (OpenModel open = root.openModel()) {
      Network network = open.model().network();
      node = unit.layer(network, line);
      Filter filter = filter(node, line);
      cell.of(node, line);
      try (Inspection inspection = open.inspect(image)) {
        LayerMaps inputs =
            Answers.await(inspection.maps(network.node(node.inputs().get(0)).name()));
        FeatureMap map = Answers.await(inspection.maps(node.name())).map(unit.channel());
        arithmetic = filter.at(inputs, cell.row(), cell.column());
        value = map.at(cell.row(), cell.column());
      }
    }
    Output output = root.output();
    output.json(result(arithmetic, value));
    output.text(text -> print(arithmetic, value, node, text));
  }

  private Filter filter(Node node, CommandLine line) {
    return Filter.of(node, unit.channel())
        .orElseThrow(
            () ->
                new ParameterException(
                    line,
                    "--layer: "
                        + node.name()
                        + " is no convolution ("
                        + node.operation().kind()
                        + "); choose one whose kind is convolution. The command 'layers' prints"
                        + " them all."));
  }

  private static Result result(CellArithmetic cell, float value) {
    return new Result(
        folded(cell.inputs(), cell),
        folded(cell.kernels().weights(), cell),
        cell.bias(),
        cell.sum(),
        value);
  }

  private static float[][][] folded(float[] numbers, CellArithmetic cell) {
    int height = cell.kernels().height();
    int width = cell.kernels().width();
    float[][][] folded = new float[cell.kernels().inputs()][height][width];
    for (int i = 0; i < numbers.length; i++) {
      folded[i / (height * width)][i / width % height][i % width] = numbers[i];
    }
    return folded;
  }

  private void print(CellArithmetic arithmetic, float value, Node node, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, cell %d,%d%n",
        LayerChoice.title(node.name(), unit.channel(), null),
        cell.row(),
        cell.column());
    PartialSums partial = arithmetic.partialSums();
    int[] order = partial.order();
    int shown = Math.min(STRONGEST, order.length);
    for (int i = 0; i < shown; i++) {
      print(arithmetic, order[i], partial.ofChannels()[order[i]], text);
    }
    if (shown < order.length) {
      double others = 0;
      for (int i = shown; i < order.length; i++) {
        others += partial.ofChannels()[order[i]];
      }
      text.printf(
          Locale.ROOT,
          "The other %d input channels add %s%n",
          order.length - shown,
          number(others));
    }
    text.println("Bias: " + number(arithmetic.bias()));
    text.println("Sum: " + number(arithmetic.sum()));
    text.printf(
        Locale.ROOT,
        "Result after %s: %s%n",
        node.activation().kind().name().toLowerCase(Locale.ROOT),
        number(value));
  }

  private static void print(CellArithmetic cell, int input, double sum, PrintWriter text) {
    text.println("Input channel " + input + ": inputs x weights = products");
    int height = cell.kernels().height();
    int width = cell.kernels().width();
    double[] products = cell.products();
    Table table = new Table(">".repeat(width) + "<" + ">".repeat(width) + "<" + ">".repeat(width));
    for (int row = 0; row < height; row++) {
      Object[] cells = new Object[3 * width + 2];
      for (int column = 0; column < width; column++) {
        int i = (input * height + row) * width + column;
        boolean isPadding = cell.inPadding()[row * width + column];
        cells[column] = isPadding ? "padding" : number(cell.inputs()[i]);
        cells[width + 1 + column] = number(cell.kernels().weights()[i]);
        cells[2 * width + 2 + column] = number(products[i]);
      }
      cells[width] = "x";
      cells[2 * width + 1] = "=";
      table.row(cells);
    }
    table.print(text, "  ");
    text.println("  sum of the products: " + number(sum));
  }

  private static String number(double value) {
    // Negative zero is printed as zero.
    return String.format(Locale.ROOT, "%.5g", value == 0 ? 0.0 : value);
  }
}
