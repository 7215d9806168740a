package org.filterscope.activation.winograd;

/**
 * Scratch memory for the steps of {@link TrainableConvolution}; its contents last for one step
 * only.
 */
public final class TrainableConvolutionScratch implements AutoCloseable {

  /** Memory that each lane needs for itself. */
  final WinogradScratch lanes;

  /** Maps, channel last. */
  final WinogradScratch.Floats maps = new WinogradScratch.Floats();

  /** The gradient of maps, channel last. */
  final WinogradScratch.Floats delta = new WinogradScratch.Floats();

  /** Transformed tiles, {@code [places, tiles, channels]}. */
  final WinogradScratch.Floats tiles = new WinogradScratch.Floats();

  /** Products of transformed tiles and kernels. */
  final WinogradScratch.Floats products = new WinogradScratch.Floats();

  /** The gradient of transformed kernels, {@code [places, outputs, inputs]}. */
  final WinogradScratch.Floats kernels = new WinogradScratch.Floats();

  public TrainableConvolutionScratch(ParallelLoop lanes) {
    this.lanes = new WinogradScratch(lanes);
  }

  @Override
  public void close() {
    lanes.close();
    maps.close();
    delta.close();
    tiles.close();
    products.close();
    kernels.close();
  }
}
