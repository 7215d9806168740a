package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose weights are numbers, and so large that what it makes of photographs is none. */
class DivergingTrainingTest {

  @TempDir private Path place;
  private Path model;
  private Path photographs;

  @BeforeEach
  void write() throws IOException {
    Network network = SmallModel.create().network();
    model = place.resolve("huge.zip");
    SmallModel.write(
        network.with(Map.of("conv1", huge(network, "conv1"), "conv2", huge(network, "conv2"))),
        model);
    photographs = place.resolve("photographs");
    Drawn.folder(photographs, 6);
  }

  @Test
  void isRefusedInOneLineAndWritesNothing() {
    Path out = place.resolve("tuned.zip");

    Run run =
        Run.of(
            "finetune",
            "--model",
            model.toString(),
            photographs.toString(),
            "--out",
            out.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(".png", "not numbers", "Choose another model");
    assertThat(out).doesNotExist();
  }

  private static Operation huge(Network network, String layer) {
    Operation.Convolution convolution =
        (Operation.Convolution) network.find(layer).orElseThrow().operation();
    convolution.kernels().muli(1e30);
    return convolution;
  }
}
