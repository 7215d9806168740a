package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;

/**
 * Copies maps from an order with the channel first, {@code [images, channels, cells]}, to one with
 * the channel last, {@code [images, cells, channels]}, and back.
 */
record ChannelLastCopy(ParallelLoop lanes, int images, int channels, int cells) {

  /** Channels that are copied at once: their cells fit the cache. */
  private static final int AT_ONCE = 32;

  /** To the channel last. */
  void from(FloatBuffer first, FloatBuffer last) {
    eachBlock(
        (image, channel, count) -> {
          float[] rows = new float[count * cells];
          first.get((image * channels + channel) * cells, rows);
          float[] turned = turn(rows, count, cells);
          for (int cell = 0; cell < cells; cell++) {
            last.put((image * cells + cell) * channels + channel, turned, cell * count, count);
          }
        });
  }

  /** To the channel first. */
  void to(FloatBuffer last, FloatBuffer first) {
    eachBlock(
        (image, channel, count) -> {
          float[] rows = new float[count * cells];
          for (int cell = 0; cell < cells; cell++) {
            last.get((image * cells + cell) * channels + channel, rows, cell * count, count);
          }
          first.put((image * channels + channel) * cells, turn(rows, cells, count));
        });
  }

  /** What is done with some channels of an image. */
  private interface Block {
    void copy(int image, int channel, int count);
  }

  private void eachBlock(Block block) {
    int blocks = (channels + AT_ONCE - 1) / AT_ONCE;
    lanes.share(
        images * blocks,
        (lane, part) -> {
          int channel = part % blocks * AT_ONCE;
          block.copy(part / blocks, channel, Math.min(AT_ONCE, channels - channel));
        });
  }

  private static float[] turn(float[] values, int rows, int columns) {
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }
}
