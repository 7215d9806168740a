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
 * The model that all screens look into.
 *
 * @param model its layers and labels
 * @param inspector sends photographs through it
 * @param file where it came from; null for the one that comes with the app
 */
public record ModelInUse(Model model, Inspector inspector, @Nullable Path file) {

  /** Weights are freed in less; a little later does no harm. */
  private static final int FREEING_SECONDS = 2;

  /** A model that came out of no file of its own. */
  public ModelInUse(Model model, Inspector inspector) {
    this(model, inspector, null);
  }

  /**
   * Frees its memory, once what is under way is done and the screens have left it.
   *
   * <p>Weights are freed by the garbage collector, as models may share them. They lie outside the
   * Java heap, where one network more or less is too small to start a collection, so this asks for
   * one. What it finds is freed by other threads, soon after.
   *
   * @param desk where that is waited for
   */
  public void leave(Executor desk) {
    Executor later = CompletableFuture.delayedExecutor(FREEING_SECONDS, TimeUnit.SECONDS, desk);
    var unused =
        inspector.free().thenRunAsync(System::gc, desk).thenRunAsync(NativeMemory::trim, later);
  }
}
