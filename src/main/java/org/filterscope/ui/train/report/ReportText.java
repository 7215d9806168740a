package org.filterscope.ui.train.report;

import java.util.List;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.KernelChange;
import org.filterscope.training.report.Prediction;
import org.filterscope.training.report.WilsonInterval;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.unit.NumberFormats;

/** What is said of a model that was trained. */
public record ReportText(Messages words, TrainingResult report) {

  private static final int MOST_WRONG = 10;

  /** The share of held-out photographs that were taken for what they are. */
  String accuracy() {
    return words.get("train.report.accuracy", Texts.percent(heldOut().accuracy()));
  }

  /** How many photographs that is, and where the share on more of them lies. */
  String interval() {
    WilsonInterval interval = heldOut().confidence95();
    return words.get(
        "train.report.interval",
        heldOut().correct(),
        heldOut().images(),
        Texts.percent(interval.low()),
        Texts.percent(interval.high()));
  }

  /** From which probability on an answer is sure. */
  String certainty() {
    double certainty = tuned().learned().certainty();
    return certainty > 0
        ? words.get("train.report.certainty", Texts.two(certainty))
        : words.get("train.report.certainty.none");
  }

  /** Whether probabilities mean what they say. */
  String calibration() {
    return words.get(
        "train.report.calibration",
        Texts.two(tuned().measured().calibration().error()),
        Texts.two(tuned().learned().temperature()));
  }

  /** What it was learned from, with which settings, and in which time. */
  String making() {
    FineTunedModel.Settings settings = tuned().settings();
    String head = Texts.head(words, settings.head());
    String flips = settings.flips() ? words.get("train.report.flips") : "";
    return words.get(
        "train.report.making",
        tuned().photographs().training(),
        tuned().photographs().validation(),
        Texts.percent(tuned().measured().validationAccuracy()),
        way(settings),
        head,
        Long.toString(settings.seed()),
        String.format(java.util.Locale.ROOT, "%.1f", tuned().durations().features()),
        String.format(java.util.Locale.ROOT, "%.1f", tuned().durations().training()),
        flips);
  }

  private String way(FineTunedModel.Settings settings) {
    String way = words.get("train.way." + settings.unfreeze());
    if (settings.unfreeze() == UnfrozenLayers.NONE) {
      return way;
    }
    return way
        + (settings.blockEpochs() == 0
            ? words.get("train.report.block.kept")
            : words.get("train.report.block.epochs", settings.blockEpochs()));
  }

  /** How many units have other kernels now; empty if none has. */
  String changed() {
    List<KernelChange> changed = tuned().learned().changed();
    if (changed.isEmpty()) {
      return "";
    }
    KernelChange most = changed.get(0);
    return words.get(
        "train.report.changed",
        changed.size(),
        most.layer(),
        Integer.toString(most.channel()),
        NumberFormats.of(100 * most.change()));
  }

  /** All of it, to paste somewhere. */
  public String whole() {
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
    BaselineResult summed = report.summed().get();
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
    List<Prediction> wrong = heldOut().mostWrong(MOST_WRONG);
    if (!wrong.isEmpty()) {
      line(text, "");
      line(text, words.get("train.report.wrong"));
    }
    for (Prediction answer : wrong) {
      line(
          text,
          words.get(
              "train.report.wrong.line",
              String.valueOf(answer.image().getFileName()),
              classOf(answer.label()),
              classOf(answer.answer()),
              Texts.two(answer.probability())));
    }
    return text.toString();
  }

  /** How many of a class were taken for what they are. */
  String ofClass(int right, int all) {
    return all == 0
        ? words.get("train.report.class.none")
        : words.get("train.report.class", Texts.percent((double) right / all), right, all);
  }

  static int sum(int[] counts) {
    return java.util.Arrays.stream(counts).sum();
  }

  private String classOf(int label) {
    return heldOut().classes().get(label);
  }

  private FineTunedModel tuned() {
    return report.tuned();
  }

  private Evaluation heldOut() {
    return report.tuned().measured().heldOut();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
