package org.filterscope.ui.learn.convolution;

import java.util.Arrays;
import java.util.List;
import org.filterscope.lesson.convolution.Filter;
import org.filterscope.lesson.convolution.KernelPreset;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/**
 * A kernel that the user types, and how it slides. It reads the mean of red, green and blue.
 *
 * @param size of its sides, odd
 * @param weights {@code [size, size]}
 * @param stride pixels between neighbouring windows
 * @param padding pixels of zeros around the photograph
 */
record OwnKernel(int size, float[] weights, int stride, int padding) {

  /** Sizes to choose from. */
  static final List<Integer> SIZES = List.of(3, 5);

  private static final int USUAL_SIZE = 3;

  /** The largest stride to choose. */
  static final int LARGEST_STRIDE = 8;

  private static final int COLOURS = 3;

  /** A kernel of the usual size, whose map is as large as the photograph. */
  static OwnKernel of(KernelPreset preset) {
    return new OwnKernel(USUAL_SIZE, preset.weights(USUAL_SIZE), 1, USUAL_SIZE / 2);
  }

  /** The same kernel with a preset's weights. */
  OwnKernel with(KernelPreset preset) {
    return new OwnKernel(size, preset.weights(size), stride, padding);
  }

  /** The same kernel with one weight changed. */
  OwnKernel with(int tap, float weight) {
    float[] others = weights.clone();
    others[tap] = weight;
    return new OwnKernel(size, others, stride, padding);
  }

  /** The kernel made larger or smaller around its centre; new weights at the border are zero. */
  OwnKernel ofSize(int other) {
    float[] weights = new float[other * other];
    int shift = (other - size) / 2;
    for (int i = 0; i < weights.length; i++) {
      int row = i / other - shift;
      int column = i % other - shift;
      if (row >= 0 && column >= 0 && row < size && column < size) {
        weights[i] = this.weights[row * size + column];
      }
    }
    return new OwnKernel(other, weights, stride, Math.min(padding, other / 2));
  }

  /** The same kernel with another stride and padding. */
  OwnKernel sliding(int otherStride, int otherPadding) {
    return new OwnKernel(size, weights, otherStride, otherPadding);
  }

  /** The kernel as a filter for photographs. */
  Filter filter() {
    return Filter.own(size, size, weights, COLOURS, stride, padding);
  }

  /** Whether a window fits on a photograph of this shape. */
  boolean fits(Shape photograph) {
    return Math.min(photograph.height(), photograph.width()) + 2 * padding >= size;
  }

  /** How its windows slide, along both axes. */
  Window window() {
    return Window.of(size, stride, padding);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OwnKernel kernel
        && kernel.size == size
        && kernel.stride == stride
        && kernel.padding == padding
        && Arrays.equals(kernel.weights, weights);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(weights) + 31 * (size + 31 * (stride + 31 * padding));
  }
}
