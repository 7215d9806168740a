package org.filterscope.ui.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.filterscope.image.PictureReader;
import org.filterscope.patches.query.PatchCrops;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.TopPatchProjector;
import org.filterscope.projection.Mode;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;

/**
 * Makes pictures of top patches. Patches come quickly, since only the photograph has to be decoded;
 * projections come one after the other. Thread-safe.
 */
public final class TopPatchPictures implements AutoCloseable {

  private final TopPatchProjector projector;
  private final Executor desk;
  private final PatchCrops cuts;

  /**
   * Makes pictures of one model's top patches.
   *
   * @param desk decodes photographs
   */
  public TopPatchPictures(Engine engine, ModelInUse used, PictureReader reader, Executor desk) {
    cuts = new PatchCrops(used.model().preparation(), reader);
    projector =
        new TopPatchProjector(
            engine, used.model(), used.inspector().forward(), used.inspector().projector(), cuts);
    this.desk = desk;
  }

  /** Stops accepting work. */
  @Override
  public void close() {
    projector.close();
  }

  /** Cuts patches out of their photographs, one for each top patch, in the given order. */
  public CompletableFuture<List<Patch>> patches(
      List<TopPatch> topPatches, Cancellation cancellation) {
    return CompletableFuture.supplyAsync(
        () -> {
          List<Patch> patches = new ArrayList<>();
          for (TopPatch topPatch : topPatches) {
            cancellation.check();
            patches.add(patch(topPatch));
          }
          return patches;
        },
        desk);
  }

  /** Projects top patches, one projection for each, in the given order. */
  public CompletableFuture<List<ProjectedPatch>> project(
      List<TopPatch> topPatches, Mode mode, Cancellation cancellation) {
    return projector.project(topPatches, mode, cancellation);
  }

  private Patch patch(TopPatch topPatch) {
    try {
      return new Patch(topPatch, topPatch.patch(cuts.of(topPatch)), null);
    } catch (Problem reason) {
      return new Patch(topPatch, null, reason);
    }
  }
}
