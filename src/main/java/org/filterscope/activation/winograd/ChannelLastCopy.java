package org.filterscope.activation.winograd;

import java.nio.FloatBuffer;

/**
 * Copies maps between channel-first order, {@code [images, channels, cells]}, and channel-last
 * order, {@code [images, cells, channels]}.
 */
record ChannelLastCopy(ParallelLoop lanes, int images, int channels, int cells) {

  /** Channels that are copied at once, so that their cells fit in the cache. */
  private static final int AT_ONCE = 32;

  /** Copies from channel-first to channel-last order. */
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

  /** Copies from channel-last to channel-first order. */
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

  /** An action on a block of channels of one image. */
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
