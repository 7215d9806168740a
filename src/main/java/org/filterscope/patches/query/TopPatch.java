package org.filterscope.patches.query;

import java.nio.file.Path;
import org.filterscope.image.Picture;
import org.filterscope.network.Region;
import org.filterscope.patches.store.View;

/**
 * One of the patches that excite a unit most.
 *
 * @param layer the unit's layer
 * @param channel the unit
 * @param value its activation
 * @param row the cell where it is strongest
 * @param column the cell where it is strongest
 * @param box what that cell sees of the network's input, clipped at the border
 * @param view the part of the photograph that is the network's input
 * @param photograph a file that holds the photograph; it may have vanished since
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
   * The patch: what the unit's cell saw.
   *
   * @param cut what the network saw of the photograph
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
