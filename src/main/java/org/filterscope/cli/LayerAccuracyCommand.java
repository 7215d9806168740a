package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.experiment.accuracy.LayerAccuracy;
import org.filterscope.experiment.accuracy.LayerAccuracyReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.training.data.FeatureCache;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tables 4 and 7: a linear classifier on the features of each layer. */
@Command(
    name = "layers",
    description = {
      "Measures how well a linear classifier on each layer's features tells classes apart, by the"
          + " number of photographs per class that it learned from (tables 4 and 7).",
      "The network itself is not trained. Maps are pooled, as heads do. Features are cached, so that"
          + " another run with more splits is fast."
    })
final class LayerAccuracyCommand implements Runnable {

  private static final int ALL = Integer.MAX_VALUE;

  @ParentCommand private ExperimentCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  @Option(
      names = "--held-out-folder",
      paramLabel = "DIR",
      description =
          "Test on the photographs of this folder (default: on those that are left over).")
  private @Nullable Path heldOut;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "At most this many classes, spread over the alphabet; 0 for all (default:"
              + " ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--per-class",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "5,15,30",
      description =
          "Photographs per class to learn from; numbers that the smallest class has not are skipped"
              + " (default: ${DEFAULT-VALUE}).")
  private List<Integer> perClass;

  @Option(
      names = "--most-held-out",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Test on at most this many photographs per class; the paper has 50 (default:"
              + " ${DEFAULT-VALUE}).")
  private int mostHeldOut;

  @Option(
      names = "--splits",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How often photographs are chosen anew; the paper has 5 (default: ${DEFAULT-VALUE}).")
  private int splits;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the first split (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--layers",
      paramLabel = "L,L",
      split = ",",
      description = "The layers (default: the last of each size, and the hidden dense layers).")
  private @Nullable List<String> layers;

  @Mixin private ResultOption out;

  @Override
  public void run() {
    out.requireUsable(spec.commandLine());
    requireUsable();
    Filterscope root = parent.root();
    LayerAccuracyReport report;
    String model;
    try (OpenModel open = root.openModel();
        FeatureCache cache = FeatureCache.open(root.services().caches());
        TerminalProgress progress = root.progress()) {
      model = open.model().name();
      report =
          open.layerAccuracy(layers(open.model()), cache)
              .measure(
                  new LayerAccuracy.Task(
                      folder,
                      Optional.ofNullable(heldOut),
                      classes == 0 ? ALL : classes,
                      perClass,
                      mostHeldOut,
                      splits,
                      seed),
                  (step, done, total, detail) -> progress.report(done, total, detail),
                  root.output()::skipped,
                  open.cancellation());
    }
    out.write(report.table(), report.plots());
    ResultOption.print(
        root.output(), Experiment.LAYERS, model, report.photographs(), report.table());
    root.output().text(text -> print(model, report, text));
  }

  private void requireUsable() {
    requireAtLeast("--classes", classes, 0);
    requireAtLeast("--most-held-out", mostHeldOut, 1);
    requireAtLeast("--splits", splits, 1);
    perClass.forEach(number -> requireAtLeast("--per-class", number, 1));
  }

  private void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + ": at least " + least + ", not " + value);
    }
  }

  private List<Node> layers(Model model) {
    List<String> names = layers;
    if (names == null) {
      return UsualLayers.lastOfEachSize(model.network());
    }
    return names.stream()
        .map(name -> LayerChoice.layer(model.network(), name, spec.commandLine()))
        .toList();
  }

  private void print(String model, LayerAccuracyReport report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, %d classes, %d photographs, of which a split holds out %d. Mean accuracy over"
            + " classes:%n",
        OneLine.of(model),
        report.classes(),
        report.photographs(),
        report.heldOut());
    Table table = new Table("<>>>>");
    table.row("layer", "per class", "%", "deviation", "splits");
    for (LayerAccuracyReport.Row row : report.rows()) {
      table.row(
          row.layer(),
          row.perClass(),
          percent(row.accuracy()),
          row.splits() == 1 ? "" : percent(row.deviation()),
          row.splits());
    }
    table.print(text, "  ");
    out.printFiles(text);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
