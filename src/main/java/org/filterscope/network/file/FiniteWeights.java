package org.filterscope.network.file;

import java.nio.file.Path;
import org.filterscope.network.ArrayValues;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.task.Problem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Refuses weights that are NaN or infinite, as they are after training has diverged. */
final class FiniteWeights {

  private static final int CHUNK = 1 << 14;

  private FiniteWeights() {}

  /**
   * Refuses weights that are not all finite.
   *
   * @param weights float32, contiguous in memory
   * @param file the file that they come from
   * @throws Problem if one is NaN or infinite
   */
  static void require(INDArray weights, Path file) {
    float[] chunk = new float[CHUNK];
    ArrayValues.use(
        weights,
        values -> {
          while (values.hasRemaining()) {
            int count = Math.min(CHUNK, values.remaining());
            values.get(chunk, 0, count);
            require(chunk, count, file);
          }
        });
  }

  /**
   * Refuses networks with values that are not all finite. They may be computed from weights: the
   * variance may be a number and its root NaN.
   *
   * @throws Problem if one is NaN or infinite
   */
  static void require(Network network, Path file) {
    for (Node node : network.nodes()) {
      if (node.operation() instanceof Operation.Normalisation normalisation) {
        require(normalisation.scale(), normalisation.scale().length, file);
        require(normalisation.shift(), normalisation.shift().length, file);
      }
    }
  }

  private static void require(float[] values, int count, Path file) {
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(values[i])) {
        throw new Problem("model.not-finite", file);
      }
    }
  }
}
