package org.filterscope.activation.winograd;

/** Memory for the steps of {@link TrainableConvolution}; none outlasts a step of one of them. */
public final class TrainableConvolutionScratch implements AutoCloseable {

  /** What the lanes need each for themselves. */
  final WinogradScratch lanes;

  /** Maps with the channel last. */
  final WinogradScratch.Floats maps = new WinogradScratch.Floats();

  /** The gradient of maps, with the channel last. */
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
