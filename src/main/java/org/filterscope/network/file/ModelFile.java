package org.filterscope.network.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * A whole model in one file: a zip that plain DL4J restores as a graph from the prepared image,
 * {@code [images, channels, height, width]}, to the probabilities. One more entry, {@code
 * filterscope.json}, has the preparation, the labels, the certainty, and a report on how the model
 * was made.
 *
 * <p>A file may come from anybody. Before DL4J sees it, it must hold these entries and no others,
 * of plausible sizes, and a configuration that names classes of DL4J's layers only.
 */
public final class ModelFile {
  private static final String CONFIGURATION = ModelSerializer.CONFIGURATION_JSON;
  private static final String WEIGHTS = ModelSerializer.COEFFICIENTS_BIN;
  private static final Set<String> ENTRIES = Set.of(GraphZip.FACTS, CONFIGURATION, WEIGHTS);

  /** Longer texts than these are no descriptions of a network. */
  private static final long MOST_TEXT = 1L << 26;

  /** Twice the weights of a full VGG16. */
  private static final long MOST_WEIGHTS = 1L << 30;

  /** What a configuration's classes may be: they are made by name when it is read. */
  private static final List<String> HARMLESS =
      List.of("org.deeplearning4j.nn.conf.", "org.deeplearning4j.nn.weights.", "org.nd4j.linalg.");

  private ModelFile() {}

  /**
   * A model out of a file.
   *
   * @param model named as the file is, without its ending
   * @param report how it was made and how good it is; empty where that was not said
   */
  public record Opened(Model model, JsonNode report) {}

  /**
   * Writes a model, whole or not at all.
   *
   * @param report how it was made and how good it is
   * @throws Problem if it cannot be written
   * @throws IllegalArgumentException if a layer is of a kind that {@link GraphWriter} does not know
   */
  public static void write(
      Path file,
      Network network,
      Preparation preparation,
      List<String> labels,
      double certainty,
      JsonNode report) {
    ObjectNode facts = facts(preparation, labels, certainty);
    facts.set("report", report);
    GraphZip.write(file, () -> GraphWriter.graph(network), facts);
  }

  /**
   * Reads a model.
   *
   * @throws Problem if the file is missing, damaged, not one of these, or could do harm
   */
  public static Opened read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Problem("model.missing", file);
    }
    JsonNode facts;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      check(zip, file);
      facts = json(zip, GraphZip.FACTS);
      checkClasses(json(zip, CONFIGURATION), file);
    } catch (IOException e) {
      throw new Problem(e, "model.damaged", file);
    }
    try {
      JsonNode axes = facts.required("input");
      Shape input = Shape.maps(axes.get(0).asInt(), axes.get(1).asInt(), axes.get(2).asInt());
      List<String> labels = new ArrayList<>();
      facts.required("labels").forEach(label -> labels.add(label.asText()));
      Model model =
          new Model(
              stem(file),
              network(file, input),
              preparation(facts.required("preparation")),
              labels,
              facts.required("certainty").asDouble(),
              Checksum.of(file));
      return new Opened(model, facts.path("report"));
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // A damaged file shows itself in any of the readers, each with exceptions of its own.
      throw new Problem(e, "model.damaged", file);
    }
  }

  private static Network network(Path file, Shape input) throws IOException {
    ComputationGraph graph = ModelSerializer.restoreComputationGraph(file.toFile(), false);
    try {
      return Dl4jGraph.read(graph, input);
    } finally {
      graph.close();
    }
  }

  private static void check(ZipFile zip, Path file) {
    Set<String> missing = new HashSet<>(ENTRIES);
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (!ENTRIES.contains(entry.getName())) {
        throw new Problem("model.strange-entry", file, entry.getName());
      }
      missing.remove(entry.getName());
      long most = entry.getName().equals(WEIGHTS) ? MOST_WEIGHTS : MOST_TEXT;
      if (entry.getSize() > most) {
        throw new Problem("model.too-large", file, entry.getName(), entry.getSize());
      }
    }
    if (!missing.isEmpty()) {
      throw new Problem("model.damaged", file);
    }
  }

  private static void checkClasses(JsonNode configuration, Path file) {
    for (JsonNode name : configuration.findValues("@class")) {
      String text = name.asText();
      if (HARMLESS.stream().noneMatch(text::startsWith)) {
        throw new Problem("model.strange-class", file, text);
      }
    }
  }

  private static JsonNode json(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new ObjectMapper().readTree(in.readNBytes((int) MOST_TEXT));
    } catch (JsonProcessingException e) {
      throw new IOException(name, e);
    }
  }

  private static ObjectNode facts(Preparation preparation, List<String> labels, double certainty) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode facts = json.createObjectNode();
    facts.set("labels", json.valueToTree(labels));
    facts.put("certainty", certainty);
    facts.set("input", json.valueToTree(new int[] {3, preparation.side(), preparation.side()}));
    ObjectNode prepared = facts.putObject("preparation");
    prepared.put("shorterSide", preparation.shorterSide());
    prepared.put("side", preparation.side());
    prepared.put("order", preparation.order().name());
    prepared.put("factor", preparation.factor());
    prepared.set("means", json.valueToTree(preparation.means()));
    prepared.set("deviations", json.valueToTree(preparation.deviations()));
    return facts;
  }

  private static Preparation preparation(JsonNode facts) {
    return new Preparation(
        facts.required("shorterSide").asInt(),
        facts.required("side").asInt(),
        Preparation.ChannelOrder.valueOf(facts.required("order").asText()),
        (float) facts.required("factor").asDouble(),
        floats(facts.required("means")),
        floats(facts.required("deviations")));
  }

  private static float[] floats(JsonNode numbers) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers.get(i).asDouble();
    }
    return values;
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
