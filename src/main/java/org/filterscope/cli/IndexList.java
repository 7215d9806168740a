package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.task.Problem;

/** The JSON object of the commands that list, rename and remove indexes. */
record IndexList(List<Entry> indexes) {

  private static final double MEGABYTE = 1e6;

  /**
   * An index.
   *
   * @param name its name in commands and in the window
   * @param images the number of photographs, with copies counted once
   * @param layers how many layers it covers
   * @param model the name of the model it was built with
   * @param folder the folder of the photographs; empty if unknown
   * @param finished whether all photographs have been indexed
   * @param bundled whether it comes with the app
   */
  record Entry(
      String name,
      String file,
      int images,
      long bytes,
      int layers,
      String model,
      String folder,
      boolean finished,
      boolean bundled) {}

  /** Lists the indexes that can be read. For each of the others, standard error says why not. */
  static IndexList of(List<IndexEntry> indexes, Output output) {
    List<Entry> entries = new ArrayList<>();
    for (IndexEntry index : indexes) {
      IndexSummary summary = index.summary();
      Problem problem = index.problem();
      if (summary != null) {
        entries.add(entry(index, summary));
      } else if (problem != null) {
        output.skipped(problem);
      }
    }
    return new IndexList(entries);
  }

  private static Entry entry(IndexEntry index, IndexSummary summary) {
    return new Entry(
        index.name(),
        index.file().toString(),
        summary.photographs(),
        summary.bytes(),
        summary.layers(),
        summary.model(),
        index.folder().map(Object::toString).orElse(""),
        index.isFinished(),
        index.isBundled());
  }

  /** Prints a line for each index. */
  void print(PrintWriter out) {
    Table table = new Table("<>>><<");
    table.row("name", "images", "layers", "MB", "model", "file");
    indexes.forEach(
        index ->
            table.row(
                index.name,
                index.images,
                index.layers,
                String.format(Locale.ROOT, "%.1f", index.bytes / MEGABYTE),
                index.model,
                index.file));
    table.print(out, "");
  }
}
