package org.filterscope.ui.control;

import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A layer's units as a wall of tiles in as many columns as there is room for. Only tiles in view
 * exist and are painted, away from the interface's thread.
 *
 * <p>Arrows, Home and End move the selection; Page Up and Page Down are left to the screen.
 */
public final class MapWall extends Region {

  /** No unit. */
  public static final int NONE = -1;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);
  private final DoubleProperty tileSide = new SimpleDoubleProperty(this, "tileSide", 96);

  /**
   * What hangs on the wall.
   *
   * @param units the unit at each place
   * @param mapHeight rows of a map
   * @param mapWidth columns of a map
   * @param painter paints a unit
   * @param caption what is written on a unit's tile
   * @param description what a screen reader says of a unit, and its tooltip
   */
  public record Hanging(
      int[] units,
      int mapHeight,
      int mapWidth,
      TilePainter painter,
      IntFunction<String> caption,
      IntFunction<String> description) {}

  /** Paints a unit's tile; called on painting threads, several at a time. */
  @FunctionalInterface
  public interface TilePainter {
    /**
     * Fills all of a tile with opaque pixels.
     *
     * @param argb {@code [height * width]}
     */
    void paint(int unit, int width, int height, int[] argb);
  }

  /**
   * An empty wall.
   *
   * @param painting where tiles are painted
   */
  public MapWall(Executor painting) {}

  /**
   * Hangs other units, or the same in other colours; null clears the wall. The selection stays
   * where its unit is there, and is in view.
   */
  public void show(@Nullable Hanging hanging) {}

  /** The selected unit, or {@link #NONE}; may be set, and is scrolled to. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** How large tiles are at most, in the interface's units. */
  public DoubleProperty tileSideProperty() {
    return tileSide;
  }

  /** Brings a unit into view. */
  public void scrollTo(int unit) {}
}
