package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The natives of this platform load. */
class NativeEngineTest {

  @Test
  void aProductIsComputedByTheNativeLibrary() {
    try (INDArray row = Nd4j.createFromArray(new float[][] {{1, 2, 3}});
        INDArray column = Nd4j.createFromArray(new float[][] {{4}, {5}, {6}});
        INDArray product = row.mmul(column)) {
      assertThat(product.dataType()).isEqualTo(DataType.FLOAT);
      assertThat(product.getFloat(0)).isEqualTo(32);
    }
  }
}
