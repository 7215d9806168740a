package org.filterscope.ui.unit;

import java.nio.file.Path;
import org.filterscope.image.Crop;
import org.filterscope.patches.query.TopPatch;

/**
 * A place in a photograph to show in Explore.
 *
 * @param photograph the file
 * @param framing the part that the network sees
 * @param layer the unit's layer
 * @param channel the unit
 * @param row its cell
 * @param column its cell
 */
public record PatchLocation(
    Path photograph, Crop framing, String layer, int channel, int row, int column) {

  /** The location of a top patch. */
  public static PatchLocation to(TopPatch topPatch) {
    return new PatchLocation(
        topPatch.photograph(),
        topPatch.view().framing(),
        topPatch.layer(),
        topPatch.channel(),
        topPatch.row(),
        topPatch.column());
  }
}
