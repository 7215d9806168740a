package org.filterscope.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.filterscope.activation.LayerMaps;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.figure.ContributionFigure;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.inspection.Inspection;
import org.filterscope.task.Answers;
import org.filterscope.task.SafeFile;
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

/** Splits a class's score into contributions of units. */
@Command(
    name = "why",
    description = {
      "Takes a class's score, its sum before softmax, apart into what units add to it, layer by layer.",
      "A unit adds its activation times the gradient of the score by it, summed over its map. This"
          + " says what the score is made of, not what it would be without the unit; see \"ablate\"."
    })
final class Why implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private TargetOption target;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "3",
      description = "Number of layers (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Number of units of each layer, those that add most (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--out",
      paramLabel = "F",
      description =
          "Output file: .png for the graph as a picture, red adds and blue takes away; .json for"
              + " what --json prints.")
  private @Nullable Path out;

  /**
   * The JSON object; the first node is the class, and edges count nodes from 0.
   *
   * @param layers how the layers add up to the score
   */
  record Result(
      @JsonProperty("class") int target,
      String label,
      double score,
      List<ContributionGraph.Unit> nodes,
      List<Object[]> edges,
      List<ContributionGraph.Layer> layers) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    checkOptions(line);
    ContributionGraph graph;
    try (OpenModel open = root.openModel()) {
      target.check(open.model(), line);
      try (Inspection inspection = open.inspect(image)) {
        graph =
            ContributionGraph.of(
                inspection, target.of(inspection, line), depth, width, open.cancellation());
        if (out != null) {
          write(graph, inspection, out);
        }
      }
    }
    Output output = root.output();
    output.json(result(graph));
    output.text(text -> print(graph, text));
  }

  private void checkOptions(CommandLine line) {
    if (depth < 1 || width < 1) {
      throw new ParameterException(line, "--depth and --width: at least 1");
    }
    if (out != null && !endsWith(out, ".png") && !endsWith(out, ".json")) {
      throw new ParameterException(line, "--out: '" + out + "' ends neither in .png nor in .json");
    }
    if (out != null) {
      new OutputFile(out, OutputFile.Format.PNG).requireOtherThan(image, line);
    }
  }

  private static boolean endsWith(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static void write(ContributionGraph graph, Inspection inspection, Path file) {
    if (endsWith(file, ".json")) {
      byte[] json = Output.inJson(result(graph)).getBytes(StandardCharsets.UTF_8);
      SafeFile.write(file, stream -> stream.write(json));
      return;
    }
    Map<String, LayerMaps> maps = new HashMap<>();
    for (ContributionGraph.Layer layer : graph.layers()) {
      maps.put(layer.name(), Answers.await(inspection.maps(layer.name())));
    }
    Picture picture =
        ContributionFigure.of(
            graph,
            node -> {
              ContributionGraph.Unit unit = graph.nodes().get(node);
              return Objects.requireNonNull(maps.get(unit.layer())).map(unit.channel());
            },
            inspection.input());
    PictureWriter.write(
        picture,
        "What units add to the score of "
            + graph.label()
            + "; from the top: the class, "
            + String.join(", ", graph.layers().stream().map(layer -> layer.name()).toList()),
        file);
  }

  private static Result result(ContributionGraph graph) {
    return new Result(
        graph.target(),
        graph.label(),
        graph.score(),
        graph.nodes(),
        graph.edges().stream()
            .map(edge -> new Object[] {edge.from(), edge.to(), edge.contribution()})
            .toList(),
        graph.layers());
  }

  private void print(ContributionGraph graph, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, score %.4g%n",
        target.title(graph.label(), graph.target()),
        graph.score());
    for (ContributionGraph.Layer layer : graph.layers()) {
      text.printf(
          Locale.ROOT,
          "%s: all units add %.4g, the biases behind it %.4g, the rest is %.2g; shown are units that"
              + " add %.4g%n",
          layer.name(),
          layer.units(),
          layer.biases(),
          layer.rest(),
          layer.shown());
      Table table = new Table("<>");
      graph.nodes().stream()
          .skip(1)
          .filter(unit -> unit.layer().equals(layer.name()))
          .forEach(
              unit ->
                  table.row(
                      LayerChoice.title(unit.layer(), unit.channel(), null),
                      String.format(Locale.ROOT, "%.4g", unit.contribution())));
      table.print(text, "  ");
    }
    if (out != null) {
      text.println("Written: " + OneLine.of(out.toString()));
    }
  }
}
