package org.filterscope.network.file.onnx;

import java.util.Arrays;

/**
 * Multiplied and added: {@code scale * x + shift} for each channel.
 *
 * @param scale one for each channel
 * @param shift one for each channel
 */
record Affine(float[] scale, float[] shift) {

  /** A result that was multiplied and added to once more. */
  Affine then(Affine next) {
    float[] scales = scale.clone();
    float[] shifts = shift.clone();
    for (int c = 0; c < scales.length; c++) {
      scales[c] *= next.scale[c];
      shifts[c] = shifts[c] * next.scale[c] + next.shift[c];
    }
    return new Affine(scales, shifts);
  }

  /** Unchanged. */
  static Affine none(int channels) {
    return new Affine(filled(channels, 1), new float[channels]);
  }

  /** The same number for each channel. */
  static float[] filled(int channels, float value) {
    float[] values = new float[channels];
    Arrays.fill(values, value);
    return values;
  }
}
