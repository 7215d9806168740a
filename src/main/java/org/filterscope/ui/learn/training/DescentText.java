package org.filterscope.ui.learn.training;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.lesson.answer.InputOrigin;
import org.filterscope.lesson.learning.Descent;
import org.filterscope.lesson.learning.GradientPath;
import org.filterscope.lesson.learning.HeadParameter;
import org.filterscope.lesson.learning.TwoClassFolder;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.ui.Messages;
import org.filterscope.ui.unit.NumberFormats;

/** The texts of chapter 7 that depend on what is shown. */
final class DescentText {

  private final Messages words;
  private final DescentViewModel model;

  DescentText(Messages words, DescentViewModel model) {
    this.words = words;
    this.model = model;
  }

  /** A short name of a feature, for an axis. */
  String axis(InputOrigin origin) {
    Shape shape = origin.layer().shape();
    Region cells = origin.cells();
    String unit =
        words.get("learn.descent.unit", origin.layer().name(), Integer.toString(origin.channel()));
    if (cells.cells() == shape.cells()) {
      return words.get("learn.descent.axis.whole", unit);
    }
    boolean isUpper = cells.top() + cells.bottom() < shape.height();
    boolean isLeft = cells.left() + cells.right() < shape.width();
    String key =
        isUpper
            ? isLeft ? "learn.descent.axis.upper-left" : "learn.descent.axis.upper-right"
            : isLeft ? "learn.descent.axis.lower-left" : "learn.descent.axis.lower-right";
    return words.get(key, unit);
  }

  /** The title of the axis to the right. */
  String across(InputOrigin origin) {
    return words.get("learn.descent.axis.across", axis(origin));
  }

  /** The title of the axis upwards. */
  String up(InputOrigin origin) {
    return words.get("learn.descent.axis.up", axis(origin));
  }

  /** A class's name. */
  String className(int label) {
    TwoClassFolder read = model.dots().get();
    return read == null ? "" : read.classes().get(label);
  }

  /** The chosen photograph, and what the head makes of it. */
  String ofPhotograph() {
    TwoClassFolder read = model.dots().get();
    OneStep step = model.oneStep().get();
    if (read == null || step == null) {
      return "";
    }
    Path file = read.files().get(model.photograph().get());
    double[] probabilities = step.forward().probabilities();
    int answer = probabilities[1] > probabilities[0] ? 1 : 0;
    return words.get(
        "learn.descent.photograph",
        String.valueOf(file.getFileName()),
        className(step.point().label()),
        className(answer),
        NumberFormats.of(probabilities[answer]));
  }

  /** A description of the dots for screen readers. */
  String ofDots() {
    OneStep step = model.oneStep().get();
    return step == null
        ? words.get("learn.descent.dots.none")
        : words.get(
                "learn.descent.dots.accessible",
                count(0),
                className(0),
                count(1),
                className(1),
                right())
            + " "
            + ofPhotograph();
  }

  /** How many dots are on the side of their class. */
  String right() {
    OneStep step = model.oneStep().get();
    int all = model.points().size();
    return step == null
        ? ""
        : words.get(
            "learn.descent.right", Math.round(step.head().accuracy(model.points()) * all), all);
  }

  /** How many dots a class has. */
  long count(int label) {
    return model.points().stream().filter(point -> point.label() == label).count();
  }

  /** The name of a weight or bias: what it belongs to, and where it comes from. */
  String parameter(HeadParameter parameter) {
    String unit = Integer.toString(parameter.unit() + 1);
    if (parameter.isOfHiddenLayer()) {
      return parameter.isBias()
          ? words.get("learn.descent.hidden.bias", unit)
          : words.get("learn.descent.hidden.weight", feature(parameter.input()), unit);
    }
    return parameter.isBias()
        ? words.get("learn.descent.class.bias", className(parameter.unit()))
        : words.get(
            "learn.descent.class.weight",
            Integer.toString(parameter.input() + 1),
            className(parameter.unit()));
  }

  /** A feature's name in the diagram. */
  String feature(int number) {
    return words.get(number == 0 ? "learn.descent.across" : "learn.descent.up");
  }

  /** The name of a local derivative: of what, by what. */
  String factor(GradientPath.Factor factor, HeadParameter parameter) {
    String unit = Integer.toString(factor.unit() + 1);
    return switch (factor.kind()) {
      case LOSS_BY_LOGIT -> words.get("learn.descent.factor.loss", className(factor.unit()));
      case LOGIT_BY_ACTIVATION ->
          words.get(
              "learn.descent.factor.weight",
              className(factor.unit()),
              Integer.toString(parameter.unit() + 1));
      case ACTIVATION_BY_SUM -> words.get("learn.descent.factor.function", unit);
      case SUM_BY_PARAMETER ->
          words.get(
              parameter.isBias()
                  ? "learn.descent.factor.one"
                  : parameter.isOfHiddenLayer()
                      ? "learn.descent.factor.feature"
                      : "learn.descent.factor.activation",
              parameter.isOfHiddenLayer()
                  ? feature(Math.max(0, parameter.input()))
                  : Integer.toString(parameter.input() + 1));
    };
  }

  /** The verdict on the learning rate. */
  String verdict(Descent descent) {
    List<Double> losses = descent.losses();
    String start = NumberFormats.of(losses.get(0));
    String end = NumberFormats.of(losses.get(losses.size() - 1));
    return switch (LearningRate.of(descent)) {
      case TOO_SMALL -> words.get("learn.descent.rate.small", start, end);
      case RIGHT -> words.get("learn.descent.rate.right", start, end);
      case DIVERGING ->
          words.get("learn.descent.rate.diverging", start, end, LearningRate.rises(descent));
    };
  }
}
