package org.filterscope.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.filterscope.task.Problem;

/**
 * What a process's numbers depend on besides the model and the photograph.
 *
 * @param program Filterscope's version
 * @param engine ND4J's version and build
 * @param kernels which of OpenBLAS' kernels multiply matrices
 * @param architecture the kind of processor
 */
record NodeVersions(String program, String engine, String kernels, String architecture)
    implements Serializable {

  /** The variable that chooses OpenBLAS' kernels. */
  static final String KERNELS = "OPENBLAS_CORETYPE";

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  /** Those of this process. */
  static NodeVersions here() {
    ResourceBundle version = ResourceBundle.getBundle("org.filterscope.version");
    String kernels = System.getenv(KERNELS);
    return new NodeVersions(
        version.getString("version"),
        version.getString("engine"),
        kernels == null ? "the processor's own" : kernels,
        System.getProperty("os.arch", ""));
  }

  /**
   * Requires a node to have what the driver has.
   *
   * @param node the node's name
   * @param theirs the node's versions
   * @throws Problem if something differs
   */
  void requireSame(String node, NodeVersions theirs) {
    require(node, "Filterscope", theirs, NodeVersions::program);
    require(node, "ND4J", theirs, NodeVersions::engine);
    require(node, KERNELS, theirs, NodeVersions::kernels);
    require(node, "a processor of the kind", theirs, NodeVersions::architecture);
  }

  private void require(
      String node, String what, NodeVersions theirs, Function<NodeVersions, String> of) {
    if (!of.apply(this).equals(of.apply(theirs))) {
      throw new Problem("spark.versions", node, what, of.apply(theirs), of.apply(this));
    }
  }

  /**
   * Requires the node's processor to have the instructions that the kernels use; without them, they
   * would end the process.
   *
   * @throws Problem if it lacks them
   */
  static void requireKernels(String node, String kernels) {
    try {
      if (kernels.equals("SkylakeX") && Files.isReadable(PROCESSOR)) {
        requireKernels(node, kernels, Files.readString(PROCESSOR));
      }
    } catch (IOException e) {
      // Linux alone says what its processors can do.
    }
  }

  /** The same for a processor that describes itself in these words. */
  static void requireKernels(String node, String kernels, String processor) {
    if (processor.contains("flags") && !processor.contains("avx512f")) {
      throw new Problem("spark.instructions", node, kernels);
    }
  }
}
