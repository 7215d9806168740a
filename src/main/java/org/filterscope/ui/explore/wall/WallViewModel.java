package org.filterscope.ui.explore.wall;

import java.util.Locale;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Notices;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModel;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.LayerStatistics;
import org.filterscope.ui.explore.layer.LayerStatisticsViewModel;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapStyle;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.layer.Scaling;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.jspecify.annotations.Nullable;

/** The chosen layer's units side by side: in which order, on which scale, in which colours. */
public final class WallViewModel implements AutoCloseable {

  /** Which unit comes first. */
  public enum Order {
    /** Channel 0. */
    NUMBER,
    /** The one with the strongest cell on this photograph. */
    STRENGTH,
    /** The one that is furthest above what is usual for it; needs an index of the layer. */
    SURPRISE,
    /** The one whose kernels changed most; needs an earlier model. */
    CHANGE
  }

  private final Messages words;
  private final Notices notices;
  private final ReferenceModel before;
  private final MapStyle style;
  private final LayerViewModel layer;
  private final UnitSelection choice;
  private final LayerStatisticsViewModel known;
  private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NUMBER);

  /** The order of the kind of layer that is not shown: maps by number, bars the strongest first. */
  private Order otherOrder = Order.STRENGTH;

  private boolean isOfBars;
  private final ReadOnlyObjectWrapper<@Nullable Wall> wall = new ReadOnlyObjectWrapper<>();
  private final Subscriptions subscriptions = new Subscriptions();

  /** Follows the layer and the style. */
  public WallViewModel(
      Messages words,
      Notices notices,
      ReferenceModel before,
      MapStyle style,
      LayerViewModel layer,
      UnitSelection choice,
      LayerStatisticsViewModel known) {
    this.words = words;
    this.notices = notices;
    this.before = before;
    this.style = style;
    this.layer = layer;
    this.choice = choice;
    this.known = known;
    known.known().addListener((property, old, now) -> learn());
    known.offered().addListener((property, old, now) -> learn());
    subscriptions.onValue(before.earlier(), this::compare);
    layer.maps().addListener((property, old, now) -> arrange());
    order.addListener((property, old, now) -> arrange());
    choice.layer().addListener((property, old, now) -> orderOf(now));
    orderOf(choice.layer().get());
    style.scaling().addListener((property, old, now) -> arrange());
    style.colours().addListener((property, old, now) -> arrange());
    arrange();
  }

  /** Which unit comes first; never null. */
  public ObjectProperty<Order> order() {
    return order;
  }

  /** What the brightest colour stands for; never null. */
  public ObjectProperty<Scaling> scaling() {
    return style.scaling();
  }

  /** The colours of the maps; never null. */
  public ObjectProperty<ColourMap> colours() {
    return style.colours();
  }

  /** What is to be hung; null while there is no photograph. */
  public ReadOnlyObjectProperty<@Nullable Wall> wall() {
    return wall.getReadOnlyProperty();
  }

  /**
   * Goes to the unit that the user typed.
   *
   * @return whether there is one; if not, the user is told which there are
   */
  public boolean jumpTo(String typed) {
    Node node = choice.layer().get();
    OptionalInt unit = number(typed);
    if (unit.isPresent() && unit.getAsInt() < node.shape().channels()) {
      choice.toUnit(unit.getAsInt());
      return true;
    }
    String last = Integer.toString(node.shape().channels() - 1);
    notices.tell(words.get("explore.jump.unknown", node.name(), typed.strip(), last));
    return false;
  }

  private static OptionalInt number(String typed) {
    String digits = typed.strip();
    return digits.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  /** Maps and bars each have an order of their own. */
  private void orderOf(Node now) {
    if (now.shape().isVector() != isOfBars) {
      isOfBars = now.shape().isVector();
      Order shown = order.get();
      order.set(otherOrder);
      otherOrder = shown;
    }
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

  /** Without an earlier model nothing has changed. */
  private void compare(@Nullable OpenReference earlier) {
    if (order.get() == Order.CHANGE) {
      if (earlier == null) {
        order.set(Order.NUMBER);
      } else {
        arrange();
      }
    }
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  private void arrange() {
    MapsOfLayer maps = layer.maps().get();
    if (maps == null) {
      wall.set(null);
      return;
    }
    LayerStatistics usual =
        order.get() == Order.SURPRISE ? known.at(maps.layer()).orElse(null) : null;
    OpenReference earlier = order.get() == Order.CHANGE ? before.earlier().get() : null;
    double[] changes = earlier == null ? null : earlier.changesOf(maps.layer().name()).orElse(null);
    int[] channels = usual != null ? usual.bySurprise(maps) : channels(maps, earlier);
    wall.set(
        new Wall(maps, channels, order.get(), scaling().get(), colours().get(), usual, changes));
  }

  private int[] channels(MapsOfLayer maps, @Nullable OpenReference earlier) {
    return switch (order.get()) {
      case NUMBER -> maps.byNumber();
      // A layer without kernels has no order of its own.
      case CHANGE ->
          earlier == null
              ? maps.byNumber()
              : earlier.byChange(maps.layer().name()).orElseGet(maps::byNumber);
      case STRENGTH, SURPRISE -> maps.byStrength();
    };
  }

  /**
   * Units in order.
   *
   * @param maps of the layer
   * @param channels the channel at each place
   * @param order what they are ordered by
   * @param scaling what the brightest colour stands for
   * @param colours of the maps
   * @param usual what they are ordered by: what is usual; null in another order, and before that is
   *     known
   * @param changes what they are ordered by: how much their kernels changed; null in another order
   */
  public record Wall(
      MapsOfLayer maps,
      int[] channels,
      Order order,
      Scaling scaling,
      ColourMap colours,
      @Nullable LayerStatistics usual,
      double @Nullable [] changes) {

    /** How maps are painted, in words for files that are saved. */
    String description() {
      return scaling == Scaling.LAYER
          ? painter(0).description()
          : "colours "
              + colours.name().toLowerCase(Locale.ROOT)
              + ", each map on a scale of its own from its least value or zero to its largest";
    }

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
