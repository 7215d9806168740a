package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/** The image that a Keras model reads. */
final class KerasInput {

  /** The usual side for networks that read images of any size, in pixels. */
  private static final int USUAL_SIDE = 224;

  private static final int SHORTEST_SIDE = 16;

  /** Lengths of vectors that are features of other networks as often as pictures. */
  private static final Set<Integer> FEATURES = Set.of(1024, 4096);

  private static final Set<String> WITH_FORMAT =
      Set.of(
          "Conv2D",
          "DepthwiseConv2D",
          "SeparableConv2D",
          "MaxPooling2D",
          "AveragePooling2D",
          "ZeroPadding2D",
          "GlobalAveragePooling2D",
          "GlobalMaxPooling2D");

  private KerasInput() {}

  /** The settings of the input layer that a sequential model leaves out. */
  static JsonNode settings(JsonNode model) {
    return KerasOne.settings("batch_input_shape", axes(model));
  }

  /** The axes of a model's input, the number of images first; missing if nothing says them. */
  private static JsonNode axes(JsonNode model) {
    JsonNode config = model.path("config");
    JsonNode listed = config.isArray() ? config : config.path("layers");
    JsonNode first = listed.path(0);
    List<JsonNode> places =
        List.of(
            first.path("config").path("batch_input_shape"),
            first.path("config").path("batch_shape"),
            config.path("build_input_shape"),
            model.path("build_config").path("input_shape"),
            first.path("build_config").path("input_shape"));
    Optional<JsonNode> told = places.stream().filter(JsonNode::isArray).findFirst();
    if (told.isPresent()) {
      return told.get();
    }
    boolean isModel = first.path("config").has("layers") || first.path("config").isArray();
    return isModel ? axes(first) : MissingNode.getInstance();
  }

  /**
   * How the file orders an image's axes, and the image.
   *
   * @param calls the whole graph, the input first
   * @throws Problem if it is no image
   */
  static KerasTensor read(List<KerasCall> calls, Path file) {
    KerasCall input = calls.get(0);
    JsonNode settings = input.settings();
    JsonNode axes =
        settings.path("batch_input_shape").isArray()
            ? settings.get("batch_input_shape")
            : settings.path("batch_shape");
    if (!axes.isArray()) {
      throw new Problem("model.no-input-size", file);
    }
    return switch (axes.size()) {
      case 4 -> image(input.name(), axes, calls, file);
      case 3 -> rows(input.name(), axes, file);
      case 2 -> vector(input.name(), axes.get(1).asInt(), calls, file);
      default -> throw refusal(axes, file);
    };
  }

  private static KerasTensor image(String name, JsonNode axes, List<KerasCall> calls, Path file) {
    boolean isFirst =
        calls.stream()
            .filter(call -> WITH_FORMAT.contains(call.kind()))
            .findFirst()
            .map(call -> call.settings().path("data_format").asText())
            .filter("channels_first"::equals)
            .isPresent();
    int channels = axes.get(isFirst ? 1 : 3).asInt();
    if (channels < 1) {
      throw refusal(axes, file);
    }
    JsonNode height = axes.get(isFirst ? 2 : 1);
    JsonNode width = axes.get(isFirst ? 3 : 2);
    int[] usual = usualSize(calls);
    return new KerasTensor(
        name,
        Shape.maps(channels, height.asInt(usual[0]), width.asInt(usual[1])),
        isFirst ? KerasTensor.Axes.CHANNELS_FIRST : KerasTensor.Axes.CHANNELS_LAST);
  }

  /** The size of images where any would do: that to which the network itself resizes them. */
  private static int[] usualSize(List<KerasCall> calls) {
    return calls.stream()
        .filter(call -> call.kind().equals("Resizing") || call.kind().equals("CenterCrop"))
        .findFirst()
        .map(
            call ->
                new int[] {
                  call.settings().path("height").asInt(USUAL_SIDE),
                  call.settings().path("width").asInt(USUAL_SIDE)
                })
        .orElse(new int[] {USUAL_SIDE, USUAL_SIDE});
  }

  /** An image whose only channel has no axis. */
  private static KerasTensor rows(String name, JsonNode axes, Path file) {
    int height = axes.get(1).asInt();
    int width = axes.get(2).asInt();
    if (height < SHORTEST_SIDE || width < SHORTEST_SIDE) {
      throw refusal(axes, file);
    }
    return new KerasTensor(name, Shape.maps(1, height, width), KerasTensor.Axes.ROWS);
  }

  /** An image as a plain vector: as the network reshapes it, else a square. */
  private static KerasTensor vector(String name, int length, List<KerasCall> calls, Path file) {
    Optional<Shape> told =
        calls.stream()
            .filter(call -> call.kind().equals("Reshape"))
            .map(call -> call.settings().path("target_shape"))
            .filter(target -> target.size() == 3)
            .findFirst()
            .flatMap(target -> reshaped(target, length));
    Shape shape =
        told.or(() -> FEATURES.contains(length) ? Optional.empty() : square(length))
            .orElseThrow(() -> new Problem("model.no-picture", file, String.valueOf(length)));
    return new KerasTensor(name, shape, KerasTensor.Axes.VECTOR);
  }

  private static Optional<Shape> reshaped(JsonNode target, int length) {
    int[] axes = {target.get(0).asInt(), target.get(1).asInt(), target.get(2).asInt()};
    for (int axis = 0; axis < 3; axis++) {
      if (axes[axis] == -1) {
        int others = -Arrays.stream(axes).reduce(1, (a, b) -> a * b);
        axes[axis] = others == 0 ? 0 : length / others;
      }
    }
    boolean isWhole = (long) axes[0] * axes[1] * axes[2] == length;
    return isWhole ? Optional.of(Shape.maps(axes[2], axes[0], axes[1])) : Optional.empty();
  }

  private static Optional<Shape> square(int length) {
    return IntStream.of(1, 3)
        .filter(channels -> length % channels == 0)
        .mapToObj(
            channels -> {
              int side = (int) Math.round(Math.sqrt(length / (double) channels));
              return side * side * channels == length && side >= SHORTEST_SIDE
                  ? Optional.of(Shape.maps(channels, side, side))
                  : Optional.<Shape>empty();
            })
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Problem refusal(JsonNode axes, Path file) {
    StringBuilder words = new StringBuilder();
    for (int axis = 1; axis < axes.size(); axis++) {
      words.append(axis == 1 ? "" : " x ").append(axes.get(axis).asText("?"));
    }
    return new Problem("model.no-picture", file, words.toString().replace("null", "?"));
  }
}
