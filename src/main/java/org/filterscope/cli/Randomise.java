package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.filterscope.experiment.result.ResultTable;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.explanation.Randomisation;
import org.filterscope.explanation.Target;
import org.filterscope.figure.ExplanationPlots;
import org.filterscope.figure.PlotFigure;
import org.filterscope.figure.PlotNames;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tests whether a picture depends on what the network has learned. */
@Command(
    name = "randomise",
    description = {
      "Makes a unit's picture again and again while layers are replaced by random ones, from the"
          + " unit's own down, and prints how like the first picture each is (Adebayo et al. 2018)."
          + " A class is a unit of the last layer.",
      "1 is the same order of all values, 0 none in common. A picture that stays alike shows the"
          + " photograph rather than what the unit has learned."
    })
final class Randomise implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private UnitOption unit;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "deconvnet",
      description =
          "The picture: the projection deconvnet, guided or gradient, or class-activation"
              + " (default: ${DEFAULT-VALUE}).")
  private Kind kind;

  @Option(
      names = "--at",
      paramLabel = "L",
      description =
          "The layer of the maps of class activation (default: the last convolution before the"
              + " unit).")
  private @Nullable String at;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same number gives the same random weights (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ResultOption out;

  /** The picture that is put to the test. */
  enum Kind {
    DECONVNET(Mode.DECONVNET),
    GUIDED(Mode.GUIDED),
    GRADIENT(Mode.GRADIENT),
    CLASS_ACTIVATION(Mode.GRADIENT);

    private final Mode mode;

    Kind(Mode mode) {
      this.mode = mode;
    }

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The JSON object. */
  record Result(List<Step> steps) {}

  /**
   * A step of the test.
   *
   * @param layer the lowest random layer
   * @param spearman the rank correlation; null if one of the pictures is constant
   */
  record Step(String layer, @Nullable Double spearman) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    out.requireUsable(line, image);
    List<Step> steps;
    String name;
    try (OpenModel open = root.openModel()) {
      Node node = unit.layer(open.model().network(), line);
      name = LayerChoice.title(node.name(), unit.channel(), null);
      try (Inspection inspection = open.inspect(image);
          TerminalProgress progress = root.progressInParts()) {
        steps =
            kind == Kind.CLASS_ACTIVATION
                ? classActivations(inspection, node, progress, open.cancellation())
                : projections(inspection, node, progress, open.cancellation());
      }
    }
    out.write(table(steps), () -> figure(name, steps));
    Output output = root.output();
    output.json(new Result(steps));
    output.text(text -> print(steps, text));
    output.text(out::printFiles);
  }

  private static ResultTable table(List<Step> steps) {
    return new ResultTable(
        List.of("layer", "spearman"),
        steps.stream()
            .map(
                step ->
                    List.<Object>of(
                        step.layer(),
                        Optional.ofNullable(step.spearman())
                            .<Object>map(value -> value)
                            .orElse("")))
            .toList());
  }

  private Picture figure(String name, List<Step> steps) {
    List<ExplanationPlots.Likeness> likeness = new ArrayList<>();
    for (Step step : steps) {
      Double spearman = step.spearman();
      likeness.add(
          new ExplanationPlots.Likeness(
              step.layer(),
              spearman == null ? OptionalDouble.empty() : OptionalDouble.of(spearman)));
    }
    return PlotFigure.of(
        List.of(
            new PlotFigure.Group(
                OneLine.of(String.valueOf(image.getFileName())) + ", " + name,
                List.of(ExplanationPlots.correlations(kind.toString(), likeness)))),
        PlotNames.ENGLISH);
  }

  private List<Step> projections(
      Inspection inspection, Node node, Progress progress, Cancellation cancellation) {
    ProjectionResult projected =
        Answers.await(
            inspection.project(
                node.name(), unit.channel(), new Seed.Strongest(), kind.mode, cancellation));
    if (projected instanceof SilentUnit silence) {
      throw Project.reason(silence, inspection.model().nameOf(node, unit.channel()).orElse(null));
    }
    return Randomisation.of(
            inspection, (Projection) projected, seed, step -> {}, progress, cancellation)
        .stream()
        .map(Randomise::step)
        .toList();
  }

  private List<Step> classActivations(
      Inspection inspection, Node node, Progress progress, Cancellation cancellation) {
    Node maps =
        at == null
            ? ClassActivation.usualLayer(inspection.model().network(), node)
                .orElseThrow(() -> new Problem("why.no-maps-before", node.name()))
            : LayerChoice.layer(inspection.model().network(), at, spec.commandLine());
    return Randomisation.ofClassActivation(
            inspection,
            maps,
            Target.ofUnit(inspection, node.name(), unit.channel()),
            seed,
            first -> {},
            step -> {},
            progress,
            cancellation)
        .stream()
        .map(Randomise::step)
        .toList();
  }

  private static Step step(Randomisation.Step<?> step) {
    boolean isKnown = step.spearman().isPresent();
    return new Step(step.layer(), isKnown ? step.spearman().getAsDouble() : null);
  }

  private static void print(List<Step> steps, PrintWriter text) {
    text.println("Rank correlation with the first picture, with random weights down to");
    Table table = new Table("<>");
    for (Step step : steps) {
      Double spearman = step.spearman();
      table.row(
          step.layer(),
          spearman == null ? "nothing to see" : String.format(Locale.ROOT, "%.3f", spearman));
    }
    table.print(text, "  ");
  }
}
