package org.filterscope.network.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keras' description of a model as one graph: inner models are opened, and each use of a layer is a
 * node of its own. Reads what Keras 1, 2 and 3 write, functional and sequential.
 */
final class KerasDescription {

  private static final int MOST_LAYERS = 10_000;
  private static final int DEEPEST = 50;
  private static final Set<String> MODELS = Set.of("Model", "Functional", "Sequential");
  private static final String INPUT = "InputLayer";

  private final Path file;
  private final List<KerasCall> calls = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private KerasDescription(Path file) {
    this.file = file;
  }

  /**
   * Reads a description.
   *
   * @param configuration the JSON that Keras wrote
   * @return the uses of layers that lead to the output, the input first and each after those that
   *     it reads; the last one is the output
   * @throws Problem if the model has several inputs or outputs
   * @throws IllegalArgumentException if it makes no sense
   */
  static List<KerasCall> read(String configuration, Path file) {
    KerasDescription description = new KerasDescription(file);
    JsonNode model = json(configuration);
    if (!isModel(model)) {
      throw new Problem("layer.own-class", file, model.path("class_name").asText());
    }
    List<String> outputs = description.open(model, new Place(List.of(), List.of()), List.of());
    if (outputs.size() != 1) {
      throw new Problem("layer.many-outputs", file, outputs.size());
    }
    return description.leadingTo(outputs.get(0));
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * A model's place among those around it.
   *
   * @param names their names, outermost first
   * @param keys their names in the zips of Keras 3
   */
  private record Place(List<String> names, List<String> keys) {
    Place inner(String name, String key) {
      List<String> innerNames = new ArrayList<>(names);
      innerNames.add(name);
      List<String> innerKeys = new ArrayList<>(keys);
      innerKeys.add(key);
      return new Place(innerNames, innerKeys);
    }
  }

  private static boolean isModel(JsonNode entry) {
    return MODELS.contains(kind(entry)) && !listed(entry).isMissingNode();
  }

  private static String kind(JsonNode entry) {
    return entry.required("class_name").asText();
  }

  private static String name(JsonNode entry) {
    return entry.path("name").asText(entry.path("config").path("name").asText());
  }

  private static JsonNode listed(JsonNode model) {
    JsonNode config = model.path("config");
    return config.isArray() ? config : config.path("layers");
  }

  /** Adds a model's layers and returns the nodes that are its outputs. */
  private List<String> open(JsonNode model, Place place, List<String> inputs) {
    if (place.names().size() > DEEPEST || listed(model).size() > MOST_LAYERS) {
      throw new IllegalArgumentException("Models inside models without end");
    }
    return kind(model).equals("Sequential")
        ? chain(model, place, inputs)
        : graph(model, place, inputs);
  }

  /** The layers of a sequential model: each reads the one before. */
  private List<String> chain(JsonNode model, Place place, List<String> inputs) {
    KerasKeys keys = new KerasKeys();
    @Nullable String last = inputs.isEmpty() ? null : inputs.get(0);
    for (JsonNode entry : listed(model)) {
      String key = keys.next(kind(entry));
      if (kind(entry).equals(INPUT)) {
        last = last == null ? addInput(name(entry), entry.required("config")) : last;
        continue;
      }
      if (last == null) {
        last = addInput(name(entry) + "_input", KerasInput.settings(model));
      }
      List<String> outputs = call(entry, place.inner(name(entry), key), List.of(last), entry);
      if (outputs.size() != 1) {
        throw new Problem("layer.many-outputs", file, outputs.size());
      }
      last = outputs.get(0);
    }
    return List.of(Objects.requireNonNull(last, "no layers"));
  }

  /** The layers of a functional model, once for each time that one is used. */
  private List<String> graph(JsonNode model, Place place, List<String> inputs) {
    JsonNode config = model.required("config");
    Uses uses = new Uses();
    List<KerasTensors.Reference> readings = KerasTensors.references(config.path("input_layers"));
    KerasKeys keys = new KerasKeys();
    List<Use> waiting = new ArrayList<>();
    for (JsonNode entry : listed(model)) {
      Place own = place.inner(name(entry), keys.next(kind(entry)));
      if (kind(entry).equals(INPUT)) {
        uses.put(name(entry), 0, List.of(input(entry, readings, inputs)));
      } else {
        JsonNode nodes = entry.path("inbound_nodes");
        uses.note(nodes);
        for (int i = 0; i < nodes.size(); i++) {
          uses.expect(name(entry));
          waiting.add(new Use(entry, own, i, nodes.get(i)));
        }
      }
    }
    uses.note(config.required("output_layers"));
    addAll(waiting, uses);
    List<String> outputs = new ArrayList<>();
    for (KerasTensors.Reference reference :
        KerasTensors.references(config.required("output_layers"))) {
      outputs.add(Objects.requireNonNull(uses.find(reference), reference.layer()));
    }
    return outputs;
  }

  /** The node that an input layer stands for. */
  private String input(JsonNode entry, List<KerasTensors.Reference> readings, List<String> inputs) {
    if (inputs.isEmpty()) {
      return addInput(name(entry), entry.required("config"));
    }
    for (int i = 0; i < readings.size() && i < inputs.size(); i++) {
      if (readings.get(i).layer().equals(name(entry))) {
        return inputs.get(i);
      }
    }
    return inputs.get(0);
  }

  /**
   * One use of a layer.
   *
   * @param number which of its uses it is
   * @param arguments the tensors that it reads, among other things
   */
  private record Use(JsonNode entry, Place place, int number, JsonNode arguments) {}

  /**
   * The nodes that each use of a layer gives. Keras 2 counts the uses of an inner functional model
   * from 1, as it was used once when it was made.
   */
  private static final class Uses {
    private final Map<String, Map<Integer, List<String>>> outputs = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Integer> largest = new HashMap<>();

    /** Takes note of a use that will be added. */
    void expect(String layer) {
      counts.merge(layer, 1, Integer::sum);
    }

    /** Takes note of the numbers that uses have in a part of the description. */
    void note(JsonNode part) {
      for (KerasTensors.Reference reference : KerasTensors.references(part)) {
        largest.merge(reference.layer(), reference.use(), Math::max);
      }
    }

    void put(String layer, int number, List<String> nodes) {
      outputs.computeIfAbsent(layer, key -> new HashMap<>()).put(number, nodes);
    }

    /** The node of a tensor, if it has been added. */
    @Nullable String find(KerasTensors.Reference reference) {
      String layer = reference.layer();
      int count = counts.getOrDefault(layer, 1);
      int first = largest.getOrDefault(layer, 0) == count ? 1 : 0;
      int use = count == 1 ? 0 : reference.use() - first;
      List<String> nodes = outputs.getOrDefault(layer, Map.of()).get(use);
      return nodes == null || reference.output() >= nodes.size()
          ? null
          : nodes.get(reference.output());
    }
  }

  private void addAll(List<Use> all, Uses uses) {
    List<Use> waiting = all;
    while (!waiting.isEmpty()) {
      List<Use> later = new ArrayList<>();
      for (Use use : waiting) {
        List<@Nullable String> inputs = new ArrayList<>();
        KerasTensors.references(use.arguments())
            .forEach(reference -> inputs.add(uses.find(reference)));
        if (inputs.contains(null)) {
          later.add(use);
        } else {
          List<String> found = inputs.stream().map(Objects::requireNonNull).toList();
          uses.put(
              name(use.entry()),
              use.number(),
              call(use.entry(), use.place(), found, use.arguments()));
        }
      }
      if (later.size() == waiting.size()) {
        throw new IllegalArgumentException(name(later.get(0).entry()) + " reads what never comes");
      }
      waiting = later;
    }
  }

  private List<String> call(JsonNode entry, Place place, List<String> inputs, JsonNode arguments) {
    if (isModel(entry)) {
      return open(entry, place, inputs);
    }
    if (MODELS.contains(kind(entry))) {
      throw new Problem("layer.nested", file, name(entry));
    }
    String node = free(String.join("/", place.names()));
    KerasOne.Layer layer = KerasOne.translated(KerasTensors.kind(entry), entry.required("config"));
    add(
        new KerasCall(
            layer.kind(),
            node,
            new KerasCall.Layer(place.names(), place.keys()),
            layer.settings(),
            arguments,
            inputs));
    return List.of(node);
  }

  private String addInput(String name, JsonNode settings) {
    if (!calls.isEmpty() && calls.get(0).kind().equals(INPUT)) {
      throw new Problem("layer.many-inputs", 2);
    }
    calls.add(
        0,
        new KerasCall(
            INPUT,
            free(name),
            new KerasCall.Layer(List.of(name), List.of(name)),
            settings,
            MissingNode.getInstance(),
            List.of()));
    return calls.get(0).name();
  }

  private void add(KerasCall call) {
    if (calls.size() >= MOST_LAYERS) {
      throw new IllegalArgumentException(calls.size() + " layers");
    }
    calls.add(call);
  }

  /** A name that no node has yet: a layer that is used again gets a number. */
  private String free(String wanted) {
    String name = wanted;
    for (int number = 2; !names.add(name); number++) {
      name = wanted + "_use" + number;
    }
    return name;
  }

  private List<KerasCall> leadingTo(String output) {
    Set<String> needed = new HashSet<>(Set.of(output));
    List<KerasCall> leading = new ArrayList<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (needed.contains(calls.get(i).name())) {
        needed.addAll(calls.get(i).inputs());
        leading.add(0, calls.get(i));
      }
    }
    if (leading.isEmpty() || !leading.get(0).kind().equals(INPUT)) {
      throw new IllegalArgumentException("The output does not depend on the input");
    }
    return leading;
  }
}
