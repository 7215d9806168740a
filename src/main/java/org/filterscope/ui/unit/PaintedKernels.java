package org.filterscope.ui.unit;

import java.util.Arrays;
import java.util.List;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;

/**
 * A unit's kernels as pictures.
 *
 * @param unit the unit and its kernels
 * @param tiles one enlarged picture for each kernel; empty if the unit has no kernels
 */
public record PaintedKernels(UnitKernels unit, List<Picture> tiles) {

  /** The side of a picture: twice the size shown, for high-density screens. */
  private static final int SIDE = 180;

  /** Copies the list. */
  public PaintedKernels {
    tiles = List.copyOf(tiles);
  }

  /** Reads and paints a unit's kernels. Not for the JavaFX application thread. */
  public static PaintedKernels of(Model model, Node layer, int channel, Messages words) {
    UnitKernels unit = UnitKernels.of(model.network(), layer, channel, words);
    ChannelKernels kernels = unit.kernels();
    if (kernels == null) {
      return new PaintedKernels(unit, List.of());
    }
    if (unit.isColour()) {
      return new PaintedKernels(
          unit, List.of(enlarged(KernelFigure.inColour(kernels, model.preparation().order()))));
    }
    return new PaintedKernels(
        unit,
        Arrays.stream(unit.strongest())
            .mapToObj(input -> enlarged(KernelFigure.of(kernels, input)))
            .toList());
  }

  /** Enlarges a kernel here, since JavaFX would blur its few pixels. */
  private static Picture enlarged(Picture kernel) {
    int factor = Math.max(1, SIDE / Math.max(kernel.width(), kernel.height()));
    return Tiles.enlarged(kernel, kernel.width() * factor, kernel.height() * factor);
  }
}
