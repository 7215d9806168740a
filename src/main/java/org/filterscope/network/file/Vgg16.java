package org.filterscope.network.file;

import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The convolutional base of VGG16 (Simonyan and Zisserman 2014, configuration D): 13 convolutions
 * of 3 x 3, each with a ReLU, in five blocks that end in a max pooling of 2 x 2.
 */
final class Vgg16 {
  private static final int[] CONVOLUTIONS = {2, 2, 3, 3, 3};
  private static final Window THREE = Window.of(3, 1, 1);
  private static final Window HALVED = Window.of(2, 2, 0);

  private Vgg16() {}

  /** The base up to pool5, with weights from a file whose groups are named as Keras names them. */
  static Network.Builder base(KerasWeights weights) {
    Network.Builder builder = new Network.Builder("image", Shape.maps(3, 224, 224));
    for (int block = 1; block <= CONVOLUTIONS.length; block++) {
      for (int layer = 1; layer <= CONVOLUTIONS[block - 1]; layer++) {
        List<INDArray> arrays = weights.layer("block" + block + "_conv" + layer);
        builder.add(
            "conv" + block + "_" + layer,
            new Operation.Convolution(arrays.get(0), arrays.get(1), THREE, THREE),
            Activation.RELU);
      }
      builder.add("pool" + block, new Operation.MaxPooling(HALVED, HALVED), Activation.IDENTITY);
    }
    return builder;
  }
}
