package org.filterscope.patches.query;

import java.nio.file.Path;
import org.filterscope.image.Picture;
import org.filterscope.network.Region;
import org.filterscope.patches.store.View;

/**
 * One of the patches that activate a unit most.
 *
 * @param layer the unit's layer
 * @param channel the unit's channel
 * @param value the unit's activation
 * @param row row of the unit's strongest cell
 * @param column column of the unit's strongest cell
 * @param box the cell's receptive field in the network's input, clipped at the border
 * @param view the part of the photograph that is the network's input
 * @param photograph a file with the photograph; it may be missing by now
 */
public record TopPatch(
    String layer,
    int channel,
    float value,
    int row,
    int column,
    Region box,
    View view,
    Path photograph) {

  /**
   * Cuts out the patch, which is the cell's receptive field.
   *
   * @param cut the crop of the photograph that the network saw
   */
  public Picture patch(Picture cut) {
    int[] argb = new int[box.cells()];
    for (int y = 0; y < box.height(); y++) {
      int from = (box.top() + y) * cut.width() + box.left();
      System.arraycopy(cut.argb(), from, argb, y * box.width(), box.width());
    }
    return new Picture(box.width(), box.height(), argb);
  }
}
