package org.filterscope.ui.explore.unit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.MapStyle;
import org.filterscope.ui.explore.layer.Scaling;
import org.jspecify.annotations.Nullable;

/** The chosen unit's map in the wall's colours, alone or laid over what the network saw. */
public final class MapPictureViewModel implements AutoCloseable {

  private final Requests requests;
  private final UnitViewModel unit;
  private final MapStyle style;
  private final LatestRequest<Painted> painting;
  private final ReadOnlyObjectWrapper<@Nullable Painted> painted = new ReadOnlyObjectWrapper<>();
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * A painted map.
   *
   * @param unit what was painted
   * @param painter its colours and their scale
   * @param isOverlay whether the network's input is below it
   * @param picture a pixel a cell; an overlay has the input's size
   */
  public record Painted(UnitMap unit, MapPainter painter, boolean isOverlay, Picture picture) {

    /** Paints a map; not on the JavaFX application thread. */
    public static Painted of(UnitMap map, MapPainter painter, boolean isOverlay) {
      Picture picture =
          isOverlay
              ? Overlay.of(map.maps().inspection().input(), map.map(), painter, Enlargement.CELLS)
              : painter.paint(map.map());
      return new Painted(map, painter, isOverlay, picture);
    }

    /** What is shown and on which scale, for the files that it is saved in. */
    String description() {
      return unit.layer().name()
          + " / "
          + unit.channel()
          + (isOverlay ? ", overlay: " : ", map: ")
          + painter.description();
    }
  }

  /** Follows the unit and the style. */
  public MapPictureViewModel(Requests requests, UnitViewModel unit, MapStyle style) {
    this.requests = requests;
    this.unit = unit;
    this.style = style;
    painting = requests.latest(Duration.ZERO, painted::set);
    subscriptions.onChange(unit.map(), this::paint);
    subscriptions.onChange(style.colours(), this::paint);
    subscriptions.onChange(style.scaling(), this::paint);
    subscriptions.onChange(style.overlay(), this::paint);
  }

  /** The map painted last; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable Painted> painted() {
    return painted.getReadOnlyProperty();
  }

  @Override
  public void close() {
    subscriptions.close();
    painting.cancel();
  }

  private void paint() {
    UnitMap map = unit.map().get();
    if (map == null || map.layer().shape().isVector()) {
      painting.cancel();
      painted.set(null);
      return;
    }
    boolean isOverlay = style.overlay().get();
    Scaling scaling = style.scaling().get();
    var colours = style.colours().get();
    painting.request(
        requests.words().get("explore.busy.fetching", map.layer().name()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> {
                  Scale scale = scaling == Scaling.LAYER ? map.maps().scale() : Scale.of(map.map());
                  return Painted.of(map, new MapPainter(colours, scale), isOverlay);
                },
                requests.desk()));
  }
}
