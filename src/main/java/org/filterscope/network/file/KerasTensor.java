package org.filterscope.network.file;

import org.filterscope.network.Shape;

/**
 * A tensor of a Keras model, and the node here that holds it.
 *
 * @param node the node's name
 * @param shape the node's shape; may be an image where the file has a vector that was not reshaped
 *     yet
 * @param axes how the file orders the values
 */
record KerasTensor(String node, Shape shape, Axes axes) {

  /** Orders of axes, besides that of the images. */
  enum Axes {
    /** Rows, columns, channels. */
    CHANNELS_LAST,
    /** Channels, rows, columns. */
    CHANNELS_FIRST,
    /** Rows and columns of the only channel. */
    ROWS,
    /** One axis. */
    VECTOR
  }

  /** Whether it has rows, columns and channels in the file, too. */
  boolean isMaps() {
    return axes == Axes.CHANNELS_LAST || axes == Axes.CHANNELS_FIRST;
  }

  /** Whether an axis of the file is that of the channels. */
  boolean isOfChannels(int axis) {
    return switch (axes) {
      case CHANNELS_LAST -> axis == -1 || axis == 3;
      case CHANNELS_FIRST -> axis == -3 || axis == 1;
      case VECTOR -> (axis == -1 || axis == 1) && shape.isVector();
      case ROWS -> false;
    };
  }
}
