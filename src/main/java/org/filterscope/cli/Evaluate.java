package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.inspection.Classification;
import org.filterscope.inspection.Classifier;
import org.filterscope.inspection.Classifying;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.Evaluator;
import org.filterscope.training.report.WilsonInterval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures a model on labelled photographs. */
@Command(
    name = "evaluate",
    description = {
      "Measures a model's accuracy on labelled photographs that it was not trained " + "on.",
      "Subfolders are matched to class names; case is ignored, and underscores and "
          + "hyphens count as spaces. A file that cannot be read is skipped, and standard "
          + "error says why.",
      "In JSON, \"confusion\" has a row per true class and a column per predicted "
          + "class, in the order of \"classes\"."
    })
final class Evaluate implements Runnable {

  @ParentCommand private Filterscope root;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  /** The JSON object: shares from 0 to 1. */
  record Result(
      int images,
      double accuracy,
      double[] confidence95,
      List<String> classes,
      int[][] confusion,
      List<Misclassified> mostWrong,
      List<SkippedImage> skipped) {}

  @Override
  public void run() {
    LabelledFolder labelled = LabelledFolder.of(folder);
    Output output = root.output();
    List<Classification.Skipped> skipped = new ArrayList<>();
    Evaluation evaluation;
    try (OpenModel open = root.openModel();
        TerminalProgress progress = root.progress()) {
      evaluation =
          new Evaluator(classifying(open), open.model())
              .evaluate(
                  folder,
                  labelled,
                  unread -> {
                    skipped.add(unread);
                    progress.wipe();
                    output.skipped(unread.reason());
                  },
                  progress,
                  open.cancellation());
    }
    output.json(result(evaluation, skipped));
    output.text(out -> print(evaluation, skipped.size(), out));
  }

  private Classifying classifying(OpenModel open) {
    Optional<Cluster> cluster = root.cluster();
    return cluster.isPresent()
        ? cluster.get().classifying(root.shipment(open))
        : new Classifier(open.inspector(), root.services().pictures());
  }

  private static Result result(Evaluation evaluation, List<Classification.Skipped> skipped) {
    WilsonInterval interval = evaluation.confidence95();
    return new Result(
        evaluation.images(),
        evaluation.accuracy(),
        new double[] {interval.low(), interval.high()},
        evaluation.classes(),
        evaluation.confusion(),
        Misclassified.most(evaluation),
        skipped.stream().map(SkippedImage::of).toList());
  }

  private static void print(Evaluation evaluation, int skipped, PrintWriter out) {
    WilsonInterval interval = evaluation.confidence95();
    out.printf(
        Locale.ROOT,
        "%d of %d right: accuracy %.4f (95 %% confidence: %.4f to %.4f)%n",
        evaluation.correct(),
        evaluation.images(),
        evaluation.accuracy(),
        interval.low(),
        interval.high());
    if (skipped > 0) {
      out.println(skipped + " could not be read and do not count.");
    }
    Misclassified.print(evaluation, out);
  }
}
