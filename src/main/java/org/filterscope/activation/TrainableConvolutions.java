package org.filterscope.activation;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.winograd.ParallelLoop;
import org.filterscope.activation.winograd.TrainableConvolution;
import org.filterscope.activation.winograd.TrainableConvolutionScratch;
import org.filterscope.network.Operation;

/**
 * The convolutions of a network that learns. They share threads and the memory of steps that are
 * over when the next one begins; to be used by one thread at a time.
 */
public final class TrainableConvolutions implements AutoCloseable {

  private final ParallelLoop lanes = ParallelLoop.forThisMachine();
  private final TrainableConvolutionScratch scratch = new TrainableConvolutionScratch(lanes);
  private final List<TrainableConvolution> made = new ArrayList<>();

  /** Whether these can be such a convolution: 3 x 3, stride 1, one cell of padding. */
  public static boolean canLearn(Operation.Convolution convolution) {
    return Convolutions.canPool(convolution);
  }

  /**
   * A convolution with 3 x 3 kernels, stride 1 and one cell of padding. It lives until this is
   * closed.
   *
   * @param inputs channels it reads
   * @param outputs channels it makes
   * @param rectifies whether negative sums become zero
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
