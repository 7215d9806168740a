package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.filterscope.experiment.correspondence.BoxTable;
import org.filterscope.experiment.correspondence.Correspondence;
import org.filterscope.experiment.correspondence.CorrespondenceReport;
import org.filterscope.experiment.correspondence.MarkedPhotograph;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Table 1: the same part covered on several photographs. */
@Command(
    name = "correspondence",
    description = {
      "Covers the same part, such as an eye, on several photographs, and measures whether a layer's"
          + " features change alike: the sum of Hamming distances between the signs of the changes"
          + " over all pairs of photographs, divided by the number of features (table 1).",
      "The lower, the more alike. Beside it stand random places, other ones on each photograph, and"
          + " random places that are the same on all: in photographs that are framed alike, parts lie"
          + " in the same place. The control is the share of permutations of the marked parts with a"
          + " sum that is no larger. A larger part changes more features, so that only parts of one"
          + " size can be compared with each other."
    })
final class CorrespondenceCommand implements Runnable {

  @ParentCommand private ExperimentCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "BOXES.csv",
      description =
          "A line for each part: image,part,left,top,right,bottom, in pixels of the photograph.")
  private Path boxes;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the photographs are named from (default: the folder of the file).")
  private @Nullable Path folder;

  @Option(
      names = "--layers",
      paramLabel = "L,L",
      split = ",",
      description = "The layers (default: the last maps' layer before the top, and the top layer).")
  private @Nullable List<String> layers;

  @Option(
      names = "--random",
      paramLabel = "N",
      defaultValue = "" + Correspondence.RANDOM,
      description = "Random places of each kind on each photograph (default: ${DEFAULT-VALUE}).")
  private int random;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of places and permutations (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ResultOption out;

  @Override
  public void run() {
    out.requireUsable(spec.commandLine());
    if (random < 1) {
      throw new ParameterException(spec.commandLine(), "--random: at least 1, not " + random);
    }
    Filterscope root = parent.root();
    Path from =
        Objects.requireNonNullElseGet(
            folder, () -> Objects.requireNonNull(boxes.toAbsolutePath().getParent()));
    List<MarkedPhotograph> marked = BoxTable.read(boxes, from);
    CorrespondenceReport report;
    String model;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      model = open.model().name();
      report =
          new Correspondence(
                  open.vectors(layers(open.model())), random, Correspondence.PERMUTATIONS, seed)
              .measure(marked, root.services().pictures(), progress, open.cancellation());
    }
    out.write(report.table(), report.plots());
    ResultOption.print(
        root.output(), Experiment.CORRESPONDENCE, model, marked.size(), report.table());
    root.output().text(text -> print(model, report, text));
  }

  private List<Node> layers(Model model) {
    List<String> names = layers;
    if (names == null) {
      return UsualLayers.lastTwo(model.network());
    }
    return names.stream()
        .map(name -> LayerChoice.layer(model.network(), name, spec.commandLine()))
        .toList();
  }

  private void print(String model, CorrespondenceReport report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, %d photographs. Differing signs, the lower the more alike:%n",
        OneLine.of(model),
        report.photographs());
    Table table = new Table("<<>>>>");
    table.row("layer", "part", "sum over pairs", "per pair", "deviation", "permuted");
    for (CorrespondenceReport.Row row : report.rows()) {
      table.row(
          row.layer(),
          row.part(),
          number(row.sum()),
          number(row.perPair()),
          number(row.deviation()),
          Double.isNaN(row.permuted()) ? "" : number(row.permuted()));
    }
    table.print(text, "  ");
    out.printFiles(text);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
