package org.filterscope.activation;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.winograd.ParallelLoop;
import org.filterscope.activation.winograd.TrainableConvolution;
import org.filterscope.activation.winograd.TrainableConvolutionScratch;
import org.filterscope.network.Operation;

/**
 * The convolutions of a network in training. They share threads, and memory for steps that end
 * before the next one begins. Use them from one thread at a time.
 */
public final class TrainableConvolutions implements AutoCloseable {

  private final ParallelLoop lanes = ParallelLoop.forThisMachine();
  private final TrainableConvolutionScratch scratch = new TrainableConvolutionScratch(lanes);
  private final List<TrainableConvolution> made = new ArrayList<>();

  /** Whether a convolution can be trained here: 3 x 3 kernels, stride 1 and one cell of padding. */
  public static boolean canLearn(Operation.Convolution convolution) {
    return Convolutions.canPool(convolution);
  }

  /**
   * Adds a convolution with 3 x 3 kernels, stride 1 and one cell of padding. It stays open until
   * this object is closed.
   *
   * @param inputs number of input channels
   * @param outputs number of output channels
   * @param rectifies whether to set negative sums to zero
   */
  public TrainableConvolution add(int inputs, int outputs, boolean rectifies) {
    TrainableConvolution convolution =
        new TrainableConvolution(inputs, outputs, rectifies, scratch);
    made.add(convolution);
    return convolution;
  }

  @Override
  public void close() {
    made.forEach(TrainableConvolution::close);
    scratch.close();
    lanes.close();
  }
}
