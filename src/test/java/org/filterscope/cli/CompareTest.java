package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network, and another one with twice the weights in one layer. */
class CompareTest {

  @TempDir private Path temporary;
  private String before;
  private String after;
  private Path out;

  @BeforeEach
  void write() {
    Network network = SmallModel.create().network();
    Operation.Convolution old =
        (Operation.Convolution) network.find("conv3_2").orElseThrow().operation();
    Operation.Convolution twice =
        new Operation.Convolution(
            old.kernels().mul(2), old.bias().mul(2), old.vertical(), old.horizontal());
    Path first = temporary.resolve("before.zip");
    Path second = temporary.resolve("after.zip");
    SmallModel.write(network, first);
    SmallModel.write(network.with(Map.of("conv3_2", twice)), second);
    before = first.toString();
    after = second.toString();
    out = temporary.resolve("compared");
  }

  @Test
  void theMostChangedUnitsComeFirst() {
    JsonNode units =
        Run.of("compare", before, after, "--out", out.toString(), "--json").json().get("units");
    assertThat(units).hasSize(8 + 12 + 16 + 16);
    assertThat(units.at("/0/layer").asText()).isEqualTo("conv3_2");
    assertThat(units.at("/15/layer").asText()).isEqualTo("conv3_2");
    assertThat(units.at("/15/change").asDouble()).isCloseTo(1, within(1e-6));
    assertThat(units.at("/16/change").asDouble()).isZero();
  }

  @Test
  void changedUnitsAreDrawnBeforeAndAfter() throws IOException {
    String index = index("small.index", before, "cat", "coffee");

    Run run =
        Run.of(
            "compare",
            before,
            after,
            "--out",
            out.toString(),
            "--index",
            index,
            "--figures",
            "2",
            "--json");

    assertThat(run.err()).isEmpty();
    JsonNode figures = run.json().get("figures");
    assertThat(figures).hasSize(2);
    for (JsonNode figure : figures) {
      assertThat(figure.asText()).startsWith("conv3_2-");
      assertThat(out.resolve(figure.asText())).isNotEmptyFile();
    }
  }

  @Test
  void unitsWithOtherTopPatchesComeFirstIfOneAsksForThat() throws IOException {
    Network network = SmallModel.create().network();
    Operation.Convolution old =
        (Operation.Convolution) network.find("conv3_2").orElseThrow().operation();
    Operation.Convolution turned =
        new Operation.Convolution(
            old.kernels().neg(), old.bias(), old.vertical(), old.horizontal());
    Path third = temporary.resolve("turned.zip");
    SmallModel.write(network.with(Map.of("conv3_2", turned)), third);
    Path samples = Path.of(System.getProperty("filterscope.root", ""), "assets/photographs");
    String one = index("one.index", before, samples);
    String other = index("other.index", third.toString(), samples);
    JsonNode units =
        Run.of(
                "compare",
                before,
                third.toString(),
                "--out",
                out.toString(),
                "--index",
                one,
                "--index-after",
                other,
                "--order",
                "patches",
                "--layer",
                "conv3_2",
                "--json")
            .json()
            .get("units");
    assertThat(units).hasSize(16);
    double last = 1;
    int others = 0;
    for (JsonNode unit : units) {
      int channel = unit.get("channel").asInt();
      List<String> were = top(one, before, channel);
      List<String> are = top(other, third.toString(), channel);
      long changed = are.stream().filter(image -> !were.contains(image)).count();
      double expected = are.isEmpty() ? (were.isEmpty() ? 0 : 1) : (double) changed / are.size();
      assertThat(unit.get("patches").asDouble()).isEqualTo(expected).isLessThanOrEqualTo(last);
      last = expected;
      others += changed > 0 ? 1 : 0;
    }
    assertThat(others).isGreaterThan(5);
  }

  @Test
  void anOrderByPatchesNeedsBothIndexes() {
    Run run = Run.of("compare", before, after, "--out", out.toString(), "--order", "patches");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--index-after");
  }

  @Test
  void indexesOfOtherPhotographsAreNotCompared() throws IOException {
    String one = index("one.index", before, "cat", "coffee");
    String other = index("other.index", after, "cat");
    Run run =
        Run.of(
            "compare",
            before,
            after,
            "--out",
            out.toString(),
            "--index",
            one,
            "--index-after",
            other);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().contains("same folder");
  }

  /** The photographs of a unit's top patches. */
  private static List<String> top(String index, String model, int channel) {
    JsonNode patches =
        Run.of(
                "top",
                index,
                "--layer",
                "conv3_2",
                "--channel",
                Integer.toString(channel),
                "--model",
                model,
                "--json")
            .json()
            .get("patches");
    List<String> images = new ArrayList<>();
    patches.forEach(
        patch -> images.add(Path.of(patch.get("image").asText()).getFileName().toString()));
    return images;
  }

  private String index(String name, String model, String... photographs) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name + "-photographs"));
    for (String photograph : photographs) {
      Files.copy(Path.of(Run.photograph(photograph)), folder.resolve(photograph + ".png"));
    }
    return index(name, model, folder);
  }

  private String index(String name, String model, Path folder) {
    String file = temporary.resolve(name).toString();
    Run run =
        Run.of("index", folder.toString(), "--out", file, "--layers", "conv3_2", "--model", model);
    assertThat(run.code()).isZero();
    return file;
  }

  @Test
  void anotherNetworkIsRefusedInPlainWords() {
    Run run = Run.of("compare", "vgg16-caltech101", after, "--out", out.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().isNotBlank();
  }
}
