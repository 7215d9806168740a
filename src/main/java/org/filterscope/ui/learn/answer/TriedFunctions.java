package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.learn.chapter.FunctionNames;

/** The functions that can be tried, and what they are called. */
final class TriedFunctions {

  private TriedFunctions() {}

  /**
   * The functions of the lesson and none at all, after the layer's own function if that is another
   * one.
   */
  static List<Activation> choices(Node layer) {
    List<Activation> choices = new ArrayList<>(FunctionCurve.TAUGHT);
    if (choices.stream().noneMatch(one -> one.kind() == layer.activation().kind())) {
      choices.add(0, layer.activation());
    }
    choices.replaceAll(one -> one.kind() == layer.activation().kind() ? layer.activation() : one);
    choices.add(Activation.IDENTITY);
    return choices;
  }

  /** The usual name of a function. */
  static String name(Messages words, Activation function) {
    return FunctionNames.of(words, function.kind());
  }

  /** The formula of a function. */
  static String formula(Messages words, Activation function) {
    String slope = Float.toString(function.slope());
    return switch (function.kind()) {
      case IDENTITY -> words.get("learn.formula.none");
      case RELU -> words.get("learn.formula.relu");
      case LEAKY_RELU -> words.get("learn.formula.leaky-relu", slope);
      case SIGMOID -> words.get("learn.formula.sigmoid");
      case TANH -> words.get("learn.formula.tanh");
      case SOFTMAX -> words.get("learn.formula.softmax");
      case RELU6 -> words.get("learn.formula.relu6");
      case ELU -> words.get("learn.formula.elu", slope);
      case SELU -> words.get("learn.formula.selu");
      case SWISH -> words.get("learn.formula.swish");
      case SOFTPLUS -> words.get("learn.formula.softplus");
      case HARD_SIGMOID -> words.get("learn.formula.hard-sigmoid", slope);
      case HARD_SWISH -> words.get("learn.formula.hard-swish");
      case MISH -> words.get("learn.formula.mish");
      case GELU -> words.get("learn.formula.gelu");
    };
  }
}
