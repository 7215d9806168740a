package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.filterscope.explanation.Randomisation;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.task.Answers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tests whether a projection depends on what the network has learned. */
@Command(
    name = "randomise",
    description = {
      "Makes a unit's projection again and again while layers are replaced by random ones, from the"
          + " unit's own down, and prints how like the first picture each is (Adebayo et al. 2018).",
      "1 is the same order of all values, 0 none in common. A picture that stays alike shows the"
          + " photograph rather than what the unit has learned."
    })
final class Randomise implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private UnitOption unit;

  @Mixin private ModeOption mode;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same number gives the same random weights (default: ${DEFAULT-VALUE}).")
  private long seed;

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
    List<Step> steps;
    try (OpenModel open = root.openModel()) {
      Node node = unit.layer(open.model().network(), line);
      try (Inspection inspection = open.inspect(image);
          TerminalProgress progress = root.progressInParts()) {
        ProjectionResult projected =
            Answers.await(
                inspection.project(
                    node.name(),
                    unit.channel(),
                    new Seed.Strongest(),
                    mode.value(),
                    open.cancellation()));
        if (projected instanceof SilentUnit silence) {
          throw Project.reason(silence, open.model().nameOf(node, unit.channel()).orElse(null));
        }
        steps =
            Randomisation.of(
                    inspection,
                    (Projection) projected,
                    seed,
                    step -> {},
                    progress,
                    open.cancellation())
                .stream()
                .map(Randomise::step)
                .toList();
      }
    }
    Output output = root.output();
    output.json(new Result(steps));
    output.text(text -> print(steps, text));
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
