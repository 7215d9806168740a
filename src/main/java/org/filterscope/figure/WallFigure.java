package org.filterscope.figure;

import java.util.function.IntFunction;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;

/**
 * A layer's maps side by side in one picture.
 *
 * @param colours which colours
 * @param isOneScale whether the layer has one scale, or each map its own
 */
public record WallFigure(ColourMap colours, boolean isOneScale) {

  /**
   * What paints each channel. To be asked for once a layer and used for every tile; any thread may.
   */
  public IntFunction<MapPainter> painters(LayerMaps maps) {
    if (isOneScale) {
      MapPainter painter = new MapPainter(colours, Scale.of(maps));
      return channel -> painter;
    }
    return channel -> new MapPainter(colours, Scale.of(maps, channel));
  }

  /**
   * Paints channels in an order.
   *
   * @param channels which, in order; at least one
   * @param tiles how large, how many side by side
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
