package org.filterscope.training.head;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The memory outside the heap that DL4J's networks take. */
public final class NetworkMemory {

  private NetworkMemory() {}

  /**
   * Frees what a network took. DL4J's own {@code close}, and ND4J's way of destroying all of a
   * thread's workspaces, do the same and then collect the whole heap, which would take longer than
   * training a small head does.
   */
  public static void free(MultiLayerNetwork network) {
    Updater updater = network.getUpdater(false);
    free(
        network.params(),
        network.getGradientsViewArray(),
        updater == null ? null : updater.getStateViewArray());
  }

  /** Frees what a graph took, as {@link #free(MultiLayerNetwork)} does. */
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
