package org.filterscope.training.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.task.Cancellation;
import org.filterscope.training.data.Features;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SoftmaxTrainingTest {

  private static final double RATE = 0.01;
  private static final int EPOCHS = 4;

  /**
   * All gradients have nearly the same direction at the start, so that Adam moves a weight by about
   * the rate in each step, whatever the gradient's size (Kingma and Ba 2015, section 2.1).
   */
  @Test
  void theRateFallsInAStraightLine() {
    Features rows = new Features(List.of(new float[] {1}, new float[] {-1}), new int[] {0, 1});
    List<Double> weights = new ArrayList<>(List.of(0.0));

    new SoftmaxTraining(EPOCHS, RATE, 0)
        .train(
            rows,
            2,
            (epoch, head) -> {
              INDArray weight = head.layers().get(0).weights();
              weights.add(weight.getDouble(0));
              return true;
            },
            Cancellation.NEVER)
        .free();

    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double step = weights.get(epoch) - weights.get(epoch - 1);
      assertThat(step / RATE)
          .as("epoch " + epoch)
          .isBetween((EPOCHS - epoch + 1 - 0.05) / EPOCHS, (EPOCHS - epoch + 1 + 0.05) / EPOCHS);
    }
  }
}
