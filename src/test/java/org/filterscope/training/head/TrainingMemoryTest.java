package org.filterscope.training.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Stop;
import org.filterscope.training.data.Features;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What training takes outside the heap, where no collector sees how much it is. */
class TrainingMemoryTest {

  /** Bytes of the weights, of their gradients and of each of Adam's moments: 40 MB. */
  private static final long WEIGHTS = 4L * 10_000_000;

  @ParameterizedTest
  @CsvSource({"POOLED, 100000, 100", "DENSE, 40000, 2"})
  void aTrainingThatIsCancelledLeavesNoNetwork(HeadKind kind, int features, int classes) {
    Features rows = rows(100, features, classes);
    // What the heap and ND4J take once for all trainings is none of one of them.
    cancelAfterAnEpoch(kind, rows, classes);
    long before = Pointer.physicalBytes();
    cancelAfterAnEpoch(kind, rows, classes);
    // The copy of the weights that was judged after the epoch, and what the heap grew by.
    assertThat(Pointer.physicalBytes() - before).isLessThan(3 * WEIGHTS);
  }

  private static void cancelAfterAnEpoch(HeadKind kind, Features rows, int classes) {
    Cancellation cancellation = new Cancellation();
    TrainingControl control =
        new TrainingControl(
            TrainingListener.ofEpochs(epoch -> cancellation.cancel()), new Stop(), cancellation);
    assertThatThrownBy(() -> new HeadSearch(kind, 1).find(rows, rows, classes, control))
        .isInstanceOf(Cancelled.class);
  }

  private static Features rows(int count, int features, int classes) {
    Random random = new Random(1);
    List<float[]> values = new ArrayList<>();
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      float[] row = new float[features];
      for (int f = 0; f < features; f++) {
        row[f] = random.nextFloat();
      }
      labels[i] = i % classes;
      values.add(row);
    }
    return new Features(values, labels);
  }
}
