package org.filterscope.ui.train.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.report.Calibration;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.KernelChange;
import org.filterscope.training.report.Prediction;
import org.filterscope.training.report.WilsonInterval;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.unit.NumberFormats;

/** The texts of a report. */
public record ReportText(Messages words, TrainingResult report) {

  private static final int MOST_WRONG = 10;

  /** If the interval is wider than this, a percentage alone would promise too much. */
  private static final double WIDE = 0.05;

  /**
   * The accuracy on held-out photographs: a percentage or, for few photographs, a count with the
   * confidence interval.
   */
  String accuracy() {
    WilsonInterval interval = heldOut().confidence95();
    return isRough()
        ? words.get(
            "train.report.few",
            heldOut().correct(),
            heldOut().images(),
            whole(interval.low()),
            whole(interval.high()))
        : words.get("train.report.accuracy", Texts.percent(heldOut().accuracy()));
  }

  /** The number of photographs and the confidence interval. */
  String interval() {
    WilsonInterval interval = heldOut().confidence95();
    String low = Texts.percent(interval.low());
    String high = Texts.percent(interval.high());
    return isRough()
        ? words.get("train.report.interval.few", low, high)
        : words.get("train.report.interval", heldOut().correct(), heldOut().images(), low, high);
  }

  private boolean isRough() {
    return heldOut().confidence95().width() > WIDE;
  }

  /** The probability from which on an answer is certain. */
  String certainty() {
    double certainty = tuned().learned().certainty();
    return certainty > 0
        ? words.get("train.report.certainty", Texts.two(certainty))
        : words.get("train.report.certainty.none");
  }

  /** The calibration, if there are enough photographs to tell. */
  String calibration() {
    Calibration calibration = tuned().measured().calibration();
    return calibration.isTelling()
        ? words.get(
            "train.report.calibration",
            Texts.two(calibration.error()),
            Texts.two(tuned().learned().temperature()))
        : words.get("train.report.calibration.few", calibration.answers(), Calibration.FEWEST);
  }

  /** The training data, settings and times, one sentence per line. */
  String making() {
    FineTunedModel.Settings settings = tuned().settings();
    List<String> lines = new ArrayList<>();
    lines.add(
        words.get(
            "train.report.photographs",
            tuned().photographs().training(),
            tuned().photographs().validation(),
            Texts.percent(tuned().measured().validationAccuracy())));
    lines.add(
        words.get(
            "train.report.settings",
            words.get("train.way." + settings.unfreeze()),
            Texts.head(words, settings.head()),
            Long.toString(settings.seed())));
    if (settings.unfreeze() != UnfrozenLayers.NONE) {
      lines.add(
          settings.blockEpochs() == 0
              ? words.get("train.report.block.kept")
              : words.get("train.report.block.epochs", settings.blockEpochs()));
    }
    if (settings.flips()) {
      lines.add(words.get("train.report.flips"));
    }
    lines.add(
        words.get(
            "train.report.time",
            seconds(tuned().durations().features()),
            seconds(tuned().durations().training())));
    return String.join("\n", lines);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  /** The number of units whose kernels changed; empty if there are none. */
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

  /** The whole report, for the clipboard. */
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
      String result = ofClass(confusion[label][label], sum(confusion[label]));
      line(text, words.get("train.report.class.line", classOf(label), result));
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

  /** The accuracy of a class and its confidence interval. */
  String ofClass(int right, int all) {
    if (all == 0) {
      return words.get("train.report.class.none");
    }
    WilsonInterval interval = WilsonInterval.of(right, all);
    return words.get(
        "train.report.class", right, all, whole(interval.low()), whole(interval.high()));
  }

  private static long whole(double share) {
    return Math.round(100 * share);
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
