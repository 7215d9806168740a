package org.filterscope.network.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Preparation;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;
import org.filterscope.task.Sha256;

/**
 * Facts that a network's file does not contain itself. They are stored beside it in a small file
 * that users can read.
 *
 * @param preset the id of the preparation, for users
 * @param preparation how pixels become the network's input
 * @param labels the classes' names
 * @param synsets the classes' WordNet IDs; empty if none are known
 * @param source where the file came from
 * @param licence the licence of the weights; empty if unknown
 * @param downloaded whether the model is one of the catalogue's
 * @param sha256 SHA-256 of the network's file, in hexadecimal; empty if unknown
 * @param layers how many layers the network has
 * @param notWalkable layers that nothing can be projected back through, each as {@code "name:
 *     kind"}
 * @param passedOver layers of the file that do nothing after training and were left out, likewise
 */
public record ModelDescription(
    String preset,
    Preparation preparation,
    List<String> labels,
    List<String> synsets,
    String source,
    String licence,
    boolean downloaded,
    String sha256,
    int layers,
    List<String> notWalkable,
    List<String> passedOver) {

  /**
   * The field with a checksum of all others: the labels and the preparation shape the answers, too.
   */
  private static final String CHECKSUM = "checksum";

  /** What descriptions of older versions have instead of a height and a width. */
  private static final String SIDE = "side";

  /** Copies the lists; refuses missing fields, except those that older versions did not write. */
  public ModelDescription {
    Objects.requireNonNull(preset);
    Objects.requireNonNull(preparation);
    Objects.requireNonNull(source);
    Objects.requireNonNull(licence);
    sha256 = Objects.requireNonNullElse(sha256, "");
    labels = List.copyOf(labels);
    synsets = List.copyOf(synsets);
    notWalkable = List.copyOf(notWalkable);
    passedOver = List.copyOf(Objects.requireNonNullElse(passedOver, List.<String>of()));
  }

  /** The same with other names for the classes. */
  ModelDescription labelled(ClassLabels other) {
    return new ModelDescription(
        preset,
        preparation,
        other.names(),
        other.synsets(),
        source,
        licence,
        downloaded,
        sha256,
        layers,
        notWalkable,
        passedOver);
  }

  /**
   * Reads a description.
   *
   * @throws Problem if it is damaged
   */
  static ModelDescription read(Path file) {
    try {
      ObjectNode said = (ObjectNode) mapper().readTree(Files.readAllBytes(file));
      JsonNode checksum = said.remove(CHECKSUM);
      if (checksum != null && !checksum.asText().equals(checksum(said))) {
        throw new Problem("store.damaged", file);
      }
      if (said.path("preparation") instanceof ObjectNode prepared && prepared.has(SIDE)) {
        // Older versions knew squares only.
        prepared.set("height", prepared.get(SIDE));
        prepared.set("width", prepared.get(SIDE));
      }
      return mapper().treeToValue(said, ModelDescription.class);
    } catch (Problem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new Problem(e, "store.damaged", file);
    }
  }

  /** Writes the description, whole or not at all. */
  void write(Path file) {
    SafeFile.write(
        file,
        stream -> {
          // Take the checksum of what will be read: a number may look different once it is written.
          ObjectNode said = (ObjectNode) mapper().readTree(mapper().writeValueAsBytes(this));
          said.put(CHECKSUM, checksum(said));
          stream.write(mapper().writeValueAsBytes(said));
        });
  }

  private static String checksum(JsonNode said) throws IOException {
    return Sha256.of(new ObjectMapper().writeValueAsBytes(said));
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
