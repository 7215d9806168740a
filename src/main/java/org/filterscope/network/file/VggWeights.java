package org.filterscope.network.file;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Networks with the layout of VGG16 and VGG19 (Simonyan and Zisserman 2014, configurations D and
 * E): 3 x 3 convolutions, each with a ReLU, in blocks that end in 2 x 2 max pooling, then dense
 * layers. Keras' files of weights do not describe the layers; only the names of their groups reveal
 * this layout. The file determines how many blocks, convolutions and units there are.
 */
final class VggWeights {

  /** The input that Keras' files of weights for these networks were made for. */
  private static final Shape INPUT = Shape.maps(3, 224, 224);

  private static final String CLASSES = "predictions";
  private static final Window THREE = Window.of(3, 1, 1);
  private static final Window HALVED = Window.of(2, 2, 0);

  private final KerasWeights weights;
  private final Network.Builder builder = new Network.Builder("image", INPUT);

  private VggWeights(KerasWeights weights) {
    this.weights = weights;
  }

  /** Whether the file's groups have the names of such a network's layers. */
  static boolean areIn(KerasWeights weights) {
    return weights.has(convolution(1, 1));
  }

  /** Whether the file has the dense layers as well as the base. */
  static boolean haveClasses(KerasWeights weights) {
    return weights.has(CLASSES);
  }

  /** The blocks of convolutions, up to the last pooling. */
  static Network.Builder base(KerasWeights weights) {
    VggWeights vgg = new VggWeights(weights);
    vgg.addBlocks();
    return vgg.builder;
  }

  /**
   * The whole network, dense layers included. The first of them reads the last maps row by row,
   * column by column, channel by channel.
   */
  static Network whole(KerasWeights weights) {
    VggWeights vgg = new VggWeights(weights);
    vgg.addBlocks();
    vgg.addDenseLayers();
    return vgg.builder.build();
  }

  private void addBlocks() {
    for (int block = 1; weights.has(convolution(block, 1)); block++) {
      for (int layer = 1; weights.has(convolution(block, layer)); layer++) {
        List<INDArray> arrays = weights.layer(convolution(block, layer));
        builder.add(
            "conv" + block + "_" + layer,
            new Operation.Convolution(arrays.get(0), arrays.get(1), THREE, THREE),
            Activation.RELU);
      }
      builder.add("pool" + block, new Operation.MaxPooling(HALVED, HALVED), Activation.IDENTITY);
    }
  }

  private void addDenseLayers() {
    builder.add(
        "flatten",
        new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
        Activation.IDENTITY);
    List<String> names = new ArrayList<>();
    for (int layer = 1; weights.has("fc" + layer); layer++) {
      names.add("fc" + layer);
    }
    names.add(CLASSES);
    for (String name : names) {
      List<INDArray> arrays = weights.layer(name);
      builder.add(
          name,
          new Operation.Dense(arrays.get(0), arrays.get(1)),
          name.equals(CLASSES) ? Activation.SOFTMAX : Activation.RELU);
    }
  }

  private static String convolution(int block, int layer) {
    return "block" + block + "_conv" + layer;
  }
}
