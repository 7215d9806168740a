package org.filterscope.network.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * Reads a network from Keras' description, functional or sequential, as Keras 2 and 3 write it into
 * HDF5. Layers are named as in the file.
 */
final class KerasGraph {

  /** The usual side for networks that read images of any size, in pixels. */
  private static final int USUAL_SIDE = 224;

  private static final int MOST_LAYERS = 10_000;
  private static final Set<String> NETWORKS =
      Set.of("Model", "Functional", "Sequential", "TimeDistributed", "Bidirectional");

  private final KerasWeights weights;
  private final Path file;
  private final Map<String, String> ends = new HashMap<>();

  /**
   * A layer of the description.
   *
   * @param kind Keras' class
   * @param inputs names of the layers it reads
   */
  private record Layer(String kind, String name, JsonNode settings, List<String> inputs) {}

  private KerasGraph(KerasWeights weights, Path file) {
    this.weights = weights;
    this.file = file;
  }

  /**
   * Reads a network.
   *
   * @param configuration Keras' description, in JSON
   * @throws Problem if the file is damaged or a layer is of a kind that is not supported here; the
   *     message names it
   */
  static Network read(String configuration, KerasWeights weights, Path file) {
    return weights.guarded(() -> new KerasGraph(weights, file).read(json(configuration)));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Network read(JsonNode model) {
    JsonNode config = model.required("config");
    boolean isList = model.path("class_name").asText().equals("Sequential");
    JsonNode listed = config.isArray() ? config : config.required("layers");
    if (listed.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(listed.size() + " layers");
    }
    List<Layer> layers = isList ? chain(listed, config) : graph(listed);
    String last = isList ? layers.get(layers.size() - 1).name() : output(config);
    return build(inOrder(layers), last);
  }

  /**
   * The layers of a sequential model: each reads the one before. The first may give its input's
   * shape.
   */
  private static List<Layer> chain(JsonNode listed, JsonNode config) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode entry : listed) {
      Layer layer = layer(entry, layers.isEmpty() ? List.of() : List.of(last(layers)));
      if (layers.isEmpty() && !layer.kind().equals("InputLayer")) {
        JsonNode settings =
            inputShape(layer.settings()).isArray()
                ? layer.settings()
                : new ObjectMapper()
                    .createObjectNode()
                    .set("batch_input_shape", config.path("build_input_shape"));
        layers.add(new Layer("InputLayer", layer.name() + "_input", settings, List.of()));
        layer = layer(entry, List.of(last(layers)));
      }
      layers.add(layer);
    }
    return layers;
  }

  private static String last(List<Layer> layers) {
    return layers.get(layers.size() - 1).name();
  }

  private List<Layer> graph(JsonNode listed) {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode entry : listed) {
      JsonNode calls = entry.path("inbound_nodes");
      if (calls.size() > 1) {
        throw new Problem("layer.shared", file, entry.path("name").asText());
      }
      List<String> inputs = new ArrayList<>();
      if (!calls.isEmpty()) {
        addInputs(calls.get(0), inputs);
      }
      layers.add(layer(entry, inputs));
    }
    return layers;
  }

  /**
   * Adds the names of a layer's inputs. Keras 2 writes {@code [["name", 0, 0, {}], ...]}; Keras 3
   * writes tensors within arguments.
   */
  private static void addInputs(JsonNode call, List<String> inputs) {
    if (call.isArray() && call.path(0).isTextual()) {
      inputs.add(call.get(0).asText());
    } else if (call.path("class_name").asText().equals("__keras_tensor__")) {
      inputs.add(call.required("config").required("keras_history").required(0).asText());
    } else if (call.isArray()) {
      call.forEach(each -> addInputs(each, inputs));
    } else if (call.has("args")) {
      addInputs(call.get("args"), inputs);
    }
  }

  private static Layer layer(JsonNode entry, List<String> inputs) {
    JsonNode settings = entry.required("config");
    String name = entry.path("name").asText(settings.path("name").asText());
    return new Layer(entry.required("class_name").asText(), name, settings, inputs);
  }

  private String output(JsonNode config) {
    JsonNode outputs = config.required("output_layers");
    // Keras 3 leaves out the outer brackets if there is only one output.
    JsonNode first = outputs.path(0).isTextual() ? outputs : outputs.required(0);
    if (!outputs.path(0).isTextual() && outputs.size() != 1) {
      throw new Problem("layer.many-outputs", file, outputs.size());
    }
    return first.required(0).asText();
  }

  private static List<Layer> inOrder(List<Layer> layers) {
    List<Layer> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    List<Layer> waiting = layers;
    while (!waiting.isEmpty()) {
      List<Layer> later = new ArrayList<>();
      for (Layer layer : waiting) {
        if (done.containsAll(layer.inputs())) {
          ordered.add(layer);
          done.add(layer.name());
        } else {
          later.add(layer);
        }
      }
      if (later.size() == waiting.size()) {
        throw new IllegalArgumentException(later.get(0).name() + " reads what never comes");
      }
      waiting = later;
    }
    return ordered;
  }

  private Network build(List<Layer> layers, String output) {
    Layer input = layers.get(0);
    if (layers.stream().filter(layer -> layer.kind().equals("InputLayer")).count() != 1
        || !input.kind().equals("InputLayer")) {
      throw new Problem("layer.many-inputs", layers.size());
    }
    Network.Builder builder = new Network.Builder(input.name(), shape(input.settings()));
    ends.put(input.name(), input.name());
    for (Layer layer : layers.subList(1, layers.size())) {
      if (NETWORKS.contains(layer.kind())) {
        throw new Problem("layer.nested", file, layer.name());
      }
      List<String> sources = layer.inputs().stream().map(this::end).toList();
      List<Shape> shapes = sources.stream().map(builder::shape).toList();
      KerasLayer read =
          KerasLayer.read(layer.kind(), layer.name(), layer.settings(), shapes, weights);
      if (read == null) {
        throw new Problem("layer.cannot-walk", layer.name(), layer.kind());
      }
      ends.put(layer.name(), add(builder, layer.name(), read, sources));
    }
    return closed(builder, end(output)).build();
  }

  /** Adds a layer's nodes and returns the last one's name. */
  private static String add(
      Network.Builder builder, String name, KerasLayer layer, List<String> sources) {
    List<String> inputs = sources;
    String last = name;
    for (int i = 0; i < layer.steps().size(); i++) {
      KerasLayer.Step step = layer.steps().get(i);
      last = name + step.suffix();
      builder.add(last, step.operation(), step.activation(), inputs);
      inputs = List.of(last);
    }
    return last;
  }

  /** Requires that the output is the network's last node. */
  private static Network.Builder closed(Network.Builder builder, String output) {
    Network network = builder.build();
    if (!network.output().name().equals(output)) {
      throw new IllegalArgumentException(output + " is not the last layer");
    }
    return builder;
  }

  private String end(String name) {
    return Objects.requireNonNull(ends.get(name), name);
  }

  private static JsonNode inputShape(JsonNode settings) {
    return settings.has("batch_input_shape")
        ? settings.get("batch_input_shape")
        : settings.path("batch_shape");
  }

  private static Shape shape(JsonNode settings) {
    JsonNode axes = inputShape(settings);
    if (axes.size() != 4) {
      throw new IllegalArgumentException("An image has four axes, not " + axes);
    }
    return Shape.maps(
        axes.get(3).asInt(), axes.get(1).asInt(USUAL_SIDE), axes.get(2).asInt(USUAL_SIDE));
  }
}
