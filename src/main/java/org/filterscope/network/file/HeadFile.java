package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A {@link PooledHead} in a file: a zip that plain DL4J restores as a graph from the base's last
 * maps, {@code [images, channels, height, width]}, to the probabilities. One more entry, {@code
 * filterscope.json}, has the labels, the certainty, and how the head was made.
 *
 * <p>Reading it does not start DL4J, which takes longer than all the rest of the model.
 */
public final class HeadFile {
  /** A head of a thousand classes on 512 channels takes 10 MB; a hostile file may claim more. */
  private static final long MOST_BYTES = 1L << 28;

  private static final String MAPS = "maps";

  private HeadFile() {}

  /**
   * What a head learned, and all that is known about it.
   *
   * @param weights of the dense layer, {@code [features, classes]}
   * @param bias of the dense layer, {@code [classes]}
   * @param labels the classes' names
   * @param certainty the probability below which no class fits well
   * @param maps the shape that the head reads
   * @param origin how it was made: data, licence, settings, results
   */
  public record Head(
      INDArray weights,
      INDArray bias,
      List<String> labels,
      double certainty,
      Shape maps,
      JsonNode origin) {

    /** Copies the labels and refuses weights that are not theirs. */
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
    if (!Files.isRegularFile(file)) {
      throw new Problem("model.missing", file);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      JsonNode facts = new ObjectMapper().readTree(bytes(zip, GraphZip.FACTS));
      List<String> labels = new ArrayList<>();
      facts.required("labels").forEach(label -> labels.add(label.asText()));
      JsonNode axes = facts.required("input");
      Shape maps = Shape.maps(axes.get(0).asInt(), axes.get(1).asInt(), axes.get(2).asInt());
      INDArray parameters = parameters(zip);
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
    } catch (IOException | RuntimeException e) {
      // A damaged file shows itself in any of the readers, each with exceptions of its own.
      throw new Problem(e, "model.damaged", file);
    }
  }

  private static INDArray parameters(ZipFile zip) throws IOException {
    byte[] stored = bytes(zip, ModelSerializer.COEFFICIENTS_BIN);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      return Nd4j.read(in).ravel();
    }
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null || entry.getSize() > MOST_BYTES) {
      throw new IOException(name + (entry == null ? " is missing" : " claims too much"));
    }
    try (var in = zip.getInputStream(entry)) {
      return in.readNBytes((int) MOST_BYTES);
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
