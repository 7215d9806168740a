package org.filterscope.activation;

import java.nio.FloatBuffer;
import org.filterscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Operations that move or scale whole cells, on arrays with the channel last, each in one piece of
 * memory.
 */
final class RearrangedCells {

  private RearrangedCells() {}

  /** Copies the rows and columns that are kept. */
  static void crop(INDArray input, Operation.Cropping cropping, INDArray output) {
    int channels = (int) input.size(3);
    float[] cell = new float[channels];
    FloatBuffer from = input.data().asNioFloat();
    FloatBuffer to = output.data().asNioFloat();
    int next = 0;
    for (int image = 0; image < output.size(0); image++) {
      for (int y = 0; y < output.size(1); y++) {
        int row = image * (int) input.size(1) + cropping.vertical().firstInput(y);
        for (int x = 0; x < output.size(2); x++) {
          int column = cropping.horizontal().firstInput(x);
          from.get((row * (int) input.size(2) + column) * channels, cell);
          to.put(next, cell);
          next += channels;
        }
      }
    }
  }

  /** Repeats each cell along both sides; a vector is one cell. */
  static void repeat(INDArray input, Operation.Upsampling upsampling, INDArray output) {
    float[] cell = new float[(int) output.size(3)];
    int width = (int) output.size(2);
    int narrow = width / upsampling.columns();
    FloatBuffer from = input.data().asNioFloat();
    FloatBuffer to = output.data().asNioFloat();
    int next = 0;
    // The height is a multiple of the factor, so the images' rows can be counted through.
    for (int y = 0; y < output.size(0) * output.size(1); y++) {
      int row = y / upsampling.rows() * narrow;
      for (int x = 0; x < width; x++) {
        from.get((row + x / upsampling.columns()) * cell.length, cell);
        to.put(next, cell);
        next += cell.length;
      }
    }
  }

  /** Copies channels, each from the input's channel that is named. */
  static void select(INDArray input, int[] sources, INDArray output) {
    int channels = (int) input.size(-1);
    float[] cell = new float[channels];
    float[] selected = new float[sources.length];
    FloatBuffer from = input.data().asNioFloat();
    FloatBuffer to = output.data().asNioFloat();
    int cells = (int) (input.length() / channels);
    for (int i = 0; i < cells; i++) {
      from.get(i * channels, cell);
      for (int c = 0; c < sources.length; c++) {
        selected[c] = cell[sources[c]];
      }
      to.put(i * sources.length, selected);
    }
  }

  /**
   * Multiplies each channel by its factor.
   *
   * @param factors one for each channel of each image
   * @param cells how many each image has
   */
  static void scale(INDArray input, INDArray factors, INDArray output, int cells) {
    int images = (int) input.size(0);
    int channels = (int) (factors.length() / images);
    float[] cell = new float[channels];
    float[] factor = new float[channels];
    FloatBuffer from = input.data().asNioFloat();
    FloatBuffer by = factors.data().asNioFloat();
    FloatBuffer to = output.data().asNioFloat();
    for (int i = 0; i < images * cells; i++) {
      if (i % cells == 0) {
        by.get(i / cells * channels, factor);
      }
      from.get(i * channels, cell);
      for (int c = 0; c < channels; c++) {
        cell[c] *= factor[c];
      }
      to.put(i * channels, cell);
    }
  }
}
