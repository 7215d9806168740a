package org.filterscope.ui.train.report;

import java.util.List;
import java.util.stream.Collectors;
import org.filterscope.export.Percent;
import org.filterscope.training.report.Baseline;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.GroupPrediction;
import org.filterscope.training.report.WilsonInterval;
import org.filterscope.ui.Messages;

/**
 * The results of another model's summed classes on a report's held-out photographs.
 *
 * @param model the other model's name
 * @param baseline its answers
 * @param differences the answers that differ from those of the trained model
 */
public record BaselineResult(
    String model, Baseline baseline, List<Baseline.Difference> differences) {

  private static final int LINES = 12;
  private static final int CLASSES = 3;

  /** How many are right, beside those of the trained model. */
  String result(Messages words, Evaluation trained) {
    Evaluation sums = baseline.evaluation();
    WilsonInterval interval = sums.confidence95();
    return words.get(
        "train.sum.result",
        model,
        sums.correct(),
        sums.images(),
        Percent.of(sums.accuracy()),
        Percent.of(interval.low()),
        Percent.of(interval.high()),
        Percent.of(trained.accuracy()));
  }

  /** The photographs with different answers, one per line. */
  String differences(Messages words) {
    if (differences.isEmpty()) {
      return words.get("train.sum.same");
    }
    return words.get("train.sum.differ", differences.size())
        + differences.stream()
            .limit(LINES)
            .map(difference -> "\n" + line(words, difference.summed()))
            .collect(Collectors.joining());
  }

  private String line(Messages words, GroupPrediction answer) {
    List<String> names = baseline.groups().names();
    String classes =
        answer.likeliest().stream()
            .limit(CLASSES)
            .map(each -> each.label() + " " + Percent.of(each.probability()))
            .collect(Collectors.joining(", "));
    return words.get(
        "train.sum.line",
        String.valueOf(answer.image().getFileName()),
        names.get(answer.label()),
        names.get(answer.answer()),
        classes);
  }
}
