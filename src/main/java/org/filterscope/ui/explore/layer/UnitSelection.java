package org.filterscope.ui.explore.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.figure.Contrast;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;

/**
 * What is looked at: a layer, one of its units, and how that is projected. The same for both
 * photographs of a comparison.
 */
public final class UnitSelection {

  /** Stands for a unit that is not chosen yet: the strongest will be, once the maps are there. */
  public static final int NONE = -1;

  private final List<Node> layers;
  private final ObjectProperty<Node> layer = new SimpleObjectProperty<>();
  private final IntegerProperty channel = new SimpleIntegerProperty(NONE);
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.DECONVNET);
  private final ObjectProperty<Contrast> contrast = new SimpleObjectProperty<>(Contrast.LARGEST);
  private final ObjectProperty<Seed> seed = new SimpleObjectProperty<>(new Seed.Strongest());
  private final Map<String, Integer> lastOfLayer = new HashMap<>();

  /**
   * Starts at a layer, with no unit chosen.
   *
   * @param layers the network's, in order
   */
  public UnitSelection(List<Node> layers, Node first) {
    this.layers = List.copyOf(layers);
    layer.set(first);
  }

  /** The network's layers, in order. */
  public List<Node> layers() {
    return layers;
  }

  /** The layer; never null. */
  public ObjectProperty<Node> layer() {
    return layer;
  }

  /** The unit's channel, or {@link #NONE}. */
  public IntegerProperty channel() {
    return channel;
  }

  /** How the unit is projected; never null. */
  public ObjectProperty<Mode> mode() {
    return mode;
  }

  /** Which value of a projection is full colour; never null. */
  public ObjectProperty<Contrast> contrast() {
    return contrast;
  }

  /** Which of its cells are projected; never null. */
  public ObjectProperty<Seed> seed() {
    return seed;
  }

  /** Goes to a layer, and there to the unit that was looked at last. */
  public void toLayer(Node other) {
    if (other.index() != layer.get().index()) {
      to(other, lastOfLayer.getOrDefault(other.name(), NONE));
    }
  }

  /** Goes so many layers on, or back; not over the ends. */
  public void moveLayer(int by) {
    int place = placeOf(layer.get()) + by;
    toLayer(layers.get(Math.max(0, Math.min(place, layers.size() - 1))));
  }

  private int placeOf(Node node) {
    for (int place = 0; place < layers.size(); place++) {
      if (layers.get(place).index() == node.index()) {
        return place;
      }
    }
    return 0;
  }

  /**
   * Goes to a unit. A cell that was chosen is let go, as it says little about another unit.
   *
   * @throws IllegalArgumentException if the layer has no such unit
   */
  public void to(Node other, int unit) {
    if (unit < NONE || unit >= other.shape().channels()) {
      throw new IllegalArgumentException(other.name() + " has no unit " + unit);
    }
    boolean isSameLayer = other.index() == layer.get().index();
    if (unit == channel.get() && isSameLayer) {
      return;
    }
    if (seed.get() instanceof Seed.Cell) {
      seed.set(new Seed.Strongest());
    }
    if (!isSameLayer) {
      layer.set(other);
    }
    channel.set(unit);
    if (unit != NONE) {
      lastOfLayer.put(other.name(), unit);
    }
  }

  /** Goes to a unit of the same layer. */
  public void toUnit(int unit) {
    to(layer.get(), unit);
  }

  /** Takes the next mode, after the last the first. */
  public void nextMode() {
    mode.set(
        switch (mode.get()) {
          case DECONVNET -> Mode.GUIDED;
          case GUIDED -> Mode.GRADIENT;
          case GRADIENT -> Mode.DECONVNET;
        });
  }
}
