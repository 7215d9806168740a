package org.filterscope.network.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.task.SafeFile;

/**
 * A zip that plain DL4J restores as a graph, with one more entry for what DL4J does not know. The
 * same graph and facts give the same bytes, whenever they are written.
 */
final class GraphZip {

  /** The entry with the facts. */
  static final String FACTS = "filterscope.json";

  private GraphZip() {}

  /**
   * Writes a graph, whole or not at all, and closes it.
   *
   * @throws org.filterscope.task.Problem if it cannot be written
   */
  static void write(Path file, Supplier<ComputationGraph> graph, JsonNode facts) {
    SafeFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          copy(graph.get(), zip);
          zip.putNextEntry(timeless(FACTS));
          zip.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(facts));
          zip.finish();
        });
  }

  private static void copy(ComputationGraph graph, ZipOutputStream zip) throws IOException {
    Path plain = Files.createTempFile("filterscope", ".zip");
    try {
      ModelSerializer.writeModel(graph, plain.toFile(), false);
      try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(plain))) {
        for (ZipEntry entry = entries.getNextEntry();
            entry != null;
            entry = entries.getNextEntry()) {
          zip.putNextEntry(timeless(entry.getName()));
          entries.transferTo(zip);
        }
      }
    } finally {
      graph.close();
      Files.delete(plain);
    }
  }

  private static ZipEntry timeless(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
