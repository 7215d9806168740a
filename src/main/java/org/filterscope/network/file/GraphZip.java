package org.filterscope.network.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.task.SafeFile;
import org.filterscope.task.Sha256;

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
          facts.set(CHECKSUMS, copy(graph.get(), zip));
          zip.putNextEntry(timeless(FACTS));
          zip.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
          zip.finish();
        });
  }

  /** Copies the graph's entries and returns their checksums. */
  private static ObjectNode copy(ComputationGraph graph, ZipOutputStream zip) throws IOException {
    ObjectNode checksums = new ObjectMapper().createObjectNode();
    Path plain = Files.createTempFile("filterscope", ".zip");
    try {
      ModelSerializer.writeModel(graph, plain.toFile(), false);
      try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(plain))) {
        for (ZipEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          zip.putNextEntry(timeless(entry.getName()));
          MessageDigest sha256 = Sha256.digest();
          new DigestInputStream(entries, sha256).transferTo(zip);
          checksums.put(entry.getName(), HexFormat.of().formatHex(sha256.digest()));
        }
      }
      return checksums;
    } finally {
      NetworkMemory.free(graph);
      Files.delete(plain);
    }
  }

  private static ZipEntry timeless(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
