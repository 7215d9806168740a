package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates the layers and settings of Keras 1 into those of Keras 2 and 3. */
final class KerasOne {

  /**
   * A layer in the words of Keras 2 and 3.
   *
   * @param settings its configuration
   */
  record Layer(String kind, JsonNode settings) {}

  private static final Map<String, String> KINDS =
      Map.of(
          "Convolution2D", "Conv2D",
          "AtrousConvolution2D", "Conv2D",
          "AtrousConv2D", "Conv2D",
          "SeparableConvolution2D", "SeparableConv2D",
          // TensorFlow 1 and 2 have others that do the same after training.
          "BatchNormalizationV1", "BatchNormalization",
          "BatchNormalizationV2", "BatchNormalization",
          "SyncBatchNormalization", "BatchNormalization");

  private static final Map<String, String> SETTINGS =
      Map.of(
          "subsample", "strides",
          "border_mode", "padding",
          "bias", "use_bias",
          "atrous_rate", "dilation_rate",
          "concat_axis", "axis");

  private static final Map<String, String> MERGES =
      Map.of(
          "sum", "Add",
          "mul", "Multiply",
          "concat", "Concatenate",
          "ave", "Average",
          "max", "Maximum");

  private KerasOne() {}

  /** The layer in newer words; unchanged if it is in them already. */
  static Layer translated(String kind, JsonNode settings) {
    if (!settings.isObject()) {
      return new Layer(kind, settings);
    }
    ObjectNode newer = settings.deepCopy();
    SETTINGS.forEach(
        (old, name) -> {
          if (newer.has(old) && !newer.has(name)) {
            newer.set(name, newer.get(old));
          }
        });
    if (newer.has("nb_row")) {
      newer.putArray("kernel_size").add(newer.get("nb_row")).add(newer.path("nb_col"));
      newer.put("is_keras_1", true);
    }
    String ordering = settings.path("dim_ordering").asText();
    if (ordering.equals("th") || ordering.equals("tf")) {
      newer.put("data_format", ordering.equals("th") ? "channels_first" : "channels_last");
    }
    boolean isMerge = kind.equals("Merge");
    @Nullable String merge = isMerge ? MERGES.get(settings.path("mode").asText()) : null;
    return new Layer(merge == null ? KINDS.getOrDefault(kind, kind) : merge, newer);
  }

  /** Settings with one entry. */
  static JsonNode settings(String key, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(key, value);
  }
}
