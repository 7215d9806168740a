package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import org.filterscope.network.Activation;
import org.jspecify.annotations.Nullable;

/** Keras' activation functions. */
final class KerasActivation {

  /** LeakyReLU's slope unless the file says one. */
  private static final double SLOPE = 0.3;

  private KerasActivation() {}

  /**
   * The function of a layer that is nothing else.
   *
   * @return null if it is not supported here
   */
  static @Nullable Activation ofLayer(String kind, JsonNode settings) {
    return switch (kind) {
      case "Activation" -> named(settings.path("activation"));
      case "ReLU" -> rectifier(settings);
      case "ELU" -> Activation.elu((float) number(settings.path("alpha"), 1));
      case "LeakyReLU" -> Activation.leakyRelu(slope(settings));
      case "ThresholdedReLU" -> number(settings.path("theta"), 1) == 0 ? Activation.RELU : null;
      case "Softmax" -> Activation.SOFTMAX;
      default -> null;
    };
  }

  /**
   * A function by its name, or by an object with the name.
   *
   * @return null if it is not supported here
   */
  static @Nullable Activation named(JsonNode function) {
    if (function.isObject() && function.path("config").isObject()) {
      // A layer that stands where a name is expected.
      return ofLayer(function.path("class_name").asText(), function.path("config"));
    }
    JsonNode named = function.isObject() ? function.path("config") : function;
    return switch (named.asText("linear")) {
      case "linear", "null", "" -> Activation.IDENTITY;
      case "relu" -> Activation.RELU;
      case "sigmoid" -> Activation.SIGMOID;
      case "tanh" -> Activation.TANH;
      case "softmax", "softmax_v2" -> Activation.SOFTMAX;
      case "relu6" -> Activation.RELU6;
      case "leaky_relu" -> Activation.leakyRelu(0.2f);
      case "elu" -> Activation.elu(1);
      case "selu" -> Activation.SELU;
      case "swish", "silu" -> Activation.SWISH;
      case "softplus" -> Activation.SOFTPLUS;
      default -> null;
    };
  }

  private static @Nullable Activation rectifier(JsonNode settings) {
    JsonNode most = settings.path("max_value");
    double slope = number(settings.path("negative_slope"), 0);
    if (number(settings.path("threshold"), 0) != 0) {
      return null;
    }
    if (most.isNull() || most.isMissingNode()) {
      return slope == 0 ? Activation.RELU : Activation.leakyRelu((float) slope);
    }
    return number(most, 0) == 6 && slope == 0 ? Activation.RELU6 : null;
  }

  private static float slope(JsonNode settings) {
    double otherwise = number(settings.path("negative_slope"), SLOPE);
    return (float) number(settings.path("alpha"), otherwise);
  }

  /** A number; some versions of Keras write it as an array that is an object. */
  static double number(JsonNode number, double otherwise) {
    return (number.isObject() ? number.path("value") : number).asDouble(otherwise);
  }
}
