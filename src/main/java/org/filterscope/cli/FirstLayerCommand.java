package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.experiment.firstlayer.FirstLayer;
import org.filterscope.experiment.firstlayer.FirstLayerReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.export.Percent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Figure 6: what is wrong with a first layer. */
@Command(
    name = "first-layer",
    description = {
      "Looks for dead filters, filters that dominate, and aliasing in a model's first convolution"
          + " (figure 6).",
      "A filter dominates when its root mean square is above 0.1, for an input in levels of 0 to"
          + " 255. It is dead when its weights are next to nothing, when no input can make it"
          + " positive, or when it stays silent on all photographs."
    })
final class FirstLayerCommand implements Runnable {

  @ParentCommand private ExperimentCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description = "Photographs to try the filters on; none are needed.")
  private List<Path> images = new ArrayList<>();

  @Mixin private ResultOption out;

  @Override
  public void run() {
    out.requireUsable(spec.commandLine());
    Filterscope root = parent.root();
    FirstLayerReport report;
    String model;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      model = open.model().name();
      report = open.firstLayer(images, progress);
    }
    out.write(report.table(), report.plots());
    ResultOption.print(root.output(), Experiment.FIRST_LAYER, model, images.size(), report.table());
    root.output().text(text -> print(model, report, text));
  }

  private void print(String model, FirstLayerReport report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, %s: %d filters of %d x %d, stride %d%n",
        OneLine.of(model),
        report.layer(),
        report.filters().size(),
        report.height(),
        report.width(),
        report.stride());
    text.printf(Locale.ROOT, "Dead: %d%n", report.dead());
    text.printf(
        Locale.ROOT,
        "Dominating, root mean square above %.1f for levels of 0 to 255: %d%n",
        FirstLayer.RADIUS,
        report.dominating());
    text.println(
        "Aliased, of what the filters make of white noise: " + Percent.of(report.aliased()));
    Table table = new Table(">>>>>>");
    table.row("filter", "rms", "per level", "to median", "aliased", "active");
    for (FirstLayerReport.Filter one : report.filters()) {
      table.row(
          one.filter(),
          number(one.rms()),
          number(one.rmsPerLevel()),
          number(one.relative()),
          number(one.aliased()),
          Double.isNaN(one.active()) ? "" : number(one.active()));
    }
    table.print(text, "  ");
    out.printFiles(text);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
