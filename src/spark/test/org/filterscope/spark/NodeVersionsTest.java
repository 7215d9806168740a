package org.filterscope.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.filterscope.task.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class NodeVersionsTest {

  private static final NodeVersions DRIVER =
      new NodeVersions("1.2", "1.0.0-M2.1-onednn", "Haswell", "amd64");

  @Test
  void aNodeWithTheSameVersionsIsTaken() {
    NodeVersions node = new NodeVersions("1.2", "1.0.0-M2.1-onednn", "Haswell", "amd64");

    assertThatCode(() -> DRIVER.requireSame("1 on a", node)).doesNotThrowAnyException();
  }

  @Test
  void aNodeWithAnotherProgramIsRefused() {
    refuses(new NodeVersions("1.1", "1.0.0-M2.1-onednn", "Haswell", "amd64"), "Filterscope 1.1");
  }

  @Test
  void aNodeWithAnotherEngineIsRefused() {
    refuses(new NodeVersions("1.2", "1.0.0-M2", "Haswell", "amd64"), "ND4J 1.0.0-M2");
  }

  @Test
  void aNodeWithOtherKernelsIsRefused() {
    refuses(
        new NodeVersions("1.2", "1.0.0-M2.1-onednn", "SkylakeX", "amd64"),
        "OPENBLAS_CORETYPE SkylakeX");
  }

  @Test
  void aProcessorWithoutTheKernelsInstructionsIsRefused() {
    assertThatThrownBy(
            () -> NodeVersions.requireKernels("1 on a", "SkylakeX", "flags : fma avx2\n"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Executor 1 on a")
        .hasMessageContaining("SkylakeX");
  }

  private static void refuses(NodeVersions node, String difference) {
    assertThatThrownBy(() -> DRIVER.requireSame("1 on a", node))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Executor 1 on a")
        .hasMessageContaining(difference);
  }
}
