package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.task.Stop;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Finding;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.KernelChange;
import org.filterscope.training.report.WilsonInterval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains the last layers on a folder and prints how good the result is. */
@Command(
    name = "finetune",
    description = {
      "Trains the last layers, and optionally the last block of convolutions, on "
          + "labelled photographs, and measures the result on held-out photographs.",
      "A fifth of the photographs that are not held out is used for validation, to "
          + "choose the settings. Near-duplicates stay on the same side of every split. "
          + "Features of the frozen layers are cached, so a second run on the same folder "
          + "starts at once, and an interrupted run resumes.",
      "Use the result with --model."
    })
final class FineTune implements Runnable {

  private static final int MOST_CHANGED = 10;

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "A folder with one subfolder per class.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "F.zip",
      description = "Output file for the model.")
  private Path out;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description =
          "Fraction of the photographs to hold out, between 0 and 1 (default: "
              + "${DEFAULT-VALUE}).")
  private double heldOut;

  @Option(
      names = "--held-out-folder",
      paramLabel = "DIR",
      description =
          "Hold out the photographs in this folder, which has the same classes, instead "
              + "of a fraction.")
  private @Nullable Path heldOutFolder;

  @Option(
      names = "--head",
      defaultValue = "pooled",
      description =
          "The head to train: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). last "
              + "and first sit on the network's own last or first hidden dense layer.")
  private HeadKind head;

  @Option(
      names = "--unfreeze",
      defaultValue = "none",
      description =
          "What else to train: none; block5, the last block of convolutions, which takes "
              + "long; or dense, the last hidden dense layer, with --head last (default: "
              + "${DEFAULT-VALUE}).")
  private UnfrozenLayers unfreeze;

  @Option(
      names = "--flips",
      description = "Also train on mirrored photographs, which takes twice as long.")
  private boolean flips;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Random seed for the split and the training (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** The JSON object: numbers of photographs; accuracy from 0 to 1. */
  record Result(
      List<String> classes,
      int train,
      int validation,
      int heldOut,
      double accuracy,
      double[] confidence95,
      double[] perClass,
      int[][] confusion,
      double validationAccuracy,
      int blockEpochs,
      List<KernelChange> mostChanged,
      double calibrationError,
      double temperature,
      double certainty,
      List<Misclassified> mostWrong,
      List<Finding> findings,
      List<SkippedImage> skipped,
      Seconds seconds) {}

  /** How long each step took. */
  record Seconds(double features, double training) {}

  @Override
  public void run() {
    if (!(heldOut > 0 && heldOut < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--held-out: between 0 and 1, not " + heldOut);
    }
    Output output = root.output();
    FineTunedModel tuned;
    try (OpenModel open = root.openModel();
        FeatureCache cache = FeatureCache.open(root.services().caches());
        TerminalProgress progress = root.progress()) {
      FineTuning.Task task =
          new FineTuning.Task(
              folder, Optional.ofNullable(heldOutFolder), heldOut, head, unfreeze, flips, seed);
      tuned =
          open.fineTuning(cache)
              .train(task, new TrainingProgress(progress), new Stop(), open.cancellation());
      tuned.write(out);
    }
    for (SkippedPhotograph unread : tuned.photographs().unread()) {
      output.skipped(unread.reason());
    }
    output.json(result(tuned));
    output.text(text -> print(tuned, text));
  }

  private static Result result(FineTunedModel tuned) {
    Evaluation evaluation = tuned.measured().heldOut();
    WilsonInterval interval = evaluation.confidence95();
    return new Result(
        tuned.learned().classes(),
        tuned.photographs().training(),
        tuned.photographs().validation(),
        evaluation.images(),
        evaluation.accuracy(),
        new double[] {interval.low(), interval.high()},
        evaluation.accuracyOfClasses(),
        evaluation.confusion(),
        tuned.measured().validationAccuracy(),
        tuned.settings().blockEpochs(),
        mostChanged(tuned),
        tuned.measured().calibration().error(),
        tuned.learned().temperature(),
        tuned.learned().certainty(),
        Misclassified.most(evaluation),
        tuned.photographs().findings(),
        tuned.photographs().unread().stream().map(SkippedImage::of).toList(),
        new Seconds(tuned.durations().features(), tuned.durations().training()));
  }

  private static List<KernelChange> mostChanged(FineTunedModel tuned) {
    return tuned
        .learned()
        .changed()
        .subList(0, Math.min(MOST_CHANGED, tuned.learned().changed().size()));
  }

  private void print(FineTunedModel tuned, PrintWriter text) {
    Evaluation evaluation = tuned.measured().heldOut();
    WilsonInterval interval = evaluation.confidence95();
    for (Finding finding : tuned.photographs().findings()) {
      text.printf(
          Locale.ROOT, "%s: %d (%s)%n", words(finding.kind()), finding.count(), some(finding));
    }
    text.printf(
        Locale.ROOT,
        "%d classes; learned from %d photographs, settings chosen on %d (%.1f %% right there)%n",
        tuned.learned().classes().size(),
        tuned.photographs().training(),
        tuned.photographs().validation(),
        100 * tuned.measured().validationAccuracy());
    if (unfreeze != UnfrozenLayers.NONE) {
      text.println(
          tuned.settings().blockEpochs() == 0
              ? "Training more than the head made validation no better: the base stays as it was."
              : "The last part of the base was trained for "
                  + tuned.settings().blockEpochs()
                  + " epochs.");
      for (KernelChange unit : mostChanged(tuned)) {
        text.printf(
            Locale.ROOT,
            "  %s / %d: kernels changed by %.2f %%%n",
            unit.layer(),
            unit.channel(),
            100 * unit.change());
      }
    }
    text.printf(
        Locale.ROOT,
        "Held out: %d of %d right, %.1f %% (95 %% confidence: %.1f to %.1f)%n",
        evaluation.correct(),
        evaluation.images(),
        100 * evaluation.accuracy(),
        100 * interval.low(),
        100 * interval.high());
    text.println("It says nothing about photographs of another kind than these.");
    Misclassified.print(evaluation, text);
    text.printf(
        Locale.ROOT,
        "Features took %.1f s, training %.1f s.%nWritten: %s%n",
        tuned.durations().features(),
        tuned.durations().training(),
        OneLine.of(out.toString()));
  }

  private static String some(Finding finding) {
    String some = String.join(", ", finding.examples());
    return finding.count() > finding.examples().size() ? some + ", ..." : some;
  }

  private static String words(Finding.Kind kind) {
    return switch (kind) {
      case UNREADABLE -> "Not readable, left out";
      case COPIED -> "Copies within a class, counted once";
      case IN_TWO_CLASSES -> "The same file in two classes, left out";
      case NEARLY_THE_SAME -> "Nearly the same, kept in one part";
      case ALIKE_IN_TWO_CLASSES -> "Nearly the same in two classes, only learned from";
      case ON_BOTH_SIDES -> "Nearly the same as one held out, not learned from";
      case TOO_FEW -> "Classes with too few photographs, left out";
      case FEW -> "Classes with so few photographs that their result is little more than a guess";
      case UNBALANCED -> "Very unequal classes, look at each one's accuracy";
    };
  }
}
