package org.filterscope.ui.filters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.figure.Contrast;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.ui.unit.InitialLayer;
import org.filterscope.ui.unit.SharedSelection;

/**
 * The selection on the Filters screen: a layer, one of its units, and how both are shown. Each
 * layer remembers its last unit.
 */
final class FiltersSelection {

  /** No unit. */
  static final int NONE = SharedSelection.NONE;

  private final List<Node> layers;
  private final ObjectProperty<Node> layer;
  private final IntegerProperty unit = new SimpleIntegerProperty(NONE);
  private final ObjectProperty<UnitOrder> order = new SimpleObjectProperty<>(UnitOrder.NUMBER);
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.DECONVNET);
  private final ObjectProperty<Contrast> contrast = new SimpleObjectProperty<>(Contrast.LARGEST);
  private final BooleanProperty both = new SimpleBooleanProperty(true);
  private final Map<String, Integer> lastOfLayer = new HashMap<>();

  /**
   * Starts without a selected unit.
   *
   * @param layers the network's, in order
   */
  FiltersSelection(List<Node> layers) {
    this.layers = List.copyOf(layers);
    layer = new SimpleObjectProperty<>(InitialLayer.of(layers));
    unit.addListener((property, old, now) -> lastOfLayer.put(layer.get().name(), now.intValue()));
    layer.addListener((property, old, now) -> unit.set(lastOfLayer.getOrDefault(now.name(), NONE)));
  }

  /** The network's layers, in order. */
  List<Node> layers() {
    return layers;
  }

  /** The selected layer; never null. */
  ObjectProperty<Node> layer() {
    return layer;
  }

  /** The selected unit, or {@link #NONE}. */
  IntegerProperty unit() {
    return unit;
  }

  /** The order of the units; never null. */
  ObjectProperty<UnitOrder> order() {
    return order;
  }

  /** How patches are projected; never null. */
  ObjectProperty<Mode> mode() {
    return mode;
  }

  /** Which value of a projection is full colour; never null. */
  ObjectProperty<Contrast> contrast() {
    return contrast;
  }

  /** Whether the wall has projections beside the patches. */
  BooleanProperty both() {
    return both;
  }

  /** Goes to a unit, or to the layer alone if it has no such channel. */
  void to(Node other, int channel) {
    layer.set(other);
    if (channel >= 0 && channel < other.shape().channels()) {
      unit.set(channel);
    }
  }

  /** Moves by a number of layers, clamped to the ends. */
  void moveLayer(int by) {
    int place = layers.indexOf(layer.get()) + by;
    layer.set(layers.get(Math.max(0, Math.min(place, layers.size() - 1))));
  }

  /** Switches to the next mode; the first follows the last. */
  void nextMode() {
    List<Mode> modes = List.of(Mode.values());
    mode.set(modes.get((modes.indexOf(mode.get()) + 1) % modes.size()));
  }
}
