package org.filterscope.projection;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Memory that grows to the size of the largest requested array and is reused. */
final class Scratch implements AutoCloseable {
  private @Nullable INDArray memory;

  /** An array of the given shape with undefined values, valid until the next call. */
  INDArray array(long... shape) {
    long length = 1;
    for (long axis : shape) {
      length *= axis;
    }
    if (memory == null || memory.length() < length) {
      close();
      memory = Nd4j.createUninitialized(DataType.FLOAT, length);
    }
    DataBuffer buffer = memory.data();
    return Nd4j.create(buffer, shape, Nd4j.getStrides(shape, 'c'), 0, 'c');
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
      memory = null;
    }
  }
}
