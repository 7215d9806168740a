package org.filterscope.ui.explore.unit;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.Contrast;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.photograph.PhotographViewModel;
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
  private final LatestRequest<Answered> projecting;
  private final LatestRequest<PaintedProjection> repainting;
  private final ReadOnlyObjectWrapper<@Nullable UnitMap> map = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PaintedProjection> projection =
      new ReadOnlyObjectWrapper<>();

  /** What the projection shown is the answer to; null while there is none. */
  private final ReadOnlyObjectWrapper<@Nullable Asked> answered = new ReadOnlyObjectWrapper<>();

  private final BooleanBinding mapStale;
  private final BooleanBinding stale;
  private final Subscriptions subscriptions = new Subscriptions();

  /** All that a projection depends on. */
  private record Asked(Inspection inspection, int layer, int channel, Seed seed, Mode mode) {}

  private record Answered(Asked asked, PaintedProjection painted) {}

  /** A unit's map and projection, computed before its photograph is shown. */
  public static final class Known {
    private final UnitMap map;
    private final Answered answered;

    private Known(UnitMap map, Answered answered) {
      this.map = map;
      this.answered = answered;
    }
  }

  /** What was handed over; null if nothing was. */
  private @Nullable Known known;

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
    repainting = requests.latest(Duration.ZERO, this::repainted);
    mapStale =
        Bindings.createBooleanBinding(
            this::isMapStale, map, layer.stale(), choice.layer(), choice.channel());
    stale =
        Bindings.createBooleanBinding(
            this::isStale,
            answered,
            layer.maps(),
            layer.stale(),
            choice.layer(),
            choice.channel(),
            choice.seed(),
            choice.mode());
    subscriptions.onChange(photograph.inspection(), this::look);
    subscriptions.onChange(layer.maps(), this::look);
    subscriptions.onChange(choice.layer(), this::look);
    subscriptions.onChange(choice.channel(), this::look);
    subscriptions.onChange(choice.mode(), this::project);
    subscriptions.onChange(choice.seed(), this::project);
    subscriptions.onChange(choice.contrast(), this::repaint);
    look();
  }

  /** The unit's map; null while no unit is chosen or no photograph is open. */
  public ReadOnlyObjectProperty<@Nullable UnitMap> map() {
    return map.getReadOnlyProperty();
  }

  /** Whether the map is not that of the chosen unit on the photograph that is open. */
  public BooleanBinding mapStale() {
    return mapStale;
  }

  /** What came of the projection that was asked for last, or of an older one while stale. */
  public ReadOnlyObjectProperty<@Nullable PaintedProjection> projection() {
    return projection.getReadOnlyProperty();
  }

  /** Whether the projection shown, if any, is not of what is chosen now. */
  public BooleanBinding stale() {
    return stale;
  }

  /** Whether its map or projection is being computed. */
  public boolean isBusy() {
    return looking.busy().get() || projecting.busy().get();
  }

  /**
   * Starts projecting a unit on a photograph that is not shown yet, with the current seed, mode and
   * contrast.
   *
   * @param name what the photograph is called
   * @return completes with what {@link #hand} takes
   */
  public CompletableFuture<Known> compute(
      String name, MapsOfLayer maps, Wish wish, Cancellation cancellation) {
    Seed seed = maps.layer().shape().isVector() ? new Seed.Strongest() : wish.seed();
    Asked asked =
        new Asked(maps.inspection(), maps.layer().index(), wish.channel(), seed, wish.mode());
    return maps.inspection()
        .project(maps.layer().name(), wish.channel(), seed, wish.mode(), cancellation)
        .thenApplyAsync(
            projected ->
                new Known(
                    UnitMap.of(maps, wish.channel()),
                    new Answered(asked, paint(name, maps, asked, projected, wish.contrast()))),
            requests.desk());
  }

  /**
   * Hands over what is known already. It is shown with its photograph, if it is asked for then.
   *
   * @param computed null to keep nothing any longer
   */
  public void hand(@Nullable Known computed) {
    known = computed;
  }

  /**
   * What is to be projected.
   *
   * @param channel the unit
   */
  public record Wish(int channel, Seed seed, Mode mode, Contrast contrast) {}

  /** What would be projected now; {@link UnitSelection#NONE} as the channel if nothing would be. */
  public Wish wish() {
    return new Wish(
        choice.channel().get(), choice.seed().get(), choice.mode().get(), choice.contrast().get());
  }

  /** Gives up what was asked for. */
  @Override
  public void close() {
    subscriptions.close();
    looking.cancel();
    projecting.cancel();
    repainting.cancel();
  }

  private void look() {
    MapsOfLayer maps = layer.maps().get();
    int channel = choice.channel().get();
    if (maps == null) {
      looking.cancel();
      projecting.cancel();
      repainting.cancel();
      map.set(null);
      projection.set(null);
      answered.set(null);
    } else if (isCurrent(maps) && isKnown(maps, channel)) {
      looking.cancel();
      map.set(Objects.requireNonNull(known).map);
      project();
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
    }
  }

  private void project() {
    MapsOfLayer maps = layer.maps().get();
    int channel = choice.channel().get();
    if (maps == null || !isCurrent(maps) || channel == UnitSelection.NONE) {
      return;
    }
    Node node = maps.layer();
    String name = photograph.name();
    Asked asked = asked(maps, channel);
    Known handed = known;
    if (handed != null && handed.answered.asked().equals(asked)) {
      projecting.cancel();
      projected(handed.answered);
      return;
    }
    Contrast contrast = choice.contrast().get();
    projecting.request(
        requests.words().get("explore.busy.projecting", names.title(node, channel)),
        cancellation ->
            maps.inspection()
                .project(node.name(), channel, asked.seed(), asked.mode(), cancellation)
                .thenApplyAsync(
                    projected -> new Answered(asked, paint(name, maps, asked, projected, contrast)),
                    requests.desk()));
  }

  private PaintedProjection paint(
      String name, MapsOfLayer maps, Asked asked, ProjectionResult projected, Contrast contrast) {
    return PaintedProjection.of(
        name, maps, asked.seed(), projected, model.preparation().order(), contrast);
  }

  private Asked asked(MapsOfLayer maps, int channel) {
    // A vector has one cell, and so does its whole map.
    Seed seed = maps.layer().shape().isVector() ? new Seed.Strongest() : choice.seed().get();
    return new Asked(maps.inspection(), maps.layer().index(), channel, seed, choice.mode().get());
  }

  private boolean isKnown(MapsOfLayer maps, int channel) {
    Known handed = known;
    return handed != null && handed.map.maps().equals(maps) && handed.map.channel() == channel;
  }

  /** Not while the maps of another layer or photograph are on their way. */
  private boolean isCurrent(MapsOfLayer maps) {
    return maps.inspection() == photograph.inspection().get()
        && maps.layer().index() == choice.layer().get().index();
  }

  private boolean isMapStale() {
    UnitMap shown = map.get();
    return shown != null
        && (layer.stale().get()
            || shown.layer().index() != choice.layer().get().index()
            || shown.maps().inspection() != photograph.inspection().get()
            || shown.channel() != choice.channel().get());
  }

  private boolean isStale() {
    MapsOfLayer maps = layer.maps().get();
    return maps != null
        && (layer.stale().get() || !asked(maps, choice.channel().get()).equals(answered.get()));
  }

  private void projected(Answered result) {
    projection.set(result.painted());
    answered.set(result.asked());
    repaint();
  }

  /** On another scale, a projection is the same: it is not computed again. */
  private void repaint() {
    PaintedProjection shown = projection.get();
    Contrast contrast = choice.contrast().get();
    if (shown == null || shown.contrast() == contrast) {
      repainting.cancel();
      return;
    }
    repainting.request(
        requests.words().get("explore.busy.painting"),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> shown.with(contrast, model.preparation().order()), requests.desk()));
  }

  private void repainted(PaintedProjection result) {
    PaintedProjection shown = projection.get();
    if (shown != null && shown.projected() == result.projected()) {
      projection.set(result);
    }
  }
}
