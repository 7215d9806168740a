package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.Random;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.task.Cancellation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks from ONNX, written as the zips that fine-tuning gives, and read again. */
class OnnxInDl4jTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shuffle",
        "shuffle-of-pairs",
        "hanging",
        "functions",
        "arithmetic",
        "squeeze-and-excite",
        "colours-apart",
        "joined"
      })
  void aZipHasTheSameLayersWithTheSameValues(String graph) throws URISyntaxException {
    Network network =
        NetworkFile.read(
                Path.of(
                    Objects.requireNonNull(
                            OnnxInDl4jTest.class.getResource("/onnx/" + graph + ".onnx"))
                        .toURI()))
            .network();
    Path file = folder.resolve("model.zip");
    int classes = network.output().shape().channels();
    ModelFile.write(
        file,
        network,
        PreparationPreset.UNIT.preparation(network.input()),
        Collections.nCopies(classes, "class"),
        0,
        JsonNodeFactory.instance.objectNode());
    Network again = ModelFile.read(file).model().network();
    float[] image = new float[network.input().size()];
    Random random = new Random(5);
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextGaussian();
    }
    try (ForwardPass first = new ForwardPass(network);
        Pass before = first.run(image, Cancellation.NEVER, () -> {});
        ForwardPass second = new ForwardPass(again);
        Pass after = second.run(image, Cancellation.NEVER, () -> {})) {
      for (Node layer : network.layers()) {
        Node same = again.find(layer.name()).orElseThrow();
        assertThat(after.maps(same).values())
            .as(layer.name())
            .containsExactly(before.maps(layer).values(), within(1e-5f));
      }
    }
    assertThat(again.obstacle(again.output()).map(Node::name))
        .isEqualTo(network.obstacle(network.output()).map(Node::name));
  }
}
