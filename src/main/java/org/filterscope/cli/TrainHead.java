package org.filterscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.network.file.HeadFile;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.LabelledFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Trains a head on the built-in model's base. The built-in head was made this way. */
@Command(
    name = "train-head",
    description =
        "Trains a head on labelled photographs: a fifth of each class is used to choose "
            + "the settings, then all of them train the head. Measure it on other "
            + "photographs. A file that cannot be read is skipped, and standard error says why.")
final class TrainHead implements Runnable {

  @ParentCommand private Filterscope root;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Output file for the head, a zip.")
  private Path out;

  /** The JSON object; the accuracy is a share of the validation photographs, from 0 to 1. */
  record Result(
      String head,
      int classes,
      int photographs,
      double validationAccuracy,
      double certainty,
      List<SkippedImage> skipped) {}

  @Override
  public void run() {
    HeadFile.Head head;
    List<SkippedPhotograph> skipped = new ArrayList<>();
    try (OpenModel open = root.openModel();
        FeatureCache cache = FeatureCache.open(root.services().caches());
        TerminalProgress progress = root.progress()) {
      head =
          open.headTraining(cache)
              .train(
                  LabelledFolder.of(folder),
                  (step, done, total, detail) -> progress.report(done, total, detail),
                  skipped::add,
                  open.cancellation());
    } finally {
      skipped.forEach(unread -> root.output().skipped(unread.reason()));
    }
    HeadFile.write(out, head);
    int photographs = head.origin().get("photographs").asInt();
    double accuracy = head.origin().get("validationAccuracy").asDouble();
    root.output()
        .json(
            new Result(
                out.toString(),
                head.labels().size(),
                photographs,
                accuracy,
                head.certainty(),
                skipped.stream().map(SkippedImage::of).toList()));
    root.output()
        .text(
            text ->
                text.printf(
                    Locale.ROOT,
                    "%s: %d classes from %d photographs; %.4f right on validation%n",
                    out,
                    head.labels().size(),
                    photographs,
                    accuracy));
  }
}
