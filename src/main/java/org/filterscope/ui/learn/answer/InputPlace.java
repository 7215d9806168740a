package org.filterscope.ui.learn.answer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.Scale;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.lesson.answer.InputOrigin;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where one input of a dense layer comes from, ready to be shown.
 *
 * @param contributions what it belongs to
 * @param place the input's index in the vector that the layer reads
 * @param origin the unit and its cells
 * @param map the unit's map; null if it has none
 * @param painter the map's colours; null without a map
 * @param overlay the map over what the network sees; null without a map
 * @param cells the cells on the overlay, in pixels; null without a map
 */
record InputPlace(
    Contributions contributions,
    int place,
    InputOrigin origin,
    @Nullable FeatureMap map,
    @Nullable MapPainter painter,
    @Nullable Picture overlay,
    @Nullable Box cells) {

  /** Reads the unit's map and paints it. */
  static CompletableFuture<InputPlace> of(Contributions of, int place, Executor desk) {
    InputOrigin origin = of.origin(place);
    if (origin.layer().shape().isVector()) {
      return CompletableFuture.completedFuture(
          new InputPlace(of, place, origin, null, null, null, null));
    }
    return of.seen()
        .maps(origin.layer().name())
        .thenApplyAsync(maps -> painted(of, place, origin, maps), desk);
  }

  private static InputPlace painted(
      Contributions of, int place, InputOrigin origin, LayerMaps maps) {
    FeatureMap map = maps.map(origin.channel());
    Scale scale = Scale.of(map);
    MapPainter painter =
        new MapPainter(scale.low() < 0 ? ColourMap.DIVERGING : ColourMap.VIRIDIS, scale);
    Picture overlay = Overlay.of(of.seen().input(), map, painter, Enlargement.CELLS);
    return new InputPlace(
        of, place, origin, map, painter, overlay, box(origin.cells(), map, overlay));
  }

  private static Box box(Region cells, FeatureMap map, Picture overlay) {
    double across = (double) overlay.width() / map.width();
    double down = (double) overlay.height() / map.height();
    return new Box(
        cells.left() * across, cells.top() * down, cells.right() * across, cells.bottom() * down);
  }

  /** Whether the value comes from all of the unit's map. */
  boolean isWholeMap() {
    return origin.cells().cells() == origin.layer().shape().cells();
  }

  /** Whether the value is the mean of several cells. */
  boolean isMean() {
    return origin.cells().cells() > 1;
  }

  /** Whether it was then scaled along with the rest of the vector. */
  boolean isScaled() {
    Network network = contributions.seen().model().network();
    Node node = network.node(contributions.layer().inputs().get(0));
    while (node.index() > origin.layer().index()) {
      if (node.operation() instanceof Operation.L2Normalisation) {
        return true;
      }
      node = network.node(node.inputs().get(0));
    }
    return false;
  }

  /** The value that the layer read. */
  double input() {
    return contributions.inputs()[place];
  }

  /** The weight that it is multiplied by. */
  double weight() {
    return contributions.weights().weights()[place];
  }

  /** The product of both. */
  double product() {
    return contributions.sums().ofChannels()[place];
  }
}
