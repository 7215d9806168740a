package org.filterscope.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.ref.WeakReference;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayValuesTest {
  /**
   * More calls than an interpreted method gets: the compiled one lets go of what it is done with.
   */
  private static final int CALLS = 30_000;

  private WeakReference<DataBuffer> memory = new WeakReference<>(null);

  @Test
  void anArrayThatNobodyElseHoldsLivesUntilItsValuesAreRead() {
    INDArray small = Nd4j.createFromArray(1f);
    for (int i = 0; i < CALLS; i++) {
      ArrayValues.use(small, values -> assertEquals(1, values.get(0)));
    }
    ArrayValues.use(copy(), this::collect);
  }

  private INDArray copy() {
    INDArray copy = Nd4j.createUninitialized(DataType.FLOAT, 1000).assign(7);
    memory = new WeakReference<>(copy.data());
    return copy;
  }

  private void collect(FloatBuffer values) {
    System.gc();
    assertNotNull(memory.get(), "freed before it was read");
    assertEquals(7, values.get(999));
  }
}
