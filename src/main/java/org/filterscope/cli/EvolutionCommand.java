package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.filterscope.experiment.evolution.Evolution;
import org.filterscope.experiment.evolution.EvolutionReport;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.figure.EvolutionFigure;
import org.filterscope.task.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Figure 4: how features grow during training. */
@Command(
    name = "evolution",
    description = {
      "Trains a small network from nothing on a folder, and looks after chosen epochs at the"
          + " strongest example of each unit and at its projection (figure 4).",
      "Counts how many units of a layer have another photograph as their strongest example than at"
          + " the state before: these are the jumps of the paper. The .png has a row for each unit"
          + " and a column for each epoch. --model is not used."
    })
final class EvolutionCommand implements Runnable {

  @ParentCommand private ExperimentCommand parent;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "10",
      description = "At most this many classes (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "At most this many photographs per class, of which a fifth is held out (default:"
              + " ${DEFAULT-VALUE}).")
  private int perClass;

  @Option(
      names = "--epochs",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "1,2,5,10,20,30",
      description =
          "Epochs after which to look; the paper goes on with 40 and 64 (default:"
              + " ${DEFAULT-VALUE}).")
  private List<Integer> epochs;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "4",
      description = "Units of each layer to project (default: ${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of the photographs, the first weights and the order (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private ResultOption out;

  @Override
  public void run() {
    out.requireUsable(spec.commandLine());
    requireAtLeast("--classes", classes, 2);
    requireAtLeast("--per-class", perClass, 2);
    requireAtLeast("--units", units, 1);
    epochs.forEach(epoch -> requireAtLeast("--epochs", epoch, 1));
    Filterscope root = parent.root();
    EvolutionReport report;
    Interruption interruption = new Interruption();
    try (Engine engine = new Engine();
        interruption;
        TerminalProgress progress = root.progress()) {
      report =
          new Evolution(engine, root.services().pictures())
              .run(
                  new Evolution.Task(folder, classes, perClass, epochs, units, seed),
                  root.output()::skipped,
                  progress,
                  interruption.cancellation());
    }
    out.write(report.table(), () -> EvolutionFigure.of(report));
    ResultOption.print(
        root.output(),
        Experiment.EVOLUTION,
        "small network",
        report.learning() + report.heldOut(),
        report.table());
    root.output().text(text -> print(report, text));
  }

  private void requireAtLeast(String option, int value, int least) {
    if (value < least) {
      throw new ParameterException(
          spec.commandLine(), option + ": at least " + least + ", not " + value);
    }
  }

  private void print(EvolutionReport report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%d classes, %d photographs to learn from, %d held out%n",
        report.classes().size(),
        report.learning(),
        report.heldOut());
    Table table = new Table("><>>>");
    table.row("epoch", "layer", "jumped, %", "loss", "right, %");
    for (EvolutionReport.LayerState state : report.states()) {
      table.row(
          state.epoch(),
          state.layer(),
          Double.isNaN(state.jumped()) ? "" : one(100 * state.jumped()),
          String.format(Locale.ROOT, "%.3f", state.loss()),
          one(100 * state.accuracy()));
    }
    table.print(text, "  ");
    out.printFiles(text);
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
