package org.filterscope.cli;

import java.nio.file.Path;
import org.filterscope.patches.library.IndexFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Gives an index another name. */
@Command(
    name = "rename",
    description = {
      "Gives an index another name.",
      "Where another index has that name already, a number is added."
    })
final class RenameIndex implements Runnable {

  @ParentCommand private Index index;

  @Parameters(
      index = "0",
      paramLabel = "INDEX",
      description = "The name of one that \"index list\" shows, or its file.")
  private Path wanted;

  @Parameters(index = "1", paramLabel = "NAME", description = "What it shall be called.")
  private String name;

  @Override
  public void run() {
    Output output = index.root().output();
    IndexFolder indexes = index.root().services().indexes();
    String file = indexes.rename(indexes.find(wanted.toString()).file(), name).toString();
    output.json(IndexList.of(indexes.list(), output));
    output.text(out -> out.println("Renamed: " + OneLine.of(indexes.find(file).name())));
  }
}
