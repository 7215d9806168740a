package org.filterscope.cli;

import java.nio.file.Path;
import org.filterscope.patches.library.IndexFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Renames an index. */
@Command(
    name = "rename",
    description = {
      "Renames an index.",
      "If another index already has the name, a number is added."
    })
final class RenameIndex implements Runnable {

  @ParentCommand private Index index;

  @Parameters(
      index = "0",
      paramLabel = "INDEX",
      description = "The name of an index, as listed by \"index list\", or its file.")
  private Path wanted;

  @Parameters(index = "1", paramLabel = "NAME", description = "The new name.")
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
