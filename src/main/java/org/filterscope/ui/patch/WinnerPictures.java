package org.filterscope.ui.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.filterscope.image.PictureReader;
import org.filterscope.patches.query.ProjectedWinner;
import org.filterscope.patches.query.Winner;
import org.filterscope.patches.query.WinnerCrops;
import org.filterscope.patches.query.WinnerProjector;
import org.filterscope.projection.Mode;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;

/**
 * Makes winners visible: their patches at once, as only the photograph has to be decoded, and their
 * projections one after the other. Safe for use by several threads.
 */
public final class WinnerPictures implements AutoCloseable {

  private final WinnerProjector projector;
  private final Executor desk;
  private final WinnerCrops cuts;

  /**
   * Makes winners of one model visible.
   *
   * @param desk where photographs are decoded
   */
  public WinnerPictures(Engine engine, ModelInUse used, PictureReader reader, Executor desk) {
    cuts = new WinnerCrops(used.model().preparation(), reader);
    projector =
        new WinnerProjector(
            engine, used.model(), used.inspector().forward(), used.inspector().projector(), cuts);
    this.desk = desk;
  }

  /** Takes no more work. */
  @Override
  public void close() {
    projector.close();
  }

  /** Cuts patches out of their photographs; one for each winner, in their order. */
  public CompletableFuture<List<Patch>> patches(List<Winner> winners, Cancellation cancellation) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<Patch> patches = new ArrayList<>();
          for (Winner winner : winners) {
            cancellation.check();
            patches.add(patch(winner));
          }
          return patches;
        },
        desk);
  }

  /** Projects winners; one for each, in their order. */
  public CompletableFuture<List<ProjectedWinner>> project(
      List<Winner> winners, Mode mode, Cancellation cancellation) {
    return projector.project(winners, mode, cancellation);
  }

  private Patch patch(Winner winner) {
    try {
      return new Patch(winner, winner.patch(cuts.of(winner)), null);
    } catch (Problem reason) {
      return new Patch(winner, null, reason);
    }
  }
}
