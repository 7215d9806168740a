package org.filterscope.ui.explore.wall;

import java.util.Locale;
import java.util.Optional;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.BarFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.ui.Messages;
import org.filterscope.ui.explore.photograph.PhotographExports;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.photograph.PhotographViewModel;

/** The wall, to be saved and copied. */
public final class WallExports {

  private static final int SIDE = 112;

  private final Messages words;
  private final PhotographViewModel photograph;
  private final WallViewModel model;

  /** What there is of a wall. */
  public WallExports(Messages words, PhotographViewModel photograph, WallViewModel model) {
    this.words = words;
    this.photograph = photograph;
    this.model = model;
  }

  /**
   * The layer's maps as they hang on the wall, or its values as bars.
   *
   * @param columns how many hang side by side
   */
  public Optional<Exportable> wall(int columns) {
    WallViewModel.Wall wall = model.wall().get();
    if (wall == null) {
      return Optional.empty();
    }
    Node layer = wall.maps().layer();
    String file = PhotographExports.stem(photograph.name()) + "-" + layer.name();
    boolean isVector = layer.shape().isVector();
    return Optional.of(
        Exportable.of(
            words.get(isVector ? "explore.exhibit.bars" : "explore.exhibit.wall", layer.name()),
            file,
            () -> isVector ? bars(wall) : paint(wall, columns),
            photograph.name()
                + ", "
                + layer.name()
                + ": "
                + (isVector ? barScale(wall) : wall.description()),
            target -> NumpyWriter.write(wall.maps().maps(), target)));
  }

  private static Picture paint(WallViewModel.Wall wall, int columns) {
    Shape shape = wall.maps().maps().shape();
    int factor = Math.max(1, SIDE / Math.max(shape.height(), shape.width()));
    Tiles tiles = new Tiles(shape.width() * factor, shape.height() * factor, columns, true);
    return tiles.arrange(
        wall.channels(),
        place -> {
          int channel = wall.channels()[place];
          int[] argb = new int[tiles.width() * tiles.height()];
          wall.painter(channel)
              .paint(wall.maps().maps(), channel, tiles.width(), tiles.height(), argb);
          return argb;
        });
  }

  private static String barScale(WallViewModel.Wall wall) {
    return String.format(
        Locale.ROOT,
        "values as bars, from %.4g to %.4g",
        wall.maps().scale().low(),
        wall.maps().scale().high());
  }

  private static Picture bars(WallViewModel.Wall wall) {
    float[] values = new float[wall.channels().length];
    for (int place = 0; place < values.length; place++) {
      values[place] = wall.maps().peaks()[wall.channels()[place]].value();
    }
    return BarFigure.of(values, values.length > 600 ? 1 : 4, 240);
  }
}
