package org.filterscope.activation.winograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.openblas.presets.openblas.blas_get_num_threads;
import static org.bytedeco.openblas.presets.openblas.blas_set_num_threads;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack.MklSetNumThreadsLocal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenBLAS's own count of threads, while and after it is kept on one. */
class SingleThreadedBlasTest {
  private static final int THREADS = 3;

  private int before;

  @BeforeEach
  void giveOpenBlasThreads() {
    Loader.load(openblas.class);
    before = blas_get_num_threads();
    blas_set_num_threads(THREADS);
  }

  @AfterEach
  void giveThemBack() {
    blas_set_num_threads(before);
  }

  @Test
  void workRunsOnOneThreadAndAfterItTheThreadsAreBack() {
    assertThat(SingleThreadedBlas.get(SingleThreadedBlasTest::threads)).isEqualTo(1);
    assertThat(threads()).isEqualTo(THREADS);
  }

  @Test
  void theThreadsAreBackAfterWorkThatFails() {
    assertThatThrownBy(
            () ->
                SingleThreadedBlas.run(
                    () -> {
                      throw new IllegalStateException("work");
                    }))
        .hasMessage("work");
    assertThat(threads()).isEqualTo(THREADS);
  }

  @Test
  void workWithinWorkStaysOnOneThreadToTheEnd() {
    SingleThreadedBlas.run(
        () -> {
          SingleThreadedBlas.run(() -> {});
          assertThat(threads()).isEqualTo(1);
        });
    assertThat(threads()).isEqualTo(THREADS);
  }

  @Test
  void workThatBeginsLaterAndEndsLaterLeavesTheThreadsAsTheyWere() {
    CountDownLatch firstIsIn = new CountDownLatch(1);
    CountDownLatch secondIsIn = new CountDownLatch(1);
    CountDownLatch firstIsOut = new CountDownLatch(1);
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
                () ->
                    SingleThreadedBlas.run(
                        () -> {
                          firstIsIn.countDown();
                          await(secondIsIn);
                        }))
            .whenComplete((nothing, failure) -> firstIsOut.countDown());
    await(firstIsIn);
    SingleThreadedBlas.run(
        () -> {
          secondIsIn.countDown();
          await(firstIsOut);
          assertThat(threads()).isEqualTo(1);
        });
    first.join();
    assertThat(threads()).isEqualTo(THREADS);
  }

  @Test
  void nothingIsLookedUpAfterTheFirstTime() {
    JavaClass itself = new ClassFileImporter().importClass(SingleThreadedBlas.class);
    assertThat(itself.getMethodCallsFromSelf())
        .filteredOn(call -> !call.getOrigin().isConstructor())
        .extracting(JavaAccess::getTarget)
        .extracting(target -> target.getOwner().getSimpleName() + "." + target.getName())
        .doesNotContain(
            "Loader.load",
            "Loader.addressof",
            "openblas.blas_set_num_threads",
            "openblas_nolapack.blas_set_num_threads");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What OpenBLAS says: the only type at hand for a function that gives a whole number. */
  private static int threads() {
    return new NumberFunction().put(Loader.addressof("openblas_get_num_threads")).call(0);
  }

  private static final class NumberFunction extends MklSetNumThreadsLocal {}
}
