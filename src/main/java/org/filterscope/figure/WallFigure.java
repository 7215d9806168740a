package org.filterscope.figure;

import java.util.function.IntFunction;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;

/**
 * A layer's feature maps side by side in one picture.
 *
 * @param colours the colour map
 * @param isOneScale whether all maps of the layer share one scale, instead of one each
 */
public record WallFigure(ColourMap colours, boolean isOneScale) {

  /**
   * The painter of each channel. Call this once per layer and use the result for every tile, on any
   * thread.
   */
  public IntFunction<MapPainter> painters(LayerMaps maps) {
    if (isOneScale) {
      MapPainter painter = new MapPainter(colours, Scale.of(maps));
      return channel -> painter;
    }
    return channel -> new MapPainter(colours, Scale.of(maps, channel));
  }

  /**
   * Paints channels in the given order.
   *
   * @param channels the channels, in order; at least one
   * @param tiles the tiles' size, and how many are side by side
   */
  public Picture paint(LayerMaps maps, int[] channels, Tiles tiles) {
    IntFunction<MapPainter> painters = painters(maps);
    return tiles.arrange(
        channels,
        place -> {
          int channel = channels[place];
          int[] argb = new int[tiles.width() * tiles.height()];
          painters.apply(channel).paint(maps, channel, tiles.width(), tiles.height(), argb);
          return argb;
        });
  }
}
