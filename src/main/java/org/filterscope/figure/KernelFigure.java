package org.filterscope.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.filterscope.image.Picture;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Preparation.ChannelOrder;

/** A unit's kernels as pictures, with zero in the middle of the scale. */
public final class KernelFigure {

  private KernelFigure() {}

  /** The largest absolute weight, which is drawn in full colour. */
  public static float largest(ChannelKernels kernels) {
    float largest = 0;
    for (float weight : kernels.weights()) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return largest;
  }

  /**
   * A kernel that reads the photograph, in its colours or in grey: one pixel per weight, with zero
   * as mid-grey.
   *
   * @throws IllegalArgumentException if it does not read as many channels
   */
  public static Picture inColour(ChannelKernels kernels, ChannelOrder order) {
    if (kernels.inputs() != order.channels()) {
      throw new IllegalArgumentException("No colours: " + kernels.inputs() + " channels");
    }
    ProjectionFigure levels = new ProjectionFigure(order, largest(kernels));
    if (order == ChannelOrder.GREY) {
      return inGrey(kernels, levels);
    }
    int taps = kernels.height() * kernels.width();
    int[] argb = new int[taps];
    for (int i = 0; i < taps; i++) {
      int first = levels.level(kernels.weights()[i]);
      int middle = levels.level(kernels.weights()[taps + i]);
      int last = levels.level(kernels.weights()[2 * taps + i]);
      argb[i] =
          order == ChannelOrder.RGB
              ? 0xFF000000 | first << 16 | middle << 8 | last
              : 0xFF000000 | last << 16 | middle << 8 | first;
    }
    return new Picture(kernels.width(), kernels.height(), argb);
  }

  private static Picture inGrey(ChannelKernels kernels, ProjectionFigure levels) {
    int[] argb = new int[kernels.height() * kernels.width()];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = 0xFF000000 | levels.level(kernels.weights()[i]) * 0x010101;
    }
    return new Picture(kernels.width(), kernels.height(), argb);
  }

  /** One input channel's kernel, one pixel per weight; all of a unit's kernels share one scale. */
  public static Picture of(ChannelKernels kernels, int input) {
    float reach = largest(kernels);
    Scale scale = new Scale(-reach, reach);
    int taps = kernels.height() * kernels.width();
    int[] argb = new int[taps];
    for (int i = 0; i < taps; i++) {
      argb[i] = ColourMap.DIVERGING.argb(kernels.weights()[input * taps + i], scale);
    }
    return new Picture(kernels.width(), kernels.height(), argb);
  }

  /**
   * The input channels with the strongest kernels, the strongest first; of equals, the lower
   * number.
   */
  public static int[] strongest(ChannelKernels kernels, int count) {
    double[] strengths = kernels.strengths();
    return IntStream.range(0, strengths.length)
        .boxed()
        .sorted(Comparator.comparingDouble(input -> -strengths[input]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Several input channels' kernels in rows, numbered if the tiles have room.
   *
   * @param inputs the input channels, in order
   * @param tile the side of a kernel, in pixels
   * @param columns how many kernels are side by side
   */
  public static Picture grid(ChannelKernels kernels, int[] inputs, int tile, int columns) {
    Picture[] tiles =
        Arrays.stream(inputs)
            .mapToObj(input -> Tiles.enlarged(of(kernels, input), tile, tile))
            .toArray(Picture[]::new);
    return new Tiles(tile, tile, columns, true).arrange(inputs, i -> tiles[i].argb());
  }
}
