package org.filterscope.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.filterscope.network.file.HeadFile;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.LabelledFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Trains a head for the built-in model's base, as the one that comes with the app was. */
@Command(
    name = "train-head",
    description =
        "Trains a head on labelled photographs: a fifth of each class is used to choose "
            + "the settings, then all of them train the head. Measure it on other "
            + "photographs.")
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
      String head, int classes, int photographs, double validationAccuracy, double certainty) {}

  @Override
  public void run() {
    LabelledFolder labelled = LabelledFolder.of(folder);
    HeadFile.Head head;
    try (OpenModel open = root.openModel();
        FeatureCache cache = FeatureCache.open(root.services().caches());
        TerminalProgress progress = root.progress()) {
      head =
          open.headTraining(cache)
              .train(
                  labelled,
                  (step, done, total, detail) -> progress.report(done, total, detail),
                  open.cancellation());
    }
    HeadFile.write(out, head);
    double accuracy = head.origin().get("validationAccuracy").asDouble();
    root.output()
        .json(
            new Result(
                out.toString(),
                labelled.classes().size(),
                labelled.photographs().size(),
                accuracy,
                head.certainty()));
    root.output()
        .text(
            text ->
                text.printf(
                    Locale.ROOT,
                    "%s: %d classes from %d photographs; %.4f right on validation%n",
                    out,
                    labelled.classes().size(),
                    labelled.photographs().size(),
                    accuracy));
  }
}
