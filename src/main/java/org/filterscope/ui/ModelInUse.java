package org.filterscope.ui;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.task.NativeMemory;
import org.jspecify.annotations.Nullable;

/**
 * The model in use, the same on all screens.
 *
 * @param model its layers and labels
 * @param inspector runs it on photographs
 * @param file its file; null for the built-in model
 */
public record ModelInUse(Model model, Inspector inspector, @Nullable Path file) {

  /**
   * The wait between the collection and the return of freed memory to the system. Freeing takes
   * less.
   */
  private static final int FREEING_SECONDS = 2;

  /** A model without a file of its own. */
  public ModelInUse(Model model, Inspector inspector) {
    this(model, inspector, null);
  }

  /**
   * Frees its memory once running work is done and the screens have let go of it.
   *
   * <p>Weights are freed by the garbage collector, as models may share them. Weights are outside
   * the Java heap, so dropping a network does not trigger a collection, and this method requests
   * one. Other threads then free the memory soon after.
   *
   * @param desk runs the waiting
   */
  public void leave(Executor desk) {
    Executor later = CompletableFuture.delayedExecutor(FREEING_SECONDS, TimeUnit.SECONDS, desk);
    var unused =
        inspector.free().thenRunAsync(System::gc, desk).thenRunAsync(NativeMemory::trim, later);
  }
}
