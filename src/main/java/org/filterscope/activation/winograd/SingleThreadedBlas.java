package org.filterscope.activation.winograd;

import static org.bytedeco.openblas.presets.openblas.blas_get_num_threads;
import static org.bytedeco.openblas.presets.openblas.blas_set_num_threads;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * Keeps OpenBLAS on the thread that asks for a product. Its threads wait for each other longer than
 * small products take; and where many threads ask, each product is to be computed by its own.
 */
public final class SingleThreadedBlas {

  private SingleThreadedBlas() {}

  /** Does work whose products are computed on the threads that ask for them. */
  public static void run(Runnable work) {
    var unused =
        get(
            () -> {
              work.run();
              return true;
            });
  }

  /** Does work that has a result. */
  public static <T> T get(Supplier<T> work) {
    Loader.load(openblas.class);
    int threads = blas_get_num_threads();
    blas_set_num_threads(1);
    try {
      return work.get();
    } finally {
      blas_set_num_threads(threads);
    }
  }
}
