package org.filterscope.experiment.firstlayer;

import org.filterscope.network.ChannelKernels;

/**
 * What a filter passes on of each spatial frequency, against what its stride can carry. A stride of
 * {@code s} pixels carries up to {@code 1 / (2 s)} cycles a pixel; all above comes out as a lower
 * frequency that was not there (aliasing).
 *
 * @param down the stride along rows, in pixels
 * @param across the stride along columns, in pixels
 */
record Spectrum(int down, int across) {

  /** Frequencies along each axis. */
  static final int FREQUENCIES = 64;

  /**
   * The share of a filter's answers to white noise that is aliased: its energy above what the
   * stride can carry, over all its energy.
   *
   * @return from 0 to 1; 0 for a filter without weights
   */
  double aliased(ChannelKernels kernels) {
    if (down == 1 && across == 1) {
      return 0;
    }
    double above = 0;
    double all = 0;
    for (int input = 0; input < kernels.inputs(); input++) {
      for (int v = -FREQUENCIES / 2; v < FREQUENCIES / 2; v++) {
        for (int u = -FREQUENCIES / 2; u < FREQUENCIES / 2; u++) {
          double energy = energy(kernels, input, v, u);
          all += energy;
          above += isAliased(v, down) || isAliased(u, across) ? energy : 0;
        }
      }
    }
    return all == 0 ? 0 : above / all;
  }

  private static boolean isAliased(int frequency, int stride) {
    return 2 * stride * Math.abs(frequency) > FREQUENCIES;
  }

  /** The squared absolute value of the kernel's Fourier transform. */
  private static double energy(ChannelKernels kernels, int input, int v, int u) {
    double real = 0;
    double imaginary = 0;
    int taps = kernels.height() * kernels.width();
    for (int tap = 0; tap < taps; tap++) {
      double weight = kernels.weights()[input * taps + tap];
      int row = tap / kernels.width();
      int column = tap % kernels.width();
      double angle = 2 * Math.PI * (v * row + u * column) / FREQUENCIES;
      real += weight * Math.cos(angle);
      imaginary += weight * Math.sin(angle);
    }
    return real * real + imaginary * imaginary;
  }
}
