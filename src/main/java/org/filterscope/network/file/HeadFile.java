package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A {@link PooledHead} in a file: a zip that plain DL4J restores as a graph from the base's last
 * feature maps, {@code [images, channels, height, width]}, to the probabilities. One more entry,
 * {@code filterscope.json}, has the labels, the certainty, and how the head was made.
 *
 * <p>Reading it does not start DL4J, which would take longer than loading the rest of the model.
 */
public final class HeadFile {
  private static final String MAPS = "maps";

  private HeadFile() {}

  /**
   * What a head learned, and all that is known about it.
   *
   * @param weights the dense layer's weights, {@code [features, classes]}
   * @param bias the dense layer's bias, {@code [classes]}
   * @param labels the classes' names
   * @param certainty the probability below which no class fits well
   * @param maps the shape of the feature maps that the head reads
   * @param origin how it was made: data, licence, settings, results
   */
  public record Head(
      INDArray weights,
      INDArray bias,
      List<String> labels,
      double certainty,
      Shape maps,
      JsonNode origin) {

    /** Copies the labels, and refuses weights that do not fit them. */
    public Head {
      labels = List.copyOf(labels);
      if (weights.size(0) != 5L * maps.channels()
          || weights.size(1) != labels.size()
          || bias.length() != labels.size()) {
        throw new IllegalArgumentException(
            weights.shapeInfoToString() + " for " + labels.size() + " classes on " + maps);
      }
    }
  }

  /**
   * Writes a head, whole or not at all.
   *
   * @throws Problem if it cannot be written
   */
  public static void write(Path file, Head head) {
    GraphZip.write(file, () -> GraphWriter.graph(network(head)), facts(head));
  }

  private static Network network(Head head) {
    Network.Builder builder = new Network.Builder(MAPS, head.maps());
    PooledHead.addFeatures(builder, MAPS);
    return PooledHead.addClasses(builder, head.weights(), head.bias()).build();
  }

  /**
   * Reads a head.
   *
   * @throws Problem if the file is missing or damaged
   */
  public static Head read(Path file) {
    try (Dl4jZip zip = Dl4jZip.openOwn(file)) {
      JsonNode facts = zip.facts();
      List<String> labels = new ArrayList<>();
      facts.required("labels").forEach(label -> labels.add(label.asText()));
      Shape maps = ModelFile.input(facts);
      INDArray parameters = zip.weights().ravel();
      zip.requireAsWritten(facts);
      long features = 5L * maps.channels();
      long weights = features * labels.size();
      return new Head(
          parameters
              .get(NDArrayIndex.interval(0, weights))
              .reshape('f', features, labels.size())
              .dup('c'),
          parameters.get(NDArrayIndex.interval(weights, weights + labels.size())).dup('c'),
          labels,
          facts.required("certainty").asDouble(),
          maps,
          facts.required("origin"));
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      // A damaged file can make any of the readers fail, each with different exceptions.
      throw new Problem(e, "model.damaged", file);
    }
  }

  private static ObjectNode facts(Head head) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode facts = json.createObjectNode();
    facts.set("labels", json.valueToTree(head.labels()));
    facts.put("certainty", head.certainty());
    facts.set("input", json.valueToTree(head.maps().axes()));
    facts.set("origin", head.origin());
    return facts;
  }
}
