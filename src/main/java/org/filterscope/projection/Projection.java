package org.filterscope.projection;

import org.filterscope.network.Region;

/**
 * A unit projected back to the input.
 *
 * @param layer the layer's name
 * @param channel the unit's channel
 * @param mode how the signal passed back through ReLUs
 * @param seed the cell that was projected, or the whole map
 * @param value the value that the backward pass started from: the cell's activation, or a class's
 *     sum before softmax; for the whole map, the largest activation
 * @param box the part of the input where the projection can differ from zero
 * @param channels number of colour channels of the input
 * @param values {@code [box height, box width, channels]}, signed, with colours in the network's
 *     order
 */
public record Projection(
    String layer,
    int channel,
    Mode mode,
    Seed seed,
    float value,
    Region box,
    int channels,
    float[] values)
    implements ProjectionResult {

  /** Checks that the number of values matches the box. */
  public Projection {
    if (values.length != box.cells() * channels) {
      throw new IllegalArgumentException(values.length + " values for " + box);
    }
  }

  /** The largest absolute value. */
  public float largest() {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /**
   * The projection on a canvas of the input's size, zero outside its box.
   *
   * @return {@code [height, width, channels]}
   */
  public float[] onCanvas(int height, int width) {
    float[] canvas = new float[height * width * channels];
    int length = box.width() * channels;
    for (int y = 0; y < box.height(); y++) {
      int target = ((box.top() + y) * width + box.left()) * channels;
      System.arraycopy(values, y * length, canvas, target, length);
    }
    return canvas;
  }
}
