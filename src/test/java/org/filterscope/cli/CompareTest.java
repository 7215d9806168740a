package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path folder = Files.createDirectories(temporary.resolve("photographs"));
    for (String name : new String[] {"cat", "coffee"}) {
      Files.copy(Path.of(Run.photograph(name)), folder.resolve(name + ".png"));
    }
    String index = temporary.resolve("small.index").toString();
    assertThat(
            Run.of(
                    "index",
                    folder.toString(),
                    "--out",
                    index,
                    "--layers",
                    "conv3_2",
                    "--model",
                    before)
                .code())
        .isZero();

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
  void anotherNetworkIsRefusedInPlainWords() {
    Run run = Run.of("compare", "vgg16-caltech101", after, "--out", out.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().isNotBlank();
  }
}
