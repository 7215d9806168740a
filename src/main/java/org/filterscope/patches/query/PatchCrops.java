package org.filterscope.patches.query;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What the network saw of winners' photographs. Units of a layer like the same ones, so those used
 * last are kept. Safe for use by several threads.
 */
public final class PatchCrops {

  /** About 50 MB. */
  private static final int KEPT = 256;

  private final Preparation preparation;
  private final PictureReader pictures;
  private final Map<Long, Picture> cuts = new LinkedHashMap<>(64, 0.75f, true);

  /** Nothing yet, of a model that prepares photographs so. */
  public PatchCrops(Preparation preparation, PictureReader pictures) {
    this.preparation = preparation;
    this.pictures = pictures;
  }

  /**
   * What the network saw.
   *
   * @throws Problem if the file is gone, cannot be read, or holds another photograph by now
   */
  public Picture of(TopPatch winner) {
    synchronized (cuts) {
      @Nullable Picture kept = cuts.get(winner.view().id());
      if (kept != null) {
        return kept;
      }
    }
    requireSame(winner);
    Picture photograph = pictures.read(winner.photograph());
    Picture cut = preparation.cut(photograph, winner.view().framing());
    synchronized (cuts) {
      cuts.put(winner.view().id(), cut);
      if (cuts.size() > KEPT) {
        cuts.remove(cuts.keySet().iterator().next());
      }
    }
    return cut;
  }

  private static void requireSame(TopPatch winner) {
    try {
      if (!Sha256.of(winner.photograph()).equals(winner.view().photograph())) {
        throw new Problem("index.photograph-gone", winner.photograph());
      }
    } catch (IOException e) {
      throw new Problem(e, "index.photograph-gone", winner.photograph());
    }
  }
}
