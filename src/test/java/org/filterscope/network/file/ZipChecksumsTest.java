package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips of our own whose parts do not belong together, though the zip as such is whole. */
class ZipChecksumsTest {

  @TempDir private Path folder;
  private final Network network = SmallModel.create().network();
  private Map<String, byte[]> entries;

  @BeforeEach
  void write() throws IOException {
    entries = entries(network);
  }

  @Test
  void whatIsPutTogetherAgainIsRead() throws IOException {
    assertThat(read(zip())).isEqualTo(bias(network));
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    entries.put(Dl4jZip.WEIGHTS, content(entries(other()), Dl4jZip.WEIGHTS));
    assertRefused(zip());
  }

  @Test
  void anotherDescriptionOfTheLayersIsRefused() throws IOException {
    String text = new String(content(entries, Dl4jZip.CONFIGURATION), StandardCharsets.UTF_8);
    String changed = text.replace("ActivationReLU", "ActivationTanH");
    assertThat(changed).isNotEqualTo(text);
    entries.put(Dl4jZip.CONFIGURATION, changed.getBytes(StandardCharsets.UTF_8));
    assertRefused(zip());
  }

  /** Whose files say nothing of checksums. */
  @Test
  void aFileOfAnOlderVersionIsRead() throws IOException {
    entries.put(Dl4jZip.WEIGHTS, content(entries(other()), Dl4jZip.WEIGHTS));
    ObjectNode facts = (ObjectNode) new ObjectMapper().readTree(content(entries, GraphZip.FACTS));
    assertThat(facts.remove("sha256")).hasSize(2);
    entries.put(GraphZip.FACTS, facts.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(read(zip())).isEqualTo(bias(other()));
  }

  @Test
  void twoEntriesUnderOneNameAreRefused() throws IOException {
    String same = Dl4jZip.WEIGHTS.replace('c', 'C');
    entries.put(same, content(entries(other()), Dl4jZip.WEIGHTS));
    Path file = zip();
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(file, bytes.replace(same, Dl4jZip.WEIGHTS), StandardCharsets.ISO_8859_1);
    assertRefused(file);
  }

  /** The zip's table of contents counts; what lies before each entry may say what it likes. */
  @Test
  void anotherNameBeforeAnEntryChangesNothing() throws IOException {
    Path file = zip();
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    String changed = bytes.replaceFirst(Dl4jZip.WEIGHTS, "x".repeat(Dl4jZip.WEIGHTS.length()));
    Files.writeString(file, changed, StandardCharsets.ISO_8859_1);
    assertThat(read(file)).isEqualTo(bias(network));
  }

  @Test
  void bytesBehindTheZipChangeNothing() throws IOException {
    Path file = zip();
    Files.write(file, new byte[1000], StandardOpenOption.APPEND);
    assertThat(read(file)).isEqualTo(bias(network));
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.key()).isEqualTo("model.damaged"))
        .hasMessageContaining(String.valueOf(file.getFileName()));
  }

  private static float[] read(Path file) {
    return bias(NetworkFile.read(file).network());
  }

  private static float[] bias(Network network) {
    return network.find("conv2").orElseThrow().operation() instanceof Operation.Convolution conv
        ? conv.bias().toFloatVector()
        : new float[0];
  }

  private Network other() {
    Operation.Convolution conv = RandomNetworks.ofSeed(9).convolution(8, 12, Window.of(3, 1, 1));
    return network.with(Map.of("conv2", conv));
  }

  private Map<String, byte[]> entries(Network written) throws IOException {
    Path file = folder.resolve("valid.zip");
    SmallModel.write(written, file);
    Map<String, byte[]> all = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        all.put(entry.getName(), in.readAllBytes());
      }
    }
    return all;
  }

  private static byte[] content(Map<String, byte[]> entries, String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }

  private Path zip() throws IOException {
    Path file = folder.resolve("together.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return file;
  }
}
