package org.filterscope.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.filterscope.explanation.MaskedAnswer;
import org.filterscope.export.Percent;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;

/**
 * What {@code occlude} prints with a mask; also the JSON object.
 *
 * @param before the sum of the unit's map without the mask
 * @param after the same with the mask
 * @param classesBefore the most likely classes without the mask
 * @param classesAfter the same with the mask
 */
record MaskedResult(
    String layer,
    int channel,
    double before,
    double after,
    List<Classify.Probability> classesBefore,
    List<Classify.Probability> classesAfter) {

  private static final int MOST = 5;

  static MaskedResult of(Inspection inspection, MaskedAnswer answer) {
    return new MaskedResult(
        answer.layer(),
        answer.channel(),
        answer.before(),
        answer.after(),
        likeliest(inspection.classes()),
        likeliest(answer.classes()));
  }

  private static List<Classify.Probability> likeliest(List<ClassProbability> classes) {
    return classes.stream()
        .limit(MOST)
        .map(one -> new Classify.Probability(one.label(), one.index(), one.probability()))
        .toList();
  }

  void print(PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, total: %.4g uncovered, %.4g under the mask%n",
        LayerChoice.title(layer, channel, null),
        before,
        after);
    print("Uncovered:", classesBefore, text);
    print("Under the mask:", classesAfter, text);
  }

  private static void print(String title, List<Classify.Probability> classes, PrintWriter text) {
    text.println(title);
    Table table = new Table("<>");
    classes.forEach(one -> table.row(one.label(), Percent.of(one.probability())));
    table.print(text, "  ");
  }
}
