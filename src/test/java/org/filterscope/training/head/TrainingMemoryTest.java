package org.filterscope.training.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Stop;
import org.filterscope.training.data.Features;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.memory.AllocationsTracker;
import org.nd4j.linalg.factory.Nd4j;

/** What training takes outside the heap, where no collector sees how much it is. */
class TrainingMemoryTest {

  private static final int ROWS = 500;
  private static final int FEATURES = 2000;

  /** A copy of the rows takes 4 MB, and so do the parameters of a hidden layer. */
  private static final long LITTLE = 1 << 20;

  @ParameterizedTest
  @EnumSource(
      value = HeadKind.class,
      names = {"POOLED", "DENSE"})
  void aTrainingThatIsCancelledLeavesNothing(HeadKind kind) {
    Features rows = rows();
    Cancellation cancellation = new Cancellation();
    long before = taken();
    assertThatThrownBy(() -> find(kind, rows, epoch -> cancellation.cancel(), cancellation))
        .isInstanceOf(Cancelled.class);
    assertThat(taken() - before).isLessThan(LITTLE);
  }

  @ParameterizedTest
  @EnumSource(
      value = HeadKind.class,
      names = {"POOLED", "DENSE"})
  void aTrainingLeavesLittleButItsHead(HeadKind kind) {
    Features rows = rows();
    long before = taken();
    HeadSearch.Found found = find(kind, rows, epoch -> {}, Cancellation.NEVER);
    long head =
        found.head().layers().stream().mapToLong(layer -> layer.weights().length()).sum()
            * Float.BYTES;
    // The head that was judged, and the one that was chosen, cooled and not.
    assertThat(taken() - before).isLessThan(LITTLE + 3 * head);
  }

  private static HeadSearch.Found find(
      HeadKind kind,
      Features rows,
      java.util.function.Consumer<Epoch> epochs,
      Cancellation cancellation) {
    return new HeadSearch(kind, 1)
        .find(
            rows,
            rows,
            2,
            new TrainingControl(TrainingListener.ofEpochs(epochs), new Stop(), cancellation));
  }

  private static long taken() {
    return AllocationsTracker.getInstance()
        .bytesOnDevice(Nd4j.getAffinityManager().getDeviceForCurrentThread());
  }

  private static Features rows() {
    Random random = new Random(1);
    List<float[]> values = new ArrayList<>();
    int[] labels = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      float[] row = new float[FEATURES];
      for (int f = 0; f < FEATURES; f++) {
        row[f] = random.nextFloat();
      }
      labels[i] = i % 2;
      values.add(row);
    }
    return new Features(values, labels);
  }
}
