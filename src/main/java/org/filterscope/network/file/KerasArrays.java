package org.filterscope.network.file;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gives layers their weights. */
@FunctionalInterface
interface KerasArrays {

  /**
   * A layer's arrays, in Keras' order and shapes, outside the Java heap.
   *
   * @param all the whole graph, by which the weights of inner models are told apart
   * @throws org.filterscope.task.Problem if a weight is NaN or infinite
   */
  List<INDArray> of(KerasCall.Layer layer, List<KerasCall> all);
}
