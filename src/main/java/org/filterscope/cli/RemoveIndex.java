package org.filterscope.cli;

import java.nio.file.Path;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.library.IndexFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Removes an index. */
@Command(
    name = "remove",
    description = "Deletes an index. Its photographs are kept. This cannot be undone.")
final class RemoveIndex implements Runnable {

  @ParentCommand private Index index;

  @Parameters(
      paramLabel = "INDEX",
      description = "The name of an index, as listed by \"index list\", or its file.")
  private Path wanted;

  @Override
  public void run() {
    Output output = index.root().output();
    IndexFolder indexes = index.root().services().indexes();
    IndexEntry removed = indexes.find(wanted.toString());
    indexes.delete(removed.file());
    output.json(IndexList.of(indexes.list(), output));
    output.text(out -> out.println("Removed: " + OneLine.of(removed.name())));
  }
}
