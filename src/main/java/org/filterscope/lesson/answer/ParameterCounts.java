package org.filterscope.lesson.answer;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Network;

/**
 * The numbers of trained parameters in a network's layers.
 *
 * @param layers the layers with parameters, in the network's order
 */
public record ParameterCounts(List<Layer> layers) {

  /** Output channels of VGG16's convolutions, block by block (Simonyan and Zisserman 2015, D). */
  private static final int[][] VGG16_BLOCKS = {
    {64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}
  };

  private static final int VGG16_LAST_CELLS = 7 * 7;
  private static final int VGG16_HIDDEN = 4096;
  private static final int IMAGENET_CLASSES = 1000;

  /** A layer's number of weights and biases. */
  public record Layer(String name, long parameters) {}

  /** Copies the list. */
  public ParameterCounts {
    layers = List.copyOf(layers);
  }

  /** Counts the parameters of a network. */
  public static ParameterCounts of(Network network) {
    return new ParameterCounts(
        network.nodes().stream()
            .filter(node -> node.operation().parameters() > 0)
            .map(node -> new Layer(node.name(), node.operation().parameters()))
            .toList());
  }

  /**
   * The parameters of VGG16 as published, including the three dense layers that a model with only
   * its convolutions lacks.
   */
  public static ParameterCounts ofVgg16() {
    List<Layer> layers = new ArrayList<>();
    long channels = 3;
    for (int block = 0; block < VGG16_BLOCKS.length; block++) {
      for (int layer = 0; layer < VGG16_BLOCKS[block].length; layer++) {
        int outputs = VGG16_BLOCKS[block][layer];
        String name = "conv" + (block + 1) + "_" + (layer + 1);
        layers.add(new Layer(name, weightsAndBiases(3 * 3 * channels, outputs)));
        channels = outputs;
      }
    }
    layers.add(new Layer("fc1", weightsAndBiases(VGG16_LAST_CELLS * channels, VGG16_HIDDEN)));
    layers.add(new Layer("fc2", weightsAndBiases(VGG16_HIDDEN, VGG16_HIDDEN)));
    layers.add(new Layer("predictions", weightsAndBiases(VGG16_HIDDEN, IMAGENET_CLASSES)));
    return new ParameterCounts(layers);
  }

  private static long weightsAndBiases(long inputs, long outputs) {
    return (inputs + 1) * outputs;
  }

  /** The total number of parameters. */
  public long total() {
    return layers.stream().mapToLong(Layer::parameters).sum();
  }
}
