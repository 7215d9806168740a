package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * A whole model in one file: a zip that plain DL4J restores as a graph from the prepared image,
 * {@code [images, channels, height, width]}, to the probabilities. One more entry, {@code
 * filterscope.json}, has the preparation, the labels, the certainty, a report on how the model was
 * made, and the checksums of the other entries.
 *
 * <p>A file may come from anybody, so it must contain these entries and no others, and only {@link
 * Dl4jZip} reads it.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * A model from a file.
   *
   * @param model named like the file, without the extension
   * @param report how it was made and how good it is; empty if the file does not say
   */
  public record Opened(Model model, JsonNode report) {}

  /**
   * Writes a model, whole or not at all.
   *
   * @param report how it was made and how good it is
   * @throws Problem if it cannot be written
   * @throws IllegalArgumentException if {@link GraphWriter} does not support a layer's kind
   */
  public static void write(
      Path file,
      Network network,
      Preparation preparation,
      List<String> labels,
      double certainty,
      JsonNode report) {
    ObjectNode facts = facts(preparation, labels, certainty);
    facts.put("layers", network.layers().size());
    facts.set("report", report);
    GraphZip.write(file, () -> GraphWriter.graph(network), facts);
  }

  /**
   * Refuses networks that cannot be written, before anybody spends time on them.
   *
   * @throws Problem if there is a layer that DL4J does not have; the message names it
   */
  public static void requireWritable(Network network) {
    GraphWriter.firstNotWritten(network)
        .ifPresent(
            node -> {
              boolean isFunction = node.activation().kind() == Activation.Kind.GELU;
              throw new Problem(
                  "training.not-written",
                  node.name(),
                  isFunction ? "gelu" : node.operation().kind());
            });
  }

  /**
   * Reads a model.
   *
   * @throws Problem if the file is missing, damaged, not a model file, or could do harm
   */
  public static Opened read(Path file) {
    try (Dl4jZip zip = Dl4jZip.openOwn(file)) {
      JsonNode facts = zip.facts();
      Shape input = input(facts);
      Network network = Dl4jGraph.read(zip, Optional.of(input));
      zip.requireAsWritten(facts);
      Model model =
          new Model(
              name(file),
              network,
              preparation(facts.required("preparation")),
              labels(facts),
              facts.required("certainty").asDouble(),
              Checksum.of(file));
      return new Opened(model, facts.path("report"));
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      // A damaged file can make any of the readers fail, each with different exceptions.
      throw new Problem(e, "model.damaged", file);
    }
  }

  /**
   * What a list of models says about one.
   *
   * @param layers how many the network has
   * @param labels the labels of its classes
   * @param report how it was made and how good it is; empty if the file does not say
   */
  public record Summary(int layers, List<String> labels, JsonNode report) {}

  /**
   * Reads what a list says about a model. Its weights are not read unless an older version of this
   * app wrote the file.
   *
   * @throws Problem as {@link #read}
   */
  public static Summary summary(Path file) {
    try (Dl4jZip zip = Dl4jZip.openOwn(file)) {
      JsonNode facts = zip.facts();
      int layers =
          facts.has("layers")
              ? facts.required("layers").asInt()
              : Dl4jGraph.read(zip, Optional.of(input(facts))).layers().size();
      return new Summary(layers, labels(facts), facts.path("report"));
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Problem(e, "model.damaged", file);
    }
  }

  private static List<String> labels(JsonNode facts) {
    List<String> labels = new ArrayList<>();
    facts.required("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  /** The shape of the image that the network reads, according to the facts. */
  static Shape input(JsonNode facts) {
    JsonNode axes = facts.required("input");
    return Shape.maps(axes.get(0).asInt(), axes.get(1).asInt(), axes.get(2).asInt());
  }

  private static ObjectNode facts(Preparation preparation, List<String> labels, double certainty) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode facts = json.createObjectNode();
    facts.set("labels", json.valueToTree(labels));
    facts.put("certainty", certainty);
    int[] input = {preparation.order().channels(), preparation.height(), preparation.width()};
    facts.set("input", json.valueToTree(input));
    ObjectNode prepared = facts.putObject("preparation");
    prepared.put("shorterSide", preparation.shorterSide());
    if (preparation.height() == preparation.width()) {
      // As all versions of this app write it.
      prepared.put("side", preparation.side());
    } else {
      prepared.put("height", preparation.height());
      prepared.put("width", preparation.width());
    }
    prepared.put("order", preparation.order().name());
    prepared.put("factor", preparation.factor());
    prepared.set("means", json.valueToTree(preparation.means()));
    prepared.set("deviations", json.valueToTree(preparation.deviations()));
    return facts;
  }

  private static Preparation preparation(JsonNode facts) {
    return new Preparation(
        facts.required("shorterSide").asInt(),
        side(facts, "height"),
        side(facts, "width"),
        Preparation.ChannelOrder.valueOf(facts.required("order").asText()),
        (float) facts.required("factor").asDouble(),
        floats(facts.required("means")),
        floats(facts.required("deviations")));
  }

  private static int side(JsonNode facts, String name) {
    return facts.required(facts.has(name) ? name : "side").asInt();
  }

  private static float[] floats(JsonNode numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers.get(i).asDouble();
    }
    return values;
  }

  /** The name of a model from a file: the file's name without the extension. */
  public static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
