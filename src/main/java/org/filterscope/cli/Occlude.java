package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.explanation.CoverGrid;
import org.filterscope.explanation.CoverMask;
import org.filterscope.explanation.MaskedAnswer;
import org.filterscope.explanation.Occlusion;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.export.NumpyWriter;
import org.filterscope.export.Percent;
import org.filterscope.figure.OcclusionFigure;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Covers a photograph with a square, position by position, and measures how the answer changes. */
@Command(
    name = "occlude",
    description = {
      "Lays a square over the photograph, position by position, and watches what becomes of a unit"
          + " and of the answer (Zeiler and Fergus 2013, figure 7).",
      "Shows which places the unit or the class needs. A fall means that something there mattered,"
          + " or that the square itself was taken for something."
    })
final class Occlude implements Runnable {

  private static final Pattern COLOUR = Pattern.compile("(\\d{1,3}),(\\d{1,3}),(\\d{1,3})");
  private static final String MEAN = "mean";

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private LayerOption layer;

  @Option(
      names = "--channel",
      paramLabel = "C",
      description = "The unit: a channel number, from 0 (default: the one with the largest total).")
  private @Nullable Integer channel;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Side of the square in pixels of the input (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--step",
      paramLabel = "N",
      defaultValue = "16",
      description = "Pixels from one position to the next (default: ${DEFAULT-VALUE}).")
  private int step;

  @Option(
      names = "--grey",
      paramLabel = "mean|R,G,B",
      defaultValue = MEAN,
      description = "The square's colour; mean is what the network reads as zero (default: mean).")
  private String grey;

  @Mixin private ClassOption target;

  @Option(
      names = "--of",
      paramLabel = "PART",
      defaultValue = "total",
      description =
          "What is written and drawn: total of the unit, probability of the class, or label, the"
              + " likeliest class (default: ${DEFAULT-VALUE}).")
  private OcclusionFigure.Part part;

  @Option(
      names = "--out",
      paramLabel = "F",
      converter = OutputFile.Converter.class,
      description =
          "Output file: .npy for float32 [rows,columns], a value for each position of the square;"
              + " .png drawn over the photograph, red where the value falls.")
  private @Nullable OutputFile out;

  @Option(
      names = "--mask",
      paramLabel = "F",
      description =
          "Cover by a mask instead of a square: a picture that is laid over the input, white where"
              + " it is covered.")
  private @Nullable Path mask;

  /** The JSON object. */
  record Result(
      String layer,
      int channel,
      double total,
      int rows,
      int columns,
      Lowest lowest,
      double seconds) {}

  /** Where the total is lowest; row and column count positions, as in the array. */
  record Lowest(int row, int column, double total) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (out != null) {
      out.requireOtherThan(image, line);
    }
    if (mask != null) {
      cover(mask, line);
      return;
    }
    OcclusionMaps maps;
    Model model;
    double seconds;
    try (OpenModel open = root.openModel()) {
      model = open.model();
      Occlusion occlusion = occlusion(model, line);
      try (Inspection inspection = open.inspect(image);
          TerminalProgress progress = root.progressInParts()) {
        long start = System.nanoTime();
        maps = occlusion.cover(inspection, position -> {}, progress, open.cancellation());
        seconds = (System.nanoTime() - start) / 1e9;
        if (out != null) {
          write(maps, inspection.input(), out);
        }
      }
    }
    Output output = root.output();
    output.json(result(maps, seconds));
    output.text(text -> print(maps, model.labels(), text));
  }

  private Occlusion occlusion(Model model, CommandLine line) {
    Node node = layer.of(model.network(), line);
    OptionalInt unit = OptionalInt.empty();
    if (channel != null) {
      unit = OptionalInt.of(LayerChoice.channel(node, channel, line));
    }
    OptionalInt watched = target.of(model, line);
    float[] colour = colour(model.preparation(), line);
    try {
      CoverGrid grid = CoverGrid.over(model.network().input(), size, step);
      return new Occlusion(grid, colour, node, unit, watched);
    } catch (Problem e) {
      throw new ParameterException(line, String.valueOf(e.getMessage()), e);
    }
  }

  private void cover(Path file, CommandLine line) {
    if (out != null) {
      throw new ParameterException(line, "--out: there is no map to write with --mask");
    }
    MaskedResult result;
    try (OpenModel open = root.openModel()) {
      Model model = open.model();
      Node node = layer.of(model.network(), line);
      OptionalInt unit =
          channel == null
              ? OptionalInt.empty()
              : OptionalInt.of(LayerChoice.channel(node, channel, line));
      CoverMask covered =
          CoverMask.of(root.services().pictures().read(file), model.network().input());
      try (Inspection inspection = open.inspect(image)) {
        MaskedAnswer answer =
            MaskedAnswer.of(
                inspection,
                covered,
                colour(model.preparation(), line),
                node,
                unit,
                open.cancellation());
        result = MaskedResult.of(inspection, answer);
      }
    }
    Output output = root.output();
    output.json(result);
    output.text(result::print);
  }

  private float[] colour(Preparation preparation, CommandLine line) {
    if (grey.equals(MEAN)) {
      return preparation.meanColour();
    }
    Matcher colour = COLOUR.matcher(grey);
    int argb = 0xFF;
    for (int i = 1; i <= 3; i++) {
      int level = colour.matches() ? Integer.parseInt(colour.group(i)) : 256;
      if (level > 255) {
        throw new ParameterException(
            line,
            "--grey: '"
                + grey
                + "' is no colour: mean, or three levels from 0 to 255 as in 124,117,104");
      }
      argb = argb << 8 | level;
    }
    return preparation.pixel(argb);
  }

  private void write(OcclusionMaps maps, Picture input, OutputFile file) {
    switch (file.format()) {
      case NPY -> NumpyWriter.write(chosen(maps), file.path());
      case PNG ->
          PictureWriter.write(
              OcclusionFigure.of(maps, part, input),
              OcclusionFigure.description(maps, part),
              file.path());
    }
  }

  private FeatureMap chosen(OcclusionMaps maps) {
    return switch (part) {
      case TOTAL -> maps.totals();
      case PROBABILITY -> maps.probabilities();
      case LABEL -> maps.labels();
    };
  }

  private static Result result(OcclusionMaps maps, double seconds) {
    int lowest = maps.lowest();
    CoverGrid grid = maps.grid();
    return new Result(
        maps.layer(),
        maps.channel(),
        maps.total(),
        grid.rows(),
        grid.columns(),
        new Lowest(
            lowest / grid.columns(), lowest % grid.columns(), maps.totals().values()[lowest]),
        seconds);
  }

  private void print(OcclusionMaps maps, List<String> labels, PrintWriter text) {
    CoverGrid grid = maps.grid();
    int lowest = maps.lowest();
    text.printf(
        Locale.ROOT,
        "%s, %d x %d positions of a square of %d pixels%n",
        LayerChoice.title(maps.layer(), maps.channel(), null),
        grid.rows(),
        grid.columns(),
        grid.size());
    text.printf(
        Locale.ROOT,
        "Total: %.4g uncovered, lowest %.4g with the square at row %d, column %d of the input%n",
        maps.total(),
        maps.totals().values()[lowest],
        grid.square(lowest).top(),
        grid.square(lowest).left());
    float least = 1;
    for (float probability : maps.probabilities().values()) {
      least = Math.min(least, probability);
    }
    text.println(
        "Probability of "
            + OneLine.of(labels.get(maps.target()))
            + ": "
            + Percent.of(maps.probability())
            + " uncovered, lowest "
            + Percent.of(least));
    text.println("Likeliest class, by number of positions:");
    Table table = new Table("<>");
    int[] counts = new int[labels.size()];
    for (float label : maps.labels().values()) {
      counts[(int) label]++;
    }
    IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .boxed()
        .sorted(Comparator.comparingInt(i -> -counts[i]))
        .forEach(i -> table.row(labels.get(i), counts[i]));
    table.print(text, "  ");
    if (out != null) {
      text.println("Written: " + OneLine.of(out.path().toString()));
    }
  }
}
