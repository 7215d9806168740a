package org.filterscope.patches.build;

import java.util.List;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.View;

/** A photograph on its way to the engine. */
sealed interface LoadedPhotograph {

  /**
   * A photograph that has not been counted yet.
   *
   * @param file the file that it was read from
   * @param views its views
   * @param pixels the network's input for each view, {@code 0xFFRRGGBB}
   */
  record New(IndexedFile file, List<View> views, List<int[]> pixels) implements LoadedPhotograph {}

  /** A file with the same content as a photograph that has already been counted. */
  record Copy(IndexedFile file) implements LoadedPhotograph {}
}
