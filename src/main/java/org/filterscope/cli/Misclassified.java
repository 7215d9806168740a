package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.List;
import org.filterscope.export.Percent;
import org.filterscope.training.report.Evaluation;

/** A photograph that got a wrong class, with the probability of the wrong answer. */
record Misclassified(String image, String label, String answer, double probability) {

  private static final int MOST_IN_JSON = 50;
  private static final int MOST_IN_TEXT = 10;

  /** The wrong answers with the highest probability, for JSON. */
  static List<Misclassified> most(Evaluation evaluation) {
    return most(evaluation, MOST_IN_JSON);
  }

  /** Prints some of them, if there are any. */
  static void print(Evaluation evaluation, PrintWriter out) {
    List<Misclassified> most = most(evaluation, MOST_IN_TEXT);
    if (!most.isEmpty()) {
      out.println("Most wrong:");
      Table table = new Table("<<><");
      table.row("class", "answer", "probability", "image");
      most.forEach(
          wrong ->
              table.row(wrong.label, wrong.answer, Percent.of(wrong.probability), wrong.image));
      table.print(out, "  ");
    }
  }

  private static List<Misclassified> most(Evaluation evaluation, int most) {
    return evaluation.mostWrong(most).stream()
        .map(
            answer ->
                new Misclassified(
                    answer.image().toString(),
                    evaluation.classes().get(answer.label()),
                    evaluation.classes().get(answer.answer()),
                    answer.probability()))
        .toList();
  }
}
