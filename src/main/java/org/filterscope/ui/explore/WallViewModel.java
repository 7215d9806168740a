package org.filterscope.ui.explore;

import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.network.Node;
import org.jspecify.annotations.Nullable;

/** The chosen layer's units side by side: in which order, on which scale, in which colours. */
final class WallViewModel {

  /** Which unit comes first. */
  enum Order {
    /** Channel 0. */
    NUMBER,
    /** The one with the strongest cell on this photograph. */
    STRENGTH,
    /** The one that is furthest above what is usual for it; needs an index of the layer. */
    SURPRISE
  }

  private final Workbench bench;
  private final LayerViewModel layer;
  private final UnitChoice choice;
  private final KnownLayerViewModel known;
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NUMBER);
  private final ObjectProperty<Scaling> scaling = new SimpleObjectProperty<>(Scaling.EACH);
  private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(ColourMap.VIRIDIS);
  private final ReadOnlyObjectWrapper<@Nullable Wall> wall = new ReadOnlyObjectWrapper<>();

  WallViewModel(
      Workbench bench, LayerViewModel layer, UnitChoice choice, KnownLayerViewModel known) {
    this.bench = bench;
    this.layer = layer;
    this.choice = choice;
    this.known = known;
    known.known().addListener((property, old, now) -> learn());
    known.offered().addListener((property, old, now) -> learn());
    layer.maps().addListener((property, old, now) -> arrange());
    order.addListener((property, old, now) -> arrange());
    scaling.addListener((property, old, now) -> arrange());
    colours.addListener((property, old, now) -> arrange());
    arrange();
  }

  /** Which unit comes first; never null. */
  ObjectProperty<Order> order() {
    return order;
  }

  /** What the brightest colour stands for; never null. */
  ObjectProperty<Scaling> scaling() {
    return scaling;
  }

  /** The colours of the maps; never null. */
  ObjectProperty<ColourMap> colours() {
    return colours;
  }

  /** What is to be hung; null while there is no photograph. */
  ReadOnlyObjectProperty<@Nullable Wall> wall() {
    return wall.getReadOnlyProperty();
  }

  /**
   * Goes to the unit that a person typed.
   *
   * @return whether there is one; if not, the person is told which there are
   */
  boolean jumpTo(String typed) {
    Node node = choice.layer().get();
    OptionalInt unit = number(typed);
    if (unit.isPresent() && unit.getAsInt() < node.shape().channels()) {
      choice.toUnit(unit.getAsInt());
      return true;
    }
    String last = Integer.toString(node.shape().channels() - 1);
    bench
        .notices()
        .tell(bench.words().get("explore.jump.unknown", node.name(), typed.strip(), last));
    return false;
  }

  private static OptionalInt number(String typed) {
    String digits = typed.strip();
    return digits.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  /** More is known of what is usual, or nothing any more: then no unit can surprise. */
  private void learn() {
    if (order.get() == Order.SURPRISE) {
      if (known.offered().get()) {
        arrange();
      } else {
        order.set(Order.STRENGTH);
      }
    }
  }

  private void arrange() {
    MapsOfLayer maps = layer.maps().get();
    if (maps == null) {
      wall.set(null);
      return;
    }
    KnownLayer usual = order.get() == Order.SURPRISE ? known.at(maps.layer()).orElse(null) : null;
    int[] channels =
        usual != null
            ? usual.bySurprise(maps)
            : order.get() == Order.NUMBER ? maps.byNumber() : maps.byStrength();
    wall.set(new Wall(maps, channels, scaling.get(), colours.get(), usual));
  }

  /**
   * Units in order.
   *
   * @param maps of the layer
   * @param channels the channel at each place
   * @param scaling what the brightest colour stands for
   * @param colours of the maps
   * @param usual what they are ordered by: what is usual; null in another order, and before that is
   *     known
   */
  record Wall(
      MapsOfLayer maps,
      int[] channels,
      Scaling scaling,
      ColourMap colours,
      @Nullable KnownLayer usual) {

    /** What paints a channel; looks through its map where each has its own scale. */
    MapPainter painter(int channel) {
      Scale scale = scaling == Scaling.LAYER ? maps.scale() : Scale.of(maps.maps(), channel);
      return new MapPainter(colours, scale);
    }

    /** Where a channel hangs. */
    int placeOf(int channel) {
      for (int place = 0; place < channels.length; place++) {
        if (channels[place] == channel) {
          return place;
        }
      }
      return -1;
    }
  }
}
