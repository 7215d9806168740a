package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.network.Model;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.build.IndexingResult;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.task.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Builds an index of a folder's photographs. */
@Command(
    name = "index",
    description = {
      "Finds the patches of a folder's photographs that excite each unit most, and "
          + "stores them in an index.",
      "Subfolders are included; copies of a file count once. Running the same command "
          + "again resumes an interrupted index and adds new and changed photographs. "
          + "Photographs that have been deleted remain counted but are no longer shown. A "
          + "file that cannot be read is skipped, and standard error says why.",
      "FOLDER and --out are required unless a subcommand follows. If a folder has the "
          + "name of a subcommand, write it as ./list."
    },
    subcommands = {ListIndexes.class, RenameIndex.class, RemoveIndex.class, CheckIndex.class})
final class Index implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", arity = "0..1", description = "The folder of photographs.")
  private @Nullable Path folder;

  @Option(names = "--out", paramLabel = "F", description = "The index, a single SQLite file.")
  private @Nullable Path out;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "" + PatchIndex.SHOWN,
      description =
          "Number of top patches per unit, at most "
              + PatchIndex.MOST_SHOWN
              + " (default: ${DEFAULT-VALUE}); more are stored, to make up for near-duplicates.")
  private int top;

  @Option(
      names = "--layers",
      paramLabel = "L",
      split = ",",
      description = "Only these layers, separated by commas (default: all).")
  private List<String> layers = List.of();

  @Option(
      names = "--cuts",
      paramLabel = "CUTS",
      defaultValue = "whole",
      description =
          "Which crops of a photograph to use (default: ${DEFAULT-VALUE}). whole: the "
              + "square that the network reads. scales: squares of several sizes all over it, "
              + "for a few large photographs; takes up to 50 times as long. A unit gets at most "
              + "two patches per photograph, at different places.")
  private CropStrategy cuts;

  @Option(
      names = "--relative",
      description =
          "Store photographs relative to the index, so that both can be moved together "
              + "(default: absolute paths). Only for a new index.")
  private boolean isRelative;

  /** The JSON object, with the number of images in the index and how many of them are new. */
  record Result(
      int images,
      int added,
      int vanished,
      List<SkippedImage> skipped,
      int units,
      double seconds,
      double imagesPerSecond) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (top < 1 || top > PatchIndex.MOST_SHOWN) {
      throw new ParameterException(
          line, "--top: from 1 to " + PatchIndex.MOST_SHOWN + ", not " + top);
    }
    Path photographs = required(folder, "parameter: 'FOLDER'");
    Path index = required(out, "option: '--out=F'");
    Output output = root.output();
    IndexingResult collected;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      requireLayers(open.model(), line);
      FileNaming naming = isRelative ? FileNaming.RELATIVE : FileNaming.ABSOLUTE;
      IndexBuilder.Task task = new IndexBuilder.Task(photographs, index, layers, cuts, naming);
      collected = collect(open, task, new Told(progress, output));
    }
    output.json(result(collected));
    output.text(text -> print(collected, index, text));
  }

  private IndexingResult collect(OpenModel open, IndexBuilder.Task task, IndexingListener watch) {
    Optional<Cluster> cluster = root.cluster();
    if (cluster.isEmpty()) {
      return open.collector().collect(task, watch, new Pause(), open.cancellation());
    }
    IndexBuilder.Counting counting =
        cluster.get().counting(root.shipment(open), open.cancellation());
    return open.collector().collect(task, watch, counting);
  }

  /** The root of the command line. */
  Filterscope root() {
    return root;
  }

  /** Requires an option that this command needs and its subcommands do not. */
  private Path required(@Nullable Path path, String what) {
    if (path == null) {
      throw new ParameterException(spec.commandLine(), "Missing required " + what);
    }
    return path;
  }

  private void requireLayers(Model model, CommandLine line) {
    layers.forEach(layer -> LayerChoice.layer(model.network(), layer, line));
  }

  private static Result result(IndexingResult collected) {
    return new Result(
        collected.photographs(),
        collected.added(),
        collected.vanished(),
        collected.skipped().stream().map(SkippedImage::of).toList(),
        collected.units(),
        collected.seconds(),
        collected.photographsPerSecond());
  }

  private static void print(IndexingResult collected, Path index, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%d photographs for %d units, %d of them new: %.1f s, %.1f a second%n",
        collected.photographs(),
        collected.units(),
        collected.added(),
        collected.seconds(),
        collected.photographsPerSecond());
    if (collected.vanished() > 0) {
      text.println(collected.vanished() + " have vanished: still counted, and not shown.");
    }
    if (!collected.skipped().isEmpty()) {
      text.println(collected.skipped().size() + " could not be read and do not count.");
    }
    text.println("Written: " + OneLine.of(index.toString()));
  }

  /** Shows progress on the terminal, and each skipped file. */
  private record Told(TerminalProgress progress, Output output) implements IndexingListener {
    @Override
    public void report(long done, long total, String what) {
      progress.report(done, total, what);
    }

    @Override
    public void skipped(SkippedPhotograph photograph) {
      progress.wipe();
      output.skipped(photograph.reason());
    }
  }
}
