package org.filterscope.ui.explore.why;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.activation.LayerMaps;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.ProjectionFigure;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Requests;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.unit.TopPatches;
import org.jspecify.annotations.Nullable;

/**
 * A unit's map, the projection of its strongest cell, and its top patches where the index in use
 * covers its layer.
 */
final class UnitPictures implements AutoCloseable {

  /** The largest side of a patch, in logical pixels. */
  static final int SIDE = 64;

  /** The largest side of a projection's close-up, in pixels. */
  private static final int CLOSE_UP = 448;

  private final Requests requests;
  private final ModelInUse used;
  private final Indexes indexes;
  private final LatestRequest<Painted> painting;
  private final LatestRequest<Known> reading;
  private final TopPatches top;
  private final ReadOnlyObjectWrapper<@Nullable Painted> painted = new ReadOnlyObjectWrapper<>();

  /**
   * A unit on the photograph.
   *
   * @param layer its layer
   * @param channel its channel
   * @param maps the layer's maps
   * @param map its map over what the network saw
   * @param projected its projection, or why there is none
   * @param projection the part of the projection that can differ from zero, enlarged; null if there
   *     is none
   */
  record Painted(
      Node layer,
      int channel,
      LayerMaps maps,
      Picture map,
      ProjectionResult projected,
      @Nullable Picture projection) {}

  private record Known(OpenIndex index, Node layer, UnitPatches unit) {}

  UnitPictures(Requests requests, ModelInUse used, Indexes indexes) {
    this.requests = requests;
    this.used = used;
    this.indexes = indexes;
    painting = requests.latest(Duration.ZERO, painted::set);
    top = new TopPatches(requests, used.model(), SIDE, Duration.ZERO);
    reading =
        requests.latest(
            Duration.ZERO,
            known -> top.show(known.index(), known.layer(), known.unit(), Mode.DECONVNET));
  }

  /** The unit's pictures; null until they are there. */
  ReadOnlyObjectProperty<@Nullable Painted> painted() {
    return painted.getReadOnlyProperty();
  }

  /** Its top patches. */
  TopPatches top() {
    return top;
  }

  /** Whether pictures are on their way. */
  ReadOnlyBooleanProperty busy() {
    return painting.busy();
  }

  /** Whether the index in use covers a layer. */
  boolean hasPatchesOf(Node layer) {
    return indexes.openOf(used).filter(index -> index.knows(layer.name())).isPresent();
  }

  /** Shows a unit. */
  void show(Question question, Node layer, int channel) {
    Painted now = painted.get();
    if (now != null && (now.layer().index() != layer.index() || now.channel() != channel)) {
      clear();
    }
    painting.request(
        requests.words().get("explore.busy.projecting", layer.name() + " / " + channel),
        cancellation ->
            question
                .inspection()
                .maps(layer.name())
                .thenCombine(
                    question
                        .inspection()
                        .project(
                            layer.name(),
                            channel,
                            new Seed.Strongest(),
                            Mode.DECONVNET,
                            cancellation),
                    (maps, projected) -> paint(question, layer, channel, maps, projected)));
    OpenIndex index = indexes.openOf(used).orElse(null);
    if (index == null || !index.knows(layer.name())) {
      reading.cancel();
      top.clear();
    } else {
      reading.request(
          requests.words().get("filters.busy.reading", layer.name()),
          cancellation ->
              CompletableFuture.supplyAsync(
                  () -> new Known(index, layer, index.index().unit(layer.name(), channel)),
                  requests.desk()));
    }
  }

  private Painted paint(
      Question question, Node layer, int channel, LayerMaps maps, ProjectionResult projected) {
    Picture input = question.inspection().input();
    MapPainter painter = new MapPainter(ColourMap.VIRIDIS, Scale.of(maps, channel));
    Picture map =
        layer.shape().isVector()
            ? input
            : Overlay.of(input, maps.map(channel), painter, Enlargement.SMOOTH);
    return new Painted(layer, channel, maps, map, projected, closeUp(projected));
  }

  private @Nullable Picture closeUp(ProjectionResult projected) {
    return projected instanceof Projection projection
        ? closeUp(projection, used.model().preparation())
        : null;
  }

  /** A low layer's unit sees so little of the photograph that it would be a speck there. */
  static Picture closeUp(Projection projection, Preparation preparation) {
    return ProjectionFigure.of(preparation.order(), projection, Contrast.LARGEST)
        .closeUp(projection, CLOSE_UP);
  }

  /** Shows nothing. */
  void clear() {
    painting.cancel();
    reading.cancel();
    top.clear();
    painted.set(null);
  }

  @Override
  public void close() {
    clear();
    top.close();
  }
}
