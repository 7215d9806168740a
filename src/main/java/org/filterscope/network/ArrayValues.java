package org.filterscope.network;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The values of an array in place, outside the Java heap.
 *
 * <p>A buffer of them does not keep the array alive. Whoever reads on after the last mention of the
 * array reads memory that the garbage collector may have freed, which ends the process. So buffers
 * of weights, and of copies of them, are only handed out here.
 */
public final class ArrayValues {

  private ArrayValues() {}

  /** Work with an array's values. */
  @FunctionalInterface
  public interface Use<E extends Exception> {
    /**
     * Reads or writes values.
     *
     * @param values at position 0; not to be kept
     */
    void of(FloatBuffer values) throws E;
  }

  /**
   * Reads or writes an array's values and keeps the array alive meanwhile.
   *
   * @param array float32, in one piece of memory
   * @throws E if {@code use} does
   */
  public static <E extends Exception> void use(INDArray array, Use<E> use) throws E {
    try {
      use.of(array.data().asNioFloat());
    } finally {
      Reference.reachabilityFence(array);
    }
  }
}
