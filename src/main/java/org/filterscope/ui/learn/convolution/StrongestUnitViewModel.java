package org.filterscope.ui.learn.convolution;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.ProjectionFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.convolution.PlaceInLayers;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Requests;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.patch.Patch;
import org.jspecify.annotations.Nullable;

/** The unit of one block that answers most at a place: its projection, and its top patches. */
final class StrongestUnitViewModel implements AutoCloseable {

  /** Places that the pointer only passes are not projected. */
  private static final Duration REST = Duration.ofMillis(150);

  /** Few pixels would blur if JavaFX enlarged them. */
  private static final int SIDE = 192;

  private final Requests requests;
  private final ModelInUse used;
  private final Indexes indexes;
  private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Picture> projection = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<Picture>> patches =
      new ReadOnlyObjectWrapper<>(List.of());
  private final LatestRequest<Optional<Picture>> projecting;
  private final LatestRequest<List<Picture>> looking;

  /** The patches that are shown or requested. */
  private @Nullable Sought sought;

  /**
   * The unit that answers most.
   *
   * @param inspection of the photograph
   * @param step the layer, the cell and the unit
   */
  record Found(Inspection inspection, PlaceInLayers.Step step) {}

  private record Sought(OpenIndex index, String layer, int channel) {}

  StrongestUnitViewModel(Lesson lesson) {
    requests = lesson.workspace().requests();
    used = lesson.used();
    indexes = lesson.indexes();
    projecting = requests.latest(REST, result -> projection.set(result.orElse(null)));
    looking = requests.latest(REST, patches::set);
  }

  /** The unit that answers most; null until a photograph has been passed through the network. */
  ReadOnlyObjectProperty<@Nullable Found> found() {
    return found.getReadOnlyProperty();
  }

  /**
   * Its projection from that cell; null while there is none, and if there is nothing to project.
   */
  ReadOnlyObjectProperty<@Nullable Picture> projection() {
    return projection.getReadOnlyProperty();
  }

  /**
   * Its top patches in the open index, the strongest first; empty if the index does not have the
   * unit.
   */
  ReadOnlyObjectProperty<List<Picture>> patches() {
    return patches.getReadOnlyProperty();
  }

  /** Whether its top patches are being looked up. */
  ReadOnlyBooleanProperty looking() {
    return looking.busy();
  }

  /** Shows another place. */
  void show(Inspection inspection, PlaceInLayers.Step step) {
    Found now = new Found(inspection, step);
    if (!now.equals(found.get())) {
      found.set(now);
      projection.set(null);
      project(now);
    }
    seek(step);
  }

  /** Another index may know other patches. */
  void indexed() {
    Found now = found.get();
    if (now != null) {
      seek(now.step());
    }
  }

  /** Gives up what is on its way, and lets the photograph go. */
  void leave() {
    projecting.cancel();
    looking.cancel();
    found.set(null);
    projection.set(null);
    sought = null;
  }

  @Override
  public void close() {
    leave();
  }

  private void project(Found now) {
    PlaceInLayers.Step step = now.step();
    Node layer = used.model().network().find(step.layer()).orElseThrow();
    if (used.model().network().obstacle(layer).isPresent()) {
      projecting.cancel();
      return;
    }
    Preparation.ChannelOrder order = used.model().preparation().order();
    projecting.request(
        requests.words().get("explore.busy.projecting", step.layer() + " / " + step.channel()),
        cancellation ->
            now.inspection()
                .project(
                    step.layer(),
                    step.channel(),
                    new Seed.Cell(step.row(), step.column()),
                    Mode.DECONVNET,
                    cancellation)
                .thenApplyAsync(
                    projected ->
                        projected instanceof Projection made
                            ? Optional.of(paint(made, order))
                            : Optional.<Picture>empty(),
                    requests.desk()));
  }

  private static Picture paint(Projection projection, Preparation.ChannelOrder order) {
    Picture small = ProjectionFigure.of(order, projection, Contrast.LARGEST).closeUp(projection);
    int factor = Math.max(1, SIDE / Math.max(small.width(), small.height()));
    return Tiles.enlarged(small, small.width() * factor, small.height() * factor);
  }

  private void seek(PlaceInLayers.Step step) {
    OpenIndex index = indexes.openOf(used).orElse(null);
    if (index == null || !index.knows(step.layer())) {
      looking.cancel();
      sought = null;
      patches.set(List.of());
      return;
    }
    Sought wanted = new Sought(index, step.layer(), step.channel());
    if (wanted.equals(sought)) {
      return;
    }
    sought = wanted;
    patches.set(List.of());
    looking.request(
        requests.words().get("filters.busy.reading", step.layer()),
        cancellation ->
            CompletableFuture.supplyAsync(
                    () -> index.index().unit(step.layer(), step.channel()), requests.desk())
                .thenCompose(unit -> index.pictures().patches(unit.shown(), cancellation))
                .thenApply(StrongestUnitViewModel::pictures));
  }

  private static List<Picture> pictures(List<Patch> patches) {
    return patches.stream().map(Patch::picture).filter(Objects::nonNull).toList();
  }
}
