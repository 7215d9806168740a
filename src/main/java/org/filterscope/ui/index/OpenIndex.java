package org.filterscope.ui.index;

import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.patch.TopPatchPictures;

/**
 * The index in use, with the model in use, which shares at least one layer with it.
 *
 * @param entry as the list has it
 * @param index to look things up in, on worker threads
 * @param used the model
 * @param pictures makes winners visible
 */
public record OpenIndex(
    IndexEntry entry, PatchIndex index, ModelInUse used, TopPatchPictures pictures) {

  /** The same patches, made visible through an earlier model. */
  public OpenIndex through(OpenReference earlier) {
    return new OpenIndex(entry, index, used, earlier.pictures());
  }

  /** Whether it knows a layer. */
  public boolean knows(String layer) {
    return index.layers().stream().anyMatch(known -> known.name().equals(layer));
  }

  /** Whether it was built for a layer that has other weights in the model in use. */
  public boolean hasOtherWeights(String layer) {
    return index.hasOtherWeights(layer);
  }
}
