package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.filterscope.export.Percent;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.query.UnitStatistics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints the patches that activate a unit most. */
@Command(
    name = "top",
    description = {
      "Prints the patches of an index that excite a unit most, strongest first.",
      "Only the strongest of near-duplicate photographs is listed, and at most two "
          + "patches per photograph. The box is what the unit's cell sees of the network's "
          + "input: first row, first column, and the row and column after the last."
    })
final class Top implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "F", description = "The index.")
  private Path index;

  @Mixin private UnitOption unit;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "" + PatchIndex.SHOWN,
      description =
          "Number of patches, at most " + PatchIndex.MOST_SHOWN + " (default: ${DEFAULT-VALUE}).")
  private int top;

  /** The JSON object; "usual" is the median of the strongest values where the unit was active. */
  record Result(
      String layer,
      int channel,
      int views,
      int active,
      float strongest,
      float usual,
      List<Patch> patches) {}

  /** One patch; cell as {@code [row, column]}, box as {@code [y0, x0, y1, x1]}. */
  record Patch(String image, float value, int[] cell, int[] box) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (top < 1 || top > PatchIndex.MOST_SHOWN) {
      throw new ParameterException(
          line, "--top: from 1 to " + PatchIndex.MOST_SHOWN + ", not " + top);
    }
    Model model = root.model();
    Node node = unit.layer(model.network(), line);
    UnitPatches patches;
    try (PatchIndex open = PatchIndex.open(index, model)) {
      patches = open.unit(node.name(), unit.channel(), top).requireKnown();
    }
    Output output = root.output();
    patches.damage().ifPresent(output::skipped);
    output.json(result(patches));
    output.text(text -> print(patches, text));
  }

  private static Result result(UnitPatches unit) {
    UnitStatistics statistics = unit.statistics();
    return new Result(
        unit.layer(),
        statistics.channel(),
        statistics.views(),
        statistics.active(),
        statistics.strongest(),
        statistics.usual(),
        unit.shown().stream().map(Top::patch).toList());
  }

  private static Patch patch(TopPatch topPatch) {
    Region box = topPatch.box();
    return new Patch(
        topPatch.photograph().toString(),
        topPatch.value(),
        new int[] {topPatch.row(), topPatch.column()},
        new int[] {box.top(), box.left(), box.bottom(), box.right()});
  }

  private static void print(UnitPatches unit, PrintWriter text) {
    UnitStatistics statistics = unit.statistics();
    String name = unit.layer() + " / " + statistics.channel();
    if (statistics.isDead()) {
      text.printf(Locale.ROOT, "%s was zero on all %d photographs.%n", name, statistics.views());
      return;
    }
    text.printf(
        Locale.ROOT,
        "%s: active on %s of %d, usually %.4g, at most %.4g%n",
        name,
        Percent.of(statistics.activeShare()),
        statistics.views(),
        statistics.usual(),
        statistics.strongest());
    Table table = new Table("><<<");
    table.row("value", "cell", "rows and columns", "image");
    for (TopPatch topPatch : unit.shown()) {
      Region box = topPatch.box();
      table.row(
          String.format(Locale.ROOT, "%.4g", topPatch.value()),
          topPatch.row() + "," + topPatch.column(),
          String.format(
              Locale.ROOT,
              "%d-%d, %d-%d",
              box.top(),
              box.bottom() - 1,
              box.left(),
              box.right() - 1),
          OneLine.of(topPatch.photograph().toString()));
    }
    table.print(text, "  ");
  }
}
