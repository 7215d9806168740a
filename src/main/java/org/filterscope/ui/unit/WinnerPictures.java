package org.filterscope.ui.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.filterscope.image.Framing;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;
import org.filterscope.network.Region;
import org.filterscope.patches.ProjectedWinner;
import org.filterscope.patches.Winner;
import org.filterscope.patches.WinnerProjector;
import org.filterscope.projection.Mode;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Makes winners visible: their patches at once, as only the photograph has to be decoded, and their
 * projections one after the other. Safe for use by several threads.
 */
public final class WinnerPictures {

  /** Units of a layer like the same photographs: about 50 MB of them are kept. */
  private static final int KEPT = 256;

  private final Preparation preparation;
  private final WinnerProjector projector;
  private final PictureReader reader;
  private final Executor desk;
  private final Map<Long, Picture> cuts = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * Makes winners of one model visible.
   *
   * @param preparation the model's
   * @param projector the model's
   * @param desk where photographs are decoded
   */
  WinnerPictures(
      Preparation preparation, WinnerProjector projector, PictureReader reader, Executor desk) {
    this.preparation = preparation;
    this.projector = projector;
    this.reader = reader;
    this.desk = desk;
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
      return new Patch(winner, part(cut(winner), winner.box()), null);
    } catch (Problem reason) {
      return new Patch(winner, null, reason);
    }
  }

  private Picture cut(Winner winner) {
    synchronized (cuts) {
      @Nullable Picture kept = cuts.get(winner.view().id());
      if (kept != null) {
        return kept;
      }
    }
    Picture photograph = reader.read(winner.photograph());
    Framing framing = winner.view().framing();
    if (photograph.width() != framing.pictureWidth()
        || photograph.height() != framing.pictureHeight()) {
      throw new Problem("index.photograph-gone", winner.photograph());
    }
    Picture cut = preparation.cut(photograph, framing);
    synchronized (cuts) {
      cuts.put(winner.view().id(), cut);
      if (cuts.size() > KEPT) {
        cuts.remove(cuts.keySet().iterator().next());
      }
    }
    return cut;
  }

  private static Picture part(Picture cut, Region box) {
    int[] argb = new int[box.cells()];
    for (int y = 0; y < box.height(); y++) {
      int from = (box.top() + y) * cut.width() + box.left();
      System.arraycopy(cut.argb(), from, argb, y * box.width(), box.width());
    }
    return new Picture(box.width(), box.height(), argb);
  }
}
