package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keras' layers that multiply each channel and add to it.
 *
 * @param arrays gives the layer's weights
 */
record KerasScaling(KerasNodes nodes, Supplier<List<INDArray>> arrays) {

  /** What Keras adds to a variance by default. */
  private static final double EPSILON = 1e-3;

  /** What Keras divides by at least where it normalises pixels. */
  private static final double SMALLEST = 1e-7;

  /** Adds the layer's nodes; null if a setting is not supported here. */
  @Nullable KerasTensor read(String kind) {
    return switch (kind) {
      case "BatchNormalization" -> isOverChannels(-1) ? batch() : null;
      case "Normalization" -> pixels();
      case "Rescaling" -> rescaling();
      default -> parametric();
    };
  }

  private JsonNode settings() {
    return nodes.settings();
  }

  private int channels() {
    return nodes.shape().channels();
  }

  private boolean isOverChannels(int otherwise) {
    JsonNode axis = settings().path("axis");
    return nodes.input().isOfChannels((axis.isArray() ? axis.path(0) : axis).asInt(otherwise));
  }

  /** Batch normalisation with the running means and variances. */
  private @Nullable KerasTensor batch() {
    // In Keras 1, mode 1 normalises each image by itself.
    if (settings().path("mode").asInt(0) == 1) {
      return null;
    }
    List<INDArray> left = new ArrayList<>(arrays.get());
    long trained = left.stream().mapToLong(INDArray::length).sum();
    float[] gammas = values(left, settings().path("scale").asBoolean(true), 1);
    float[] betas = values(left, settings().path("center").asBoolean(true), 0);
    float[] means = values(left, true, 0);
    float[] variances = values(left, true, 1);
    double epsilon = KerasActivation.number(settings().path("epsilon"), EPSILON);
    float[] scale = new float[channels()];
    float[] shift = new float[channels()];
    for (int c = 0; c < channels(); c++) {
      scale[c] = (float) (gammas[c] / Math.sqrt(variances[c] + epsilon));
      shift[c] = betas[c] - means[c] * scale[c];
    }
    return scaled(scale, shift, trained);
  }

  private KerasTensor scaled(float[] scale, float[] shift, long trained) {
    return nodes.add(new Operation.Normalisation(scale, shift, trained), Activation.IDENTITY);
  }

  private float[] values(List<INDArray> left, boolean isThere, float otherwise) {
    if (isThere) {
      float[] values = left.remove(0).toFloatVector();
      if (values.length != channels()) {
        throw new IllegalArgumentException(values.length + " values for " + channels());
      }
      return values;
    }
    float[] same = new float[channels()];
    Arrays.fill(same, otherwise);
    return same;
  }

  private @Nullable KerasTensor rescaling() {
    float[] scale = each(settings().path("scale"), 1);
    float[] shift = each(settings().path("offset"), 0);
    return scale.length == 0 || shift.length == 0 ? null : scaled(scale, shift, 0);
  }

  /** Normalisation by means and variances that were measured, or told, before the training. */
  private @Nullable KerasTensor pixels() {
    JsonNode told = settings().path("mean");
    float[] means;
    float[] variances;
    if (told.isMissingNode() || told.isNull()) {
      List<INDArray> measured = arrays.get();
      means = each(measured.get(0));
      variances = each(measured.get(1));
    } else {
      means = each(told, 0);
      variances = each(settings().path("variance"), 1);
    }
    if (means.length == 0 || variances.length == 0 || settings().path("invert").asBoolean()) {
      return null;
    }
    float[] scale = new float[channels()];
    float[] shift = new float[channels()];
    for (int c = 0; c < channels(); c++) {
      double deviation = Math.max(Math.sqrt(variances[c]), SMALLEST);
      scale[c] = (float) (1 / deviation);
      shift[c] = (float) (-means[c] / deviation);
    }
    return scaled(scale, shift, 0);
  }

  /** One number for all channels or one for each; empty if there are others. */
  private float[] each(INDArray numbers) {
    float[] all = numbers.dup('c').reshape(numbers.length()).toFloatVector();
    float[] values = new float[all.length == 1 || all.length == channels() ? channels() : 0];
    for (int c = 0; c < values.length; c++) {
      values[c] = all[all.length == 1 ? 0 : c];
    }
    return values;
  }

  /** One number for all channels or one for each; empty if there are others. */
  private float[] each(JsonNode numbers, double otherwise) {
    List<Double> all = new ArrayList<>();
    flatten(numbers.isObject() ? numbers.path("config").path("value") : numbers, all);
    boolean fits = all.size() <= 1 || (all.size() == channels() && !isTurned());
    float[] values = new float[fits ? channels() : 0];
    for (int c = 0; c < values.length; c++) {
      double value = all.isEmpty() ? otherwise : all.get(all.size() == 1 ? 0 : c);
      values[c] = (float) value;
    }
    return values;
  }

  /** Whether a list would be one of columns. */
  private boolean isTurned() {
    return nodes.input().axes() == KerasTensor.Axes.CHANNELS_FIRST;
  }

  private static void flatten(JsonNode numbers, List<Double> all) {
    if (numbers.isArray()) {
      numbers.forEach(number -> flatten(number, all));
    } else if (numbers.isNumber()) {
      all.add(numbers.asDouble());
    }
  }

  /**
   * A rectifier with a trained slope for each channel, or each value: what is above zero, and the
   * slope times what is below.
   */
  private @Nullable KerasTensor parametric() {
    Operation slope = slope(arrays.get().get(0));
    if (slope == null) {
      return null;
    }
    Operation.Identity passing = new Operation.Identity("activation");
    KerasTensor input = nodes.input();
    KerasTensor above = nodes.add("_above", passing, Activation.RELU, input);
    KerasTensor turned =
        nodes.add("_below", KerasNodes.times(channels(), -1), Activation.RELU, input);
    KerasTensor below = nodes.add("_slope", slope, Activation.IDENTITY, turned);
    return nodes.add(
        "",
        new Operation.Addition(),
        Activation.IDENTITY,
        List.of(above.node(), below.node()),
        input.axes());
  }

  /**
   * Times the slopes, negated, of channels or of single cells; null if they are shared otherwise.
   */
  private @Nullable Operation slope(INDArray all) {
    float[] slopes = slopes(all);
    if (slopes.length > 0) {
      return new Operation.Normalisation(negated(slopes), new float[slopes.length], slopes.length);
    }
    boolean isFirst = nodes.input().axes() == KerasTensor.Axes.CHANNELS_FIRST;
    return all.length() == nodes.shape().size()
        ? new Operation.CellScaling(
            negated((isFirst ? all.permute(1, 2, 0) : all).dup('c').data().asFloat()))
        : null;
  }

  private static float[] negated(float... slopes) {
    float[] negated = new float[slopes.length];
    for (int i = 0; i < slopes.length; i++) {
      negated[i] = -slopes[i];
    }
    return negated;
  }

  /** The slope of each channel; empty if it differs from cell to cell. */
  private float[] slopes(INDArray all) {
    float[] values = all.dup('c').reshape(all.length()).toFloatVector();
    boolean isFirst = nodes.input().axes() == KerasTensor.Axes.CHANNELS_FIRST;
    int channels = channels();
    int cells = values.length / channels;
    if (values.length % channels != 0) {
      return new float[0];
    }
    float[] slopes = new float[channels];
    for (int i = 0; i < values.length; i++) {
      int c = isFirst ? i / cells : i % channels;
      boolean isFirstCell = isFirst ? i % cells == 0 : i < channels;
      if (!isFirstCell && values[i] != slopes[c]) {
        return new float[0];
      }
      slopes[c] = values[i];
    }
    return slopes;
  }
}
