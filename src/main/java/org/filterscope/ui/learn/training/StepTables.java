package org.filterscope.ui.learn.training;

import java.util.List;
import org.filterscope.lesson.learning.GradientPath;
import org.filterscope.lesson.learning.HeadParameter;
import org.filterscope.lesson.learning.TwoFeatureHead;
import org.filterscope.ui.Messages;
import org.filterscope.ui.unit.NumberFormats;

/** One step in numbers: the way forward, the loss, the chain of derivatives, the step. */
final class StepTables {

  private final Messages words;
  private final DescentText text;

  StepTables(Messages words, DescentText text) {
    this.words = words;
    this.text = text;
  }

  /** The forward pass: weights, sums and functions, up to the probabilities. */
  void forward(ChainTable table, OneStep step) {
    TwoFeatureHead head = step.head();
    table.clear();
    for (int unit = 0; unit < head.hidden(); unit++) {
      table.line(
          words.get(
              "learn.descent.forward.hidden",
              Integer.toString(unit + 1),
              number(weight(head, HeadParameter.hiddenWeight(unit, 0))),
              number(step.point().first()),
              number(weight(head, HeadParameter.hiddenWeight(unit, 1))),
              number(step.point().second()),
              number(weight(head, HeadParameter.hiddenBias(unit))),
              number(step.forward().sums()[unit])),
          number(step.forward().activations()[unit]));
    }
    for (int k = 0; k < 2; k++) {
      table.line(
          words.get(
              "learn.descent.forward.class", text.className(k), number(step.forward().logits()[k])),
          number(step.forward().probabilities()[k]));
    }
  }

  /** The loss of the photograph, and the mean of all. */
  void loss(ChainTable table, OneStep step, int photographs) {
    int label = step.point().label();
    table.clear();
    table.line(
        words.get("learn.descent.loss.probability", text.className(label)),
        number(step.forward().probabilities()[label]));
    table.total(words.get("learn.descent.loss.one"), number(step.forward().loss()));
    table.line(words.get("learn.descent.loss.mean", photographs), number(step.lossBefore()));
  }

  /** The paths back to the weight, factor by factor, beside the finite difference. */
  void chain(ChainTable table, OneStep step, int photographs) {
    table.clear();
    List<GradientPath> paths = step.paths();
    for (GradientPath path : paths) {
      table.heading(
          words.get("learn.descent.chain.path", text.className(path.factors().get(0).unit())));
      for (GradientPath.Factor factor : path.factors()) {
        table.line(text.factor(factor, step.parameter()), number(factor.value()));
      }
      table.total(words.get("learn.descent.chain.product"), number(path.product()));
    }
    if (paths.size() > 1) {
      table.total(words.get("learn.descent.chain.sum"), number(step.sum()));
    }
    table.line(
        words.get("learn.descent.chain.difference", Double.toString(OneStep.LITTLE)),
        number(step.difference()));
    table.heading(words.get("learn.descent.chain.all", photographs));
    table.total(words.get("learn.descent.chain.mean"), number(step.mean()));
    table.line(
        words.get("learn.descent.chain.difference", Double.toString(OneStep.LITTLE)),
        number(step.meanDifference()));
  }

  /** The weight before and after, and the loss before and after. */
  void step(ChainTable table, OneStep step) {
    table.clear();
    table.line(text.parameter(step.parameter()), number(step.before()));
    table.line(
        words.get("learn.descent.step.minus", number(step.rate()), number(step.mean())),
        number(-step.rate() * step.mean()));
    table.total(words.get("learn.descent.step.after"), number(step.after()));
    table.heading(words.get("learn.descent.step.all", step.head().parameters().length));
    table.line(words.get("learn.descent.step.loss.before"), precise(step.lossBefore()));
    boolean hasFallen = step.lossAfter() < step.lossBefore();
    table.total(
        words.get(hasFallen ? "learn.descent.step.fell" : "learn.descent.step.rose"),
        precise(step.lossAfter()));
  }

  private static double weight(TwoFeatureHead head, HeadParameter parameter) {
    return head.parameters()[parameter.index(head.hidden())];
  }

  private static String number(double value) {
    return NumberFormats.of(value);
  }

  /** A small step changes a loss by less than three digits would show. */
  private static String precise(double loss) {
    return String.format(java.util.Locale.ROOT, "%.5f", loss);
  }
}
