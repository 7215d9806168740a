package org.filterscope.network.file;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The off-heap memory of DL4J's networks. */
public final class NetworkMemory {

  private NetworkMemory() {}

  /**
   * Frees a network's memory. DL4J's own {@code close} and ND4J's way of destroying a thread's
   * workspaces do the same but then run a full garbage collection, which takes longer than training
   * a small head.
   */
  public static void free(MultiLayerNetwork network) {
    Updater updater = network.getUpdater(false);
    free(
        network.params(),
        network.getGradientsViewArray(),
        updater == null ? null : updater.getStateViewArray());
  }

  /** Frees a graph's memory, like {@link #free(MultiLayerNetwork)}. */
  public static void free(ComputationGraph graph) {
    ComputationGraphUpdater updater = graph.getUpdater(false);
    free(
        graph.params(),
        graph.getGradientsViewArray(),
        updater == null ? null : updater.getStateViewArray());
  }

  private static void free(@Nullable INDArray... arrays) {
    for (INDArray array : arrays) {
      if (array != null && array.closeable()) {
        array.close();
      }
    }
    MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
    manager.getAllWorkspacesForCurrentThread().forEach(manager::destroyWorkspace);
  }
}
