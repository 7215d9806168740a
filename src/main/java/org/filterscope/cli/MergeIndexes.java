package org.filterscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.patches.build.IndexMerge;
import org.filterscope.patches.store.IndexSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Merges several indexes into one. */
@Command(
    name = "index-merge",
    description = {
      "Merges several indexes into one, as if it had been built in a single run.",
      "They must be of the same network and layers. Photographs that more than one "
          + "index contains are read again, so that they count once."
    })
final class MergeIndexes implements Runnable {

  @ParentCommand private Filterscope root;

  @Parameters(paramLabel = "F", arity = "1..*", description = "The indexes to merge.")
  private List<Path> parts;

  @Option(
      names = "--out",
      paramLabel = "F",
      required = true,
      description = "The new index; an existing file is overwritten.")
  private Path out;

  /** The JSON object, with the number of photographs in the new index; copies count once. */
  record Result(int images, int vanished) {}

  @Override
  public void run() {
    IndexSummary merged;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      merged = new IndexMerge(open.collector()).merge(parts, out, progress, open.cancellation());
    }
    Output output = root.output();
    output.json(new Result(merged.photographs(), merged.vanished()));
    output.text(
        text -> {
          text.println(merged.photographs() + " photographs");
          text.println("Written: " + OneLine.of(out.toString()));
        });
  }
}
