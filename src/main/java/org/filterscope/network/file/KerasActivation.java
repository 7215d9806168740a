package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.filterscope.network.Activation;
import org.jspecify.annotations.Nullable;

/**
 * Keras' activation functions.
 *
 * @param version the version of Keras that wrote the file; empty if it does not say
 */
record KerasActivation(String version) {

  /** LeakyReLU's slope unless the file says one. */
  private static final double SLOPE = 0.3;

  /** The slope of the hard logistic function until Keras 2, and of that in MobileNetV3. */
  private static final float FIFTH = 0.2f;

  private static final float SIXTH = 1 / 6f;

  /** Packages whose functions are not always those that others have under the same name. */
  private static final String ADDONS = "Addons>";

  /**
   * The function of a layer that is nothing else.
   *
   * @return null if it is not supported here
   */
  @Nullable Activation ofLayer(String kind, JsonNode settings) {
    return switch (kind) {
      case "Activation" -> named(settings.path("activation"));
      case "ReLU" -> rectifier(settings);
      case "ELU" -> Activation.elu((float) number(settings.path("alpha"), 1));
      case "LeakyReLU" -> Activation.leakyRelu(slope(settings));
      case "ThresholdedReLU" -> number(settings.path("theta"), 1) == 0 ? Activation.RELU : null;
      case "Softmax" -> Activation.SOFTMAX;
      default -> ofOthers(kind);
    };
  }

  /**
   * The function of a layer that many people wrote for themselves.
   *
   * @param kind its class, without a package
   * @return null if it is not known
   */
  static @Nullable Activation ofOthers(String kind) {
    return switch (kind) {
      case "Swish" -> Activation.SWISH;
      case "Mish" -> Activation.MISH;
      case "HardSwish", "Hswish", "HSwish" -> Activation.HARD_SWISH;
      case "HardSigmoid", "Hsigmoid", "HSigmoid" -> Activation.hardSigmoid(SIXTH);
      default -> null;
    };
  }

  /**
   * A function by its name, or by an object with the name.
   *
   * @return null if it is not supported here
   */
  @Nullable Activation named(JsonNode function) {
    if (function.isObject() && function.path("config").isObject()) {
      // A layer that stands where a name is expected.
      return ofLayer(function.path("class_name").asText(), function.path("config"));
    }
    JsonNode named = function.isObject() ? function.path("config") : function;
    String name = named.asText("linear");
    return named(
        name.startsWith(ADDONS) && !name.endsWith("mish")
            ? name
            : name.substring(name.lastIndexOf('>') + 1));
  }

  private @Nullable Activation named(String function) {
    return switch (function.toLowerCase(Locale.ROOT)) {
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
      case "mish" -> Activation.MISH;
      case "gelu" -> Activation.GELU;
      case "hard_swish", "hard_silu", "hardswish", "h_swish", "hswish" -> Activation.HARD_SWISH;
      case "hard_sigmoid" -> Activation.hardSigmoid(version.startsWith("3") ? SIXTH : FIFTH);
      case "h_sigmoid", "hsigmoid" -> Activation.hardSigmoid(SIXTH);
      default -> null;
    };
  }

  private static @Nullable Activation rectifier(JsonNode settings) {
    KerasRectifier whole = KerasRectifier.of(settings);
    return whole.isPlain() ? whole.plain() : null;
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
