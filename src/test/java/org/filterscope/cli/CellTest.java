package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.filterscope.network.Activation;
import org.filterscope.testing.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that prints one cell's arithmetic. */
class CellTest {

  @ParameterizedTest
  @CsvSource({
    "conv1_1, 3, 0, 40, 80, 224",
    "conv3_3, 256, 0, 0, 55, 56",
    "conv5_3, 512, 0, 7, 7, 14"
  })
  void inputsTimesWeightsAddUpToPyTorchsCell(
      String layer, int inputs, int channel, int row, int column, int side) {
    JsonNode json = cell(layer, channel, row + "," + column, "--json").json();

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("inputs", "weights", "bias", "sum", "value");
    assertThat(json.get("inputs")).hasSize(inputs);
    assertThat(json.get("weights")).hasSize(inputs);
    double sum = json.get("bias").asDouble();
    for (int c = 0; c < inputs; c++) {
      for (int tap = 0; tap < 9; tap++) {
        String place = "/" + c + "/" + tap / 3 + "/" + tap % 3;
        sum += json.get("inputs").at(place).asDouble() * json.get("weights").at(place).asDouble();
      }
    }
    double[] pytorch =
        NumpyFile.readAll("/golden/activations.npz").get("cat__" + layer + "__map0").values();
    double largest = 0;
    for (double value : pytorch) {
      largest = Math.max(largest, value);
    }
    assertThat(json.get("sum").asDouble()).isCloseTo(sum, within(1e-5 * largest));
    assertThat(json.get("value").asDouble())
        .isCloseTo(pytorch[row * side + column], within(1e-3 * largest))
        .isCloseTo(Activation.RELU.apply(sum), within(1e-5 * largest));
  }

  @Test
  void peopleReadInputsWeightsProductsSumAndResult() {
    Run run = cell("conv1_1", 0, "0,5");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("conv1_1 / 0, cell 0,5", "Input channel 0: inputs x weights = products")
        .contains("padding", "Bias: ", "Sum: ", "Result after relu: ");
    assertThat(run.out()).doesNotContain("other");
  }

  @Test
  void ofManyInputChannelsThoseThatCountMostArePrinted() {
    Run run = cell("conv5_1", 3, "2,2");

    assertThat(run.out()).contains("The other 509 input channels add ");
    assertThat(run.out().lines().filter(line -> line.startsWith("Input channel "))).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "conv9_9; 0; 0,0; no layer 'conv9_9'",
        "pool1; 0; 0,0; pool1 is no convolution (max pooling)",
        "classes; 0; 0,0; classes is no convolution (dense)",
        "conv1_1; 64; 0,0; channels 0 to 63, not 64",
        "conv1_1; -1; 0,0; channels 0 to 63, not -1",
        "conv5_3; 0; 14,0; cells 0,0 to 13,13, not 14,0",
        "conv5_3; 0; 3; '3' is no cell",
        "conv5_3; 0; -1,0; '-1,0' is no cell",
        "conv5_3; x; 0,0; 'x' is not an int"
      })
  void whatIsNotThereIsWrongUsage(String layer, String channel, String place, String words) {
    Run run =
        Run.of(
            "cell",
            Run.photograph("cat"),
            "--layer",
            layer,
            "--channel=" + channel,
            "--cell=" + place);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words);
  }

  @Test
  void layerChannelAndCellAreRequired() {
    assertThat(Run.of("cell", Run.photograph("cat"), "--layer", "conv1_1").code()).isEqualTo(2);
  }

  @Test
  void aPhotographThatIsNotThereIsAPlainProblem() {
    Run run = Run.of("cell", "no.jpg", "--layer", "conv1_1", "--channel", "0", "--cell", "0,0");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("no.jpg does not exist");
  }

  private static Run cell(String layer, int channel, String place, String... more) {
    String[] arguments = {
      "cell",
      Run.photograph("cat"),
      "--layer",
      layer,
      "--channel",
      Integer.toString(channel),
      "--cell",
      place
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Run.of(all);
  }
}
