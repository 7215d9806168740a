package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.filterscope.experiment.invariance.Change;
import org.filterscope.experiment.invariance.Invariance;
import org.filterscope.experiment.invariance.InvarianceReport;
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

/** Figure 5: how features change when a photograph is moved, enlarged or turned. */
@Command(
    name = "invariance",
    description = {
      "Moves each photograph by -60 to 60 pixels, enlarges it 1 to 1.8 times and turns it by 0 to"
          + " 350 degrees, and measures how far the features of a first and a top layer go, and the"
          + " probability of a class (figure 5).",
      "Features are scaled to length one; the distance is at most 1.41 where none is negative. The"
          + " class is the one that --class names, else the one that the photograph's folder is"
          + " named after, else the likeliest."
    })
final class InvarianceCommand implements Runnable {

  @ParentCommand private ExperimentCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "1..*",
      description = "Photographs; the paper has five.")
  private List<Path> images;

  @Option(
      names = "--layers",
      paramLabel = "FIRST,TOP",
      split = ",",
      description =
          "The two layers (default: the first convolution, and the last layer before the classes).")
  private @Nullable List<String> layers;

  @Option(
      names = "--steps",
      paramLabel = "T,S,R",
      split = ",",
      defaultValue = "12,8,35",
      description =
          "Steps of translation, scale and rotation between their ends (default: ${DEFAULT-VALUE}:"
              + " every 10 pixels, tenths, 10 degrees).")
  private List<Integer> steps;

  @Mixin private ClassOption target;

  @Mixin private ResultOption out;

  @Override
  public void run() {
    out.requireUsable(spec.commandLine());
    if (steps.size() != 3 || steps.stream().anyMatch(step -> step < 1)) {
      throw wrong("--steps: three numbers of at least 1");
    }
    Filterscope root = parent.root();
    InvarianceReport report;
    String model;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      model = open.model().name();
      report =
          new Invariance(
                  open.vectors(layers(open.model())),
                  new Invariance.Steps(steps.get(0), steps.get(1), steps.get(2)))
              .measure(
                  images,
                  root.services().pictures(),
                  target.of(open.model(), spec.commandLine()),
                  progress,
                  open.cancellation());
    }
    out.write(report.table(), report.plots());
    ResultOption.print(root.output(), Experiment.INVARIANCE, model, images.size(), report.table());
    root.output().text(text -> print(model, report, text));
  }

  private List<Node> layers(Model model) {
    List<String> names = layers;
    if (names == null) {
      return List.of(UsualLayers.first(model.network()), UsualLayers.top(model.network()));
    }
    if (names.size() != 2) {
      throw wrong("--layers: two names, separated by a comma");
    }
    return names.stream()
        .map(name -> LayerChoice.layer(model.network(), name, spec.commandLine()))
        .toList();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void print(String model, InvarianceReport report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, %d photographs. Means over photographs and amounts, without the untouched:%n",
        OneLine.of(model),
        images.size());
    Table table = new Table("<>>>");
    table.row(
        "change",
        "distance " + report.layers().get(0),
        "distance " + report.layers().get(1),
        "probability");
    for (Change change : Change.values()) {
      table.row(
          change.name().toLowerCase(Locale.ROOT),
          mean(report, change, value -> value.distances()[0]),
          mean(report, change, value -> value.distances()[1]),
          mean(report, change, Invariance.Measured::probability));
    }
    table.print(text, "  ");
    out.printFiles(text);
  }

  private static String mean(
      InvarianceReport report, Change change, ToDoubleFunction<Invariance.Measured> value) {
    return String.format(
        Locale.ROOT, "%.3f", report.mean(change, amount -> amount != change.untouched(), value));
  }
}
