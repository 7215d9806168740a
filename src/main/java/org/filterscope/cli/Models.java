package org.filterscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists, adds, labels and removes models. */
@Command(
    name = "models",
    description = "Lists, imports, downloads, labels and removes models.",
    subcommands = {
      ListModels.class,
      ImportModel.class,
      DownloadModel.class,
      LabelModel.class,
      RemoveModel.class
    })
final class Models implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "one of list, import, download, label and remove is missing");
  }

  /** The root of the command line. */
  Filterscope root() {
    return root;
  }
}
