package org.filterscope.training.head;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The memory outside the heap that DL4J's networks take. */
final class NetworkMemory {

  private NetworkMemory() {}

  /**
   * Frees what a network took. DL4J's own {@code close}, and ND4J's way of destroying all of a
   * thread's workspaces, do the same and then collect the whole heap, which would take longer than
   * training a small head does.
   */
  static void free(MultiLayerNetwork network) {
    free(network.params());
    free(network.getGradientsViewArray());
    Updater updater = network.getUpdater(false);
    if (updater != null) {
      free(updater.getStateViewArray());
    }
    MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
    manager.getAllWorkspacesForCurrentThread().forEach(manager::destroyWorkspace);
  }

  private static void free(@Nullable INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
