package org.filterscope.bench;

import java.util.List;
import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.testing.Golden;

/** What all engines are given: VGG16's base with its real weights, and photographs. */
final class Base {

  private Base() {}

  static Network network() {
    return Golden.vgg16Base();
  }

  /** The photographs again and again, the cat first: {@code [images, height, width, channels]}. */
  static float[] input(int images) {
    int length = network().input().size();
    float[] all = new float[images * length];
    List<String> names = Golden.IMAGES;
    for (int i = 0; i < images; i++) {
      System.arraycopy(Golden.input(names.get(i % names.size())), 0, all, i * length, length);
    }
    return all;
  }

  /** The same values, channels first: {@code [images, channels, height, width]}. */
  static float[] channelsFirst(float[] input) {
    Shape shape = network().input();
    int channels = shape.channels();
    int cells = shape.cells();
    float[] turned = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      int image = i / shape.size();
      int cell = i % shape.size() / channels;
      int channel = i % channels;
      turned[image * shape.size() + channel * cells + cell] = input[i];
    }
    return turned;
  }

  /** A layer's values, channel last: {@code [height, width, channels]}. */
  static float[] channelsLast(LayerMaps maps) {
    return channelsLast(maps.shape(), maps.values());
  }

  /**
   * The same values, channel last.
   *
   * @param values {@code [channels, height, width]}
   */
  static float[] channelsLast(Shape shape, float[] values) {
    float[] turned = new float[values.length];
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int cell = 0; cell < shape.cells(); cell++) {
        turned[cell * shape.channels() + channel] = values[channel * shape.cells() + cell];
      }
    }
    return turned;
  }
}
