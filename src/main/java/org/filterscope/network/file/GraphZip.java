package org.filterscope.network.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.task.SafeFile;
import org.filterscope.task.Sha256;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A zip that plain DL4J restores as a graph. One more entry has the facts that DL4J does not store,
 * among them the checksums of the other entries. The same graph and facts give the same bytes,
 * whenever they are written.
 */
final class GraphZip {

  /** The entry with the facts. */
  static final String FACTS = "filterscope.json";

  /** The field of the facts with the SHA-256 of each other entry, by its name. */
  static final String CHECKSUMS = "sha256";

  private static final int CHUNK = 1 << 16;

  private GraphZip() {}

  /**
   * Writes a graph, whole or not at all, and closes it.
   *
   * @throws org.filterscope.task.Problem if it cannot be written
   */
  static void write(Path file, Supplier<ComputationGraph> graph, ObjectNode facts) {
    SafeFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          ComputationGraph written = graph.get();
          try {
            facts.set(CHECKSUMS, entries(written, zip));
          } finally {
            NetworkMemory.free(written);
          }
          zip.putNextEntry(timeless(FACTS));
          zip.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
          zip.finish();
        });
  }

  /**
   * Writes the two entries from which DL4J restores a graph, and returns their checksums. Weights
   * hardly get smaller, so they are not compressed: that takes longer than the rest.
   */
  private static ObjectNode entries(ComputationGraph graph, ZipOutputStream zip)
      throws IOException {
    ObjectNode checksums = new ObjectMapper().createObjectNode();
    String configuration = graph.getConfiguration().toJson();
    checksums.put(
        Dl4jZip.CONFIGURATION,
        entry(zip, Dl4jZip.CONFIGURATION, out -> out.write(configuration.getBytes(UTF_8))));
    zip.setLevel(Deflater.NO_COMPRESSION);
    checksums.put(
        Dl4jZip.WEIGHTS, entry(zip, Dl4jZip.WEIGHTS, out -> Nd4j.write(graph.params(), out)));
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    return checksums;
  }

  /** What an entry holds. */
  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** Writes an entry and returns its SHA-256. */
  private static String entry(ZipOutputStream zip, String name, Content content)
      throws IOException {
    zip.putNextEntry(timeless(name));
    MessageDigest sha256 = Sha256.digest();
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(zip, sha256), CHUNK));
    content.writeTo(out);
    out.flush();
    zip.closeEntry();
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static ZipEntry timeless(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
