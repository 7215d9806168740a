package org.filterscope.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.Test;

/** Guards the engine's speed without a clock: oneDNN itself must say that it convolves. */
class OneDnnTest {

  @Test
  void convolutionsAndPoolingsRunInOneDnn() throws IOException, InterruptedException {
    // The natives for 64-bit ARM come without oneDNN.
    assumeTrue(System.getProperty("os.arch").contains("64") && !isArm(), "x86-64 only");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            OneDnnTest.class.getName());
    child.environment().put("DNNL_VERBOSE", "1");
    child.redirectErrorStream(true);
    Process process = child.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    // Which of its compiled kernels it takes depends on the processor; one of C++ would be "ref".
    assertThat(lines).anyMatch(line -> line.matches(".*exec,cpu,convolution,(jit|brgconv).*"));
    assertThat(lines).anyMatch(line -> line.contains("exec,cpu,pooling"));
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").contains("aarch");
  }

  /** What the child process does: one pass through a convolution that is not Winograd's. */
  public static void main(String[] arguments) {
    RandomNetworks random = RandomNetworks.ofSeed(1);
    Network network =
        new Network.Builder("image", Shape.maps(8, 16, 16))
            .add("conv", random.convolution(8, 16, Window.of(5, 1, 2)), Activation.RELU)
            .add(
                "pool",
                new org.filterscope.network.Operation.MaxPooling(
                    Window.of(3, 2, 1), Window.of(3, 2, 1)),
                Activation.IDENTITY)
            .build();
    try (ForwardPass forward = new ForwardPass(network)) {
      forward.run(random.numbers(8 * 256, 1), Cancellation.NEVER, () -> {}).close();
    }
  }
}
