package org.filterscope.ui.control;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Region;

/** Names with bars and values, in a list to choose from by mouse and keyboard. */
public final class BarList extends Region {

  /** Nothing chosen. */
  public static final int NONE = -1;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);

  /**
   * One line.
   *
   * @param id what {@link #selectedProperty} gives when it is chosen: a class, a unit
   * @param name what it is called
   * @param value how it is written
   * @param share how long the bar is, from -1 to 1
   * @param description what a screen reader says
   */
  public record Bar(int id, String name, String value, double share, String description) {}

  /** Replaces all lines; the selection stays where its line is there. */
  public void show(List<Bar> bars) {}

  /** The chosen line's id, or {@link #NONE}. */
  public IntegerProperty selectedProperty() {
    return selected;
  }
}
