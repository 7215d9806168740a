package org.filterscope.network;

import java.util.Locale;

/**
 * How a layer's window slides along one axis of its input.
 *
 * <p>Output cell {@code i} sees the input cells {@code i * stride - before + t * dilation} for
 * {@code t} in {@code [0, kernel)}. The padding of the two sides may differ, as in "same" padding
 * with an odd surplus.
 *
 * @param kernel taps of the window
 * @param stride input cells from one window to the next
 * @param before cells of padding before the first input cell; negative for cells that are cut off,
 *     which only a window of one cell can do
 * @param after cells of padding after the last input cell; negative likewise
 * @param dilation input cells from one tap to the next; 1 if there are none between them
 */
public record Window(int kernel, int stride, int before, int after, int dilation) {

  /** Farther than the windows of any network reach; a file may claim anything. */
  private static final int FARTHEST = 1 << 12;

  /** Refuses windows that cannot slide. */
  public Window {
    int largest = Math.max(Math.max(kernel, stride), Math.max(dilation, Math.max(before, after)));
    boolean cutsTaps = kernel > 1 && (before < 0 || after < 0);
    int least = Math.min(before, after);
    if (kernel < 1
        || stride < 1
        || dilation < 1
        || cutsTaps
        || largest > FARTHEST
        || least < -FARTHEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "kernel %d, stride %d, padding %d and %d, dilation %d",
              kernel,
              stride,
              before,
              after,
              dilation));
    }
  }

  /** A window without dilation, with the same padding on both sides. */
  public static Window of(int kernel, int stride, int padding) {
    return new Window(kernel, stride, padding, padding, 1);
  }

  /**
   * "Same" padding as TensorFlow and DL4J define it: {@code ceil(inputs / stride)} outputs, with
   * the larger half of an odd surplus after the input.
   */
  public static Window same(int kernel, int stride, int dilation, int inputs) {
    int span = (kernel - 1) * dilation + 1;
    int outputs = (inputs + stride - 1) / stride;
    int surplus = Math.max(0, (outputs - 1) * stride + span - inputs);
    return new Window(kernel, stride, surplus / 2, surplus - surplus / 2, dilation);
  }

  /** The window with a tap on every cell that this one spans. */
  public Window undilated() {
    return new Window(span(), stride, before, after, 1);
  }

  /** Input cells from the first tap to the last, both included. */
  public int span() {
    return (kernel - 1) * dilation + 1;
  }

  /**
   * Number of windows that fit.
   *
   * @throws IllegalArgumentException if not even one does
   */
  public int outputs(int inputs) {
    int room = inputs + before + after - span();
    if (room < 0) {
      throw new IllegalArgumentException("A window of " + span() + " over " + inputs + " cells");
    }
    return room / stride + 1;
  }

  /**
   * Refuses windows that cut cells off.
   *
   * @throws IllegalArgumentException if it does
   */
  void requirePadding() {
    if (before < 0 || after < 0) {
      throw new IllegalArgumentException("Padding of " + before + " and " + after);
    }
  }

  /**
   * Refuses padding with room for a whole window: pooling has no values to choose from there.
   *
   * @throws IllegalArgumentException if there is such padding
   */
  void requireCells() {
    requirePadding();
    if (before >= span() || after >= span()) {
      throw new IllegalArgumentException("Padding of " + before + " and " + after);
    }
  }

  /** How many taps of a window are on input cells rather than in the padding. */
  public int inside(int output, int inputs) {
    int count = 0;
    for (int tap = 0; tap < kernel; tap++) {
      int input = input(output, tap);
      if (input >= 0 && input < inputs) {
        count++;
      }
    }
    return count;
  }

  /** The input cell under a window's tap; outside the input if the tap is in the padding. */
  public int input(int output, int tap) {
    return firstInput(output) + tap * dilation;
  }

  /** First input cell that window {@code output} covers; negative if it is in the padding. */
  public int firstInput(int output) {
    return output * stride - before;
  }
}
