package org.filterscope.testing;

import java.nio.file.Path;
import java.util.Random;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/**
 * Writes a file of the size and layout of Keras' weights for all of VGG16: the convolutions are the
 * real ones, the dense layers random, of the scale that keeps the sums' size. For trying what only
 * the size makes hard: {@code java -Xmx3g -cp ... org.filterscope.testing.FullVgg16 FILE}.
 */
public final class FullVgg16 {
  private static final int[] DENSE = {7 * 7 * 512, 4096, 4096, 1000};
  private static final String[] NAMES = {"fc1", "fc2", "predictions"};

  private FullVgg16() {}

  /** Writes the file that the first argument names. */
  public static void main(String[] arguments) {
    write(Path.of(arguments[0]));
  }

  /** Writes a file of 553 MB; needs as much memory again. */
  public static void write(Path file) {
    KerasFile keras = new KerasFile();
    Network base = Golden.vgg16Base();
    for (Node node : base.nodes()) {
      if (node.operation() instanceof Operation.Convolution convolution) {
        String layer = node.name().replace("conv", "block").replace("_", "_conv");
        keras.put(layer, layer + "_W_1:0", kernels(convolution));
        keras.put(layer, layer + "_b_1:0", convolution.bias().toFloatVector());
      }
    }
    Random random = new Random(1);
    for (int i = 0; i < NAMES.length; i++) {
      float[][] weights = new float[DENSE[i]][DENSE[i + 1]];
      float scale = (float) Math.sqrt(2.0 / DENSE[i]);
      for (float[] row : weights) {
        for (int c = 0; c < row.length; c++) {
          row[c] = (float) random.nextGaussian() * scale;
        }
      }
      keras.put(NAMES[i], NAMES[i] + "_W_1:0", weights);
      keras.put(NAMES[i], NAMES[i] + "_b_1:0", new float[DENSE[i + 1]]);
    }
    keras.write(file);
  }

  private static float[][][][] kernels(Operation.Convolution convolution) {
    float[][][][] kernels = new float[3][3][convolution.inputs()][convolution.outputs()];
    var values = convolution.kernels().data().asNioFloat();
    for (float[][][] rows : kernels) {
      for (float[][] taps : rows) {
        for (float[] outputs : taps) {
          values.get(outputs);
        }
      }
    }
    return kernels;
  }
}
