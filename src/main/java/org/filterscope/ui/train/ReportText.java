package org.filterscope.ui.train;

import java.util.List;
import org.filterscope.training.Answer;
import org.filterscope.training.Evaluation;
import org.filterscope.training.FineTuned;
import org.filterscope.training.KernelChange;
import org.filterscope.training.Unfreeze;
import org.filterscope.training.WilsonInterval;
import org.filterscope.ui.Words;
import org.filterscope.ui.unit.Numbers;

/** What is said of a model that was trained. */
record ReportText(Words words, Report report) {

  private static final int MOST_WRONG = 10;

  /** The share of held-out photographs that were taken for what they are. */
  String accuracy() {
    return words.get("train.report.accuracy", Labels.percent(heldOut().accuracy()));
  }

  /** How many photographs that is, and where the share on more of them lies. */
  String interval() {
    WilsonInterval interval = heldOut().confidence95();
    return words.get(
        "train.report.interval",
        heldOut().correct(),
        heldOut().images(),
        Labels.percent(interval.low()),
        Labels.percent(interval.high()));
  }

  /** From which probability on an answer is sure. */
  String certainty() {
    double certainty = tuned().certainty();
    return certainty > 0
        ? words.get("train.report.certainty", Labels.two(certainty))
        : words.get("train.report.certainty.none");
  }

  /** Whether probabilities mean what they say. */
  String calibration() {
    return words.get(
        "train.report.calibration",
        Labels.two(tuned().calibration().error()),
        Labels.two(tuned().temperature()));
  }

  /** What it was learned from, with which settings, and in which time. */
  String making() {
    FineTuned.Settings settings = tuned().settings();
    String head = Labels.head(words, settings.head());
    String flips = settings.flips() ? words.get("train.report.flips") : "";
    return words.get(
        "train.report.making",
        tuned().training(),
        tuned().validation(),
        Labels.percent(tuned().validationAccuracy()),
        way(settings),
        head,
        Long.toString(settings.seed()),
        String.format(java.util.Locale.ROOT, "%.1f", tuned().featureSeconds()),
        String.format(java.util.Locale.ROOT, "%.1f", tuned().trainingSeconds()),
        flips);
  }

  private String way(FineTuned.Settings settings) {
    String way = words.get("train.way." + settings.unfreeze());
    if (settings.unfreeze() == Unfreeze.NONE) {
      return way;
    }
    return way
        + (settings.blockEpochs() == 0
            ? words.get("train.report.block.kept")
            : words.get("train.report.block.epochs", settings.blockEpochs()));
  }

  /** How many units have other kernels now; empty if none has. */
  String changed() {
    List<KernelChange> changed = tuned().changed();
    if (changed.isEmpty()) {
      return "";
    }
    KernelChange most = changed.get(0);
    return words.get(
        "train.report.changed",
        changed.size(),
        most.layer(),
        Integer.toString(most.channel()),
        Numbers.of(100 * most.change()));
  }

  /** All of it, to paste somewhere. */
  String whole() {
    StringBuilder text = new StringBuilder();
    line(text, words.get("train.report.of", report.name()));
    line(text, accuracy());
    line(text, interval());
    line(text, words.get("train.report.not"));
    line(text, making());
    if (!changed().isEmpty()) {
      line(text, changed());
    }
    line(text, certainty());
    line(text, calibration());
    Summed summed = report.summed().get();
    if (summed != null) {
      line(text, summed.result(words, heldOut()));
      line(text, summed.differences(words));
    }
    line(text, "");
    line(text, words.get("train.report.classes"));
    double[] shares = heldOut().accuracyOfClasses();
    int[][] confusion = heldOut().confusion();
    for (int label = 0; label < shares.length; label++) {
      line(text, classOf(label) + ": " + ofClass(confusion[label][label], sum(confusion[label])));
    }
    List<Answer> wrong = heldOut().mostWrong(MOST_WRONG);
    if (!wrong.isEmpty()) {
      line(text, "");
      line(text, words.get("train.report.wrong"));
    }
    for (Answer answer : wrong) {
      line(
          text,
          words.get(
              "train.report.wrong.line",
              String.valueOf(answer.image().getFileName()),
              classOf(answer.label()),
              classOf(answer.answer()),
              Labels.two(answer.probability())));
    }
    return text.toString();
  }

  /** How many of a class were taken for what they are. */
  String ofClass(int right, int all) {
    return all == 0
        ? words.get("train.report.class.none")
        : words.get("train.report.class", Labels.percent((double) right / all), right, all);
  }

  static int sum(int[] counts) {
    return java.util.Arrays.stream(counts).sum();
  }

  private String classOf(int label) {
    return heldOut().classes().get(label);
  }

  private FineTuned tuned() {
    return report.tuned();
  }

  private Evaluation heldOut() {
    return report.tuned().heldOut();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
