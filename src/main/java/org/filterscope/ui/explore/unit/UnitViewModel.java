package org.filterscope.ui.explore.unit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.Contrast;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.photograph.PhotographViewModel;
import org.filterscope.ui.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** The chosen unit on one photograph: its map, and what it is projected back to. */
public final class UnitViewModel implements AutoCloseable {

  /** Long enough that a key held down does not project every unit on its way. */
  private static final Duration REST = Duration.ofMillis(50);

  private final Requests requests;
  private final Model model;
  private final PhotographViewModel photograph;
  private final LayerViewModel layer;
  private final UnitSelection choice;
  private final UnitNames names;
  private final LatestRequest<UnitMap> looking;
  private final LatestRequest<PaintedProjection> projecting;
  private final ReadOnlyObjectWrapper<@Nullable UnitMap> map = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PaintedProjection> projection =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final Subscriptions subscriptions = new Subscriptions();

  /** Follows the photograph, its layer and the choice. */
  public UnitViewModel(
      Requests requests,
      Model model,
      PhotographViewModel photograph,
      LayerViewModel layer,
      UnitSelection choice) {
    this.requests = requests;
    this.model = model;
    this.photograph = photograph;
    this.layer = layer;
    this.choice = choice;
    names = new UnitNames(model, requests.words());
    looking = requests.latest(Duration.ZERO, map::set);
    projecting = requests.latest(REST, this::projected);
    subscriptions.onChange(photograph.inspection(), this::look);
    subscriptions.onChange(layer.maps(), this::look);
    subscriptions.onChange(choice.channel(), this::look);
    subscriptions.onChange(choice.mode(), this::project);
    subscriptions.onChange(choice.seed(), this::project);
    subscriptions.onChange(choice.contrast(), this::project);
    look();
  }

  /** The unit's map; null while no unit is chosen or no photograph is open. */
  public ReadOnlyObjectProperty<@Nullable UnitMap> map() {
    return map.getReadOnlyProperty();
  }

  /** What came of the projection that was asked for last, or of an older one while stale. */
  public ReadOnlyObjectProperty<@Nullable PaintedProjection> projection() {
    return projection.getReadOnlyProperty();
  }

  /** Whether the projection shown is not of what is chosen now. */
  public ReadOnlyBooleanProperty stale() {
    return stale.getReadOnlyProperty();
  }

  /** Gives up what was asked for. */
  @Override
  public void close() {
    subscriptions.close();
    looking.cancel();
    projecting.cancel();
  }

  private void look() {
    MapsOfLayer maps = layer.maps().get();
    int channel = choice.channel().get();
    if (maps == null) {
      looking.cancel();
      projecting.cancel();
      map.set(null);
      projection.set(null);
      stale.set(false);
    } else if (isCurrent(maps) && channel != UnitSelection.NONE) {
      looking.request(
          requests.words().get("explore.busy.fetching", maps.layer().name()),
          cancellation ->
              CompletableFuture.supplyAsync(() -> UnitMap.of(maps, channel), requests.desk()));
      project();
    } else {
      // The layer's maps are on their way, and with them a unit.
      looking.cancel();
      projecting.cancel();
      stale.set(true);
    }
  }

  private void project() {
    MapsOfLayer maps = layer.maps().get();
    int channel = choice.channel().get();
    if (maps == null || !isCurrent(maps) || channel == UnitSelection.NONE) {
      return;
    }
    Inspection inspection = maps.inspection();
    Node node = maps.layer();
    String name = photograph.name();
    Mode mode = choice.mode().get();
    Contrast contrast = choice.contrast().get();
    // A vector has one cell, and so does its whole map.
    Seed seed = node.shape().isVector() ? new Seed.Strongest() : choice.seed().get();
    stale.set(true);
    projecting.request(
        requests.words().get("explore.busy.projecting", names.title(node, channel)),
        cancellation ->
            inspection
                .project(node.name(), channel, seed, mode, cancellation)
                .thenApplyAsync(
                    projected ->
                        PaintedProjection.of(
                            name, maps, seed, projected, model.preparation().order(), contrast),
                    requests.desk()));
  }

  /** Not while the maps of another layer or photograph are on their way. */
  private boolean isCurrent(MapsOfLayer maps) {
    return maps.inspection() == photograph.inspection().get()
        && maps.layer().index() == choice.layer().get().index();
  }

  private void projected(PaintedProjection result) {
    stale.set(false);
    projection.set(result);
  }
}
