package org.filterscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The experiments of the paper, each a command of its own. */
@Command(
    name = "experiment",
    description = {
      "Runs an experiment of Zeiler and Fergus 2013 again, on your own photographs and models.",
      "With --out, the values are also written as a table (.csv) or drawn (.png)."
    },
    subcommands = {
      EvolutionCommand.class,
      InvarianceCommand.class,
      CorrespondenceCommand.class,
      LayerAccuracyCommand.class,
      FirstLayerCommand.class
    })
final class ExperimentCommand implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing: which experiment");
  }

  /** The options of all commands. */
  Filterscope root() {
    return root;
  }
}
