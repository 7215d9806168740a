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
 * Crops of the top patches' photographs, as the network saw them. Units of a layer often share
 * photographs, so the most recently used crops are kept. This class is thread-safe.
 */
public final class PatchCrops {

  /** Number of crops that are kept, about 50 MB. */
  private static final int KEPT = 256;

  private final Preparation preparation;
  private final PictureReader pictures;
  private final Map<Long, Picture> cuts = new LinkedHashMap<>(64, 0.75f, true);

  /** Creates an empty cache for a model's preprocessing. */
  public PatchCrops(Preparation preparation, PictureReader pictures) {
    this.preparation = preparation;
    this.pictures = pictures;
  }

  /**
   * The crop that the network saw.
   *
   * @throws Problem if the file is missing, cannot be read, or now contains another photograph
   */
  public Picture of(TopPatch topPatch) {
    synchronized (cuts) {
      @Nullable Picture kept = cuts.get(topPatch.view().id());
      if (kept != null) {
        return kept;
      }
    }
    requireSame(topPatch);
    Picture photograph = pictures.read(topPatch.photograph());
    Picture cut = preparation.cut(photograph, topPatch.view().framing());
    synchronized (cuts) {
      cuts.put(topPatch.view().id(), cut);
      if (cuts.size() > KEPT) {
        cuts.remove(cuts.keySet().iterator().next());
      }
    }
    return cut;
  }

  private static void requireSame(TopPatch topPatch) {
    try {
      if (!Sha256.of(topPatch.photograph()).equals(topPatch.view().photograph())) {
        throw new Problem("index.photograph-gone", topPatch.photograph());
      }
    } catch (IOException e) {
      throw new Problem(e, "index.photograph-gone", topPatch.photograph());
    }
  }
}
