package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.presets.openblas.blas_get_num_threads;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack.SetNumThreads;

/**
 * Keeps OpenBLAS on the thread that asks for a product. Its threads wait for each other longer than
 * small products take; and where many threads ask, each product is to be computed by its own.
 *
 * <p>OpenBLAS has one count of threads for the whole process, and so has this: the first of
 * overlapping users sets it to one, the last gives the threads back. Any thread may use it, at any
 * time, and within itself.
 */
public final class SingleThreadedBlas {
  private static final SingleThreadedBlas OF_THIS_PROCESS = new SingleThreadedBlas();

  private final SetNumThreads setThreads;
  private int users;

  /** Finds OpenBLAS's function once: looking it up takes a thousand times longer than the call. */
  private SingleThreadedBlas() {
    Loader.load(openblas.class);
    setThreads = new NativeFunction().put(Loader.addressof("openblas_set_num_threads"));
  }

  /** Does work whose products are computed on the threads that ask for them. */
  public static void run(Runnable work) {
    OF_THIS_PROCESS.enter();
    try {
      work.run();
    } finally {
      OF_THIS_PROCESS.leave();
    }
  }

  /** Does work that has a result. */
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
      // What ND4J wanted: it is told of no change here.
      setThreads.call(blas_get_num_threads());
    }
  }

  /** Only heirs may make one. */
  private static final class NativeFunction extends SetNumThreads {
    NativeFunction() {}
  }
}
