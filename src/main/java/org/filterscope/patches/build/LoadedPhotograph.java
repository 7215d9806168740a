package org.filterscope.patches.build;

import java.util.List;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.View;

/** A photograph on its way to the engine. */
sealed interface LoadedPhotograph {

  /**
   * A photograph that is not counted yet.
   *
   * @param file what it was read from
   * @param views its parts
   * @param pixels what the network shall see of each part, {@code 0xFFRRGGBB}
   */
  record New(IndexedFile file, List<View> views, List<int[]> pixels) implements LoadedPhotograph {}

  /** A file with the content of a photograph that is counted already. */
  record Copy(IndexedFile file) implements LoadedPhotograph {}
}
