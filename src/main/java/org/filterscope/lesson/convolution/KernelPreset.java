package org.filterscope.lesson.convolution;

/** Preset kernels to try on a photograph, in any odd size. */
public enum KernelPreset {
  /** A Laplacian, which shows what differs from its neighbourhood. Its weights add up to zero. */
  EDGE {
    @Override
    double weight(int row, int column, int size) {
      return isCentre(row, column) ? size * size - 1 : -1;
    }
  },
  /** The mean of the neighbourhood. Its weights add up to one. */
  BLUR {
    @Override
    double weight(int row, int column, int size) {
      return 1.0 / (size * size);
    }
  },
  /** The picture plus its edges. Its weights add up to one. */
  SHARPEN {
    @Override
    double weight(int row, int column, int size) {
      return isCentre(row, column) ? size * size : -1;
    }
  },
  /** Light from the upper left and shadow at the lower right. Its weights add up to one. */
  EMBOSS {
    @Override
    double weight(int row, int column, int size) {
      return isCentre(row, column) ? 1 : row + column;
    }
  };

  /**
   * The kernel's weights.
   *
   * @param size side length of the kernel, which must be odd
   * @return {@code [size, size]}
   * @throws IllegalArgumentException if the size is even or not positive
   */
  public float[] weights(int size) {
    if (size < 1 || size % 2 == 0) {
      throw new IllegalArgumentException("A kernel with a centre has an odd size, not " + size);
    }
    float[] weights = new float[size * size];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) weight(i / size - size / 2, i % size - size / 2, size);
    }
    return weights;
  }

  /** The weight at a row and column, counted from the centre. */
  abstract double weight(int row, int column, int size);

  private static boolean isCentre(int row, int column) {
    return row == 0 && column == 0;
  }
}
