package org.filterscope.ui.index;

import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.patch.TopPatchPictures;

/**
 * The index in use, with the model in use, which shares at least one layer with it.
 *
 * @param entry its entry in the list
 * @param index the index itself, to query on worker threads
 * @param used the model
 * @param pictures makes pictures of top patches
 */
public record OpenIndex(
    IndexEntry entry, PatchIndex index, ModelInUse used, TopPatchPictures pictures) {

  /** The same index with pictures made by an earlier model. */
  public OpenIndex through(OpenReference earlier) {
    return new OpenIndex(entry, index, used, earlier.pictures());
  }

  /** Whether it covers a layer. */
  public boolean knows(String layer) {
    return index.layers().stream().anyMatch(known -> known.name().equals(layer));
  }

  /**
   * Whether it covers a layer of that name with weights that differ from those of the model in use.
   */
  public boolean hasOtherWeights(String layer) {
    return index.hasOtherWeights(layer);
  }
}
