package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.presets.openblas.blas_get_num_threads;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack.SetNumThreads;

/**
 * Keeps OpenBLAS on the calling thread. For small products, its threads wait for each other longer
 * than the products take. And when many threads call it, each should compute its own product.
 *
 * <p>OpenBLAS has one thread count for the whole process. The first of several overlapping users
 * sets it to one, and the last restores it. Any thread may use this class at any time, and calls
 * may be nested.
 */
public final class SingleThreadedBlas {
  private static final SingleThreadedBlas OF_THIS_PROCESS = new SingleThreadedBlas();

  private final SetNumThreads setThreads;
  private int users;

  /**
   * Looks up OpenBLAS's function once, because the lookup takes a thousand times longer than the
   * call.
   */
  private SingleThreadedBlas() {
    Loader.load(openblas.class);
    setThreads = new NativeFunction().put(Loader.addressof("openblas_set_num_threads"));
  }

  /** Runs work while each matrix product is computed on the thread that requests it. */
  public static void run(Runnable work) {
    OF_THIS_PROCESS.enter();
    try {
      work.run();
    } finally {
      OF_THIS_PROCESS.leave();
    }
  }

  /** Does the same for work that returns a result. */
  public static <T> T get(Supplier<T> work) {
    OF_THIS_PROCESS.enter();
    try {
      return work.get();
    } finally {
      OF_THIS_PROCESS.leave();
    }
  }

  private synchronized void enter() {
    if (users == 0) {
      setThreads.call(1);
    }
    users++;
  }

  private synchronized void leave() {
    users--;
    if (users == 0) {
      // Restore the count that ND4J asked for; ND4J does not know about the change made here.
      setThreads.call(blas_get_num_threads());
    }
  }

  /** A subclass, because the constructor is protected. */
  private static final class NativeFunction extends SetNumThreads {
    NativeFunction() {}
  }
}
