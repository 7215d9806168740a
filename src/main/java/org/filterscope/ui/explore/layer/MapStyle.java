package org.filterscope.ui.explore.layer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.figure.ColourMap;

/**
 * How maps are painted, wherever on the screen. None of it is ever null.
 *
 * @param scaling what the brightest colour stands for
 * @param colours of the maps
 * @param overlay whether a unit's map is laid over what the network saw
 */
public record MapStyle(
    ObjectProperty<Scaling> scaling, ObjectProperty<ColourMap> colours, BooleanProperty overlay) {

  /** Each map on its own scale, alone. */
  public MapStyle() {
    this(
        new SimpleObjectProperty<>(Scaling.EACH),
        new SimpleObjectProperty<>(ColourMap.VIRIDIS),
        new SimpleBooleanProperty());
  }
}
