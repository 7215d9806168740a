package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * A wall of tiles, one for each unit of a layer, in as many columns as fit. It is virtualised: only
 * tiles in view exist. They are painted off the JavaFX application thread.
 *
 * <p>Arrows, Home and End move the selection; Page Up and Page Down are left to the screen.
 */
public final class MapWall extends Region {

  /** The value that stands for no unit. */
  public static final int NONE = -1;

  private static final double GAP = 6;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);
  private final DoubleProperty tileSide = new SimpleDoubleProperty(this, "tileSide", 112);
  private final TileImageCache paintings;
  private final WallTiles tiles = new WallTiles();
  private final ScrollBar bar = new ScrollBar();
  private final Rectangle clip = new Rectangle();
  private @Nullable Hanging hanging;
  private WallPlaces places = WallPlaces.NONE;
  private TileSize size = new TileSize(1, 1, 1);
  private WallLayout layout = new WallLayout(0, 0, 1, 1, GAP);
  private IntConsumer chosen = unit -> {};
  private Consumer<List<Integer>> wanted = units -> {};
  private boolean isToReveal;
  private boolean isRenewed;
  private boolean isLayingOut;

  /**
   * The content of the wall.
   *
   * @param units the unit at each place
   * @param mapHeight the rows of a map
   * @param mapWidth the columns of a map
   * @param painter paints a unit
   * @param caption the caption of a unit's tile
   * @param description a unit's text for screen readers, which is also its tooltip
   */
  public record Hanging(
      int[] units,
      int mapHeight,
      int mapWidth,
      TilePainter painter,
      IntFunction<String> caption,
      IntFunction<String> description) {}

  /** Paints a unit's tile. Called on several painting threads at a time. */
  @FunctionalInterface
  public interface TilePainter {
    /**
     * Fills a tile with opaque pixels. Pixels left at 0 are transparent.
     *
     * @param argb {@code [height * width]}
     */
    void paint(int unit, int width, int height, int[] argb);
  }

  /**
   * An empty wall.
   *
   * @param painting paints tiles
   */
  public MapWall(Executor painting) {
    paintings = new TileImageCache(painting, this::arrived);
    getStyleClass().add("map-wall");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    getChildren().addAll(tiles, bar);
    setClip(clip);
    bar.valueProperty().addListener(observable -> scrolled());
    tileSide.addListener((property, old, now) -> requestLayout());
    selected.addListener((property, old, now) -> select());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  /**
   * Shows other units, or the same units in other colours; null clears the wall. The selection is
   * kept, and scrolled into view if the units are others.
   */
  public void show(@Nullable Hanging other) {
    Hanging before = hanging;
    hanging = other;
    places = other == null ? WallPlaces.NONE : new WallPlaces(other.units());
    size = new TileSize(1, 1, 1);
    paintings.clear();
    boolean sameUnits =
        other != null && before != null && Arrays.equals(before.units(), other.units());
    if (!sameUnits) {
      bar.setValue(0);
      isToReveal = true;
    }
    isRenewed = true;
    requestLayout();
  }

  /** The selected unit, or {@link #NONE}. May be set; the unit is then scrolled into view. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** The largest side of a tile, in logical pixels. */
  public DoubleProperty tileSideProperty() {
    return tileSide;
  }

  /** The units that are at least partly in view. */
  public List<Integer> inView() {
    if (hanging == null) {
      return List.of();
    }
    int first = layout.firstInView(bar.getValue());
    int end = layout.endOfView(bar.getValue(), getHeight());
    return places.units(first, end);
  }

  /**
   * Sets a listener for the units in and near the view, the most urgent first. It is called when
   * they change.
   */
  public void onWanted(Consumer<List<Integer>> listener) {
    wanted = listener;
  }

  /** Sets a listener for a unit that is double-clicked, or on which Enter is pressed. */
  public void onChosen(IntConsumer listener) {
    chosen = listener;
  }

  /** Repaints a unit because there is more to show. The old tile stays until then. */
  public void repaint(int unit) {
    paintings.again(unit);
  }

  /** Scrolls a unit into view. */
  public void scrollTo(int unit) {
    layout();
    int place = places.of(unit);
    if (place >= 0) {
      bar.setValue(layout.scrollTo(place, bar.getValue(), getHeight()));
    }
  }

  @Override
  public String getUserAgentStylesheet() {
    return ControlStyles.url();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 6 * (tileSide.get() + GAP);
  }

  @Override
  protected double computePrefHeight(double width) {
    return 4 * (tileSide.get() + GAP);
  }

  @Override
  protected void layoutChildren() {
    isLayingOut = true;
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    double barWidth = snapSizeX(bar.prefWidth(-1));
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    Hanging now = hanging;
    if (now == null || getWidth() <= barWidth || getHeight() <= 0) {
      tiles.clear();
      bar.setVisible(false);
    } else {
      arrange(now, getWidth() - barWidth);
    }
    isLayingOut = false;
  }

  private void arrange(Hanging now, double width) {
    double scale = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
    TileSize fitting = TileSize.of(now.mapHeight(), now.mapWidth(), tileSide.get(), scale);
    if (!fitting.equals(size)) {
      size = fitting;
      paintings.paintWith(now.painter(), size.pixelWidth(), size.pixelHeight());
      isToReveal = true;
    }
    int place = places.of(selected.get());
    boolean wasInView =
        place >= layout.firstInView(bar.getValue())
            && place < layout.endOfView(bar.getValue(), getHeight());
    int columns = layout.columns();
    layout =
        new WallLayout(
            now.units().length, width, size.width(), size.height() + WallTile.CAPTION, GAP);
    // When the width changes, units move to other rows.
    isToReveal |= wasInView && layout.columns() != columns;
    scroll(place);
    int first = layout.firstInView(bar.getValue());
    int end = layout.endOfView(bar.getValue(), getHeight());
    tiles.hang(now, layout, size, first, end, isRenewed, paintings);
    isRenewed = false;
    tiles.mark(place, layout, size);
    want(first, end);
  }

  private void scroll(int place) {
    double height = getHeight();
    double most = Math.max(0, layout.totalHeight() - height);
    bar.setMax(most);
    bar.setVisibleAmount(most * height / Math.max(height, layout.totalHeight()));
    bar.setUnitIncrement(layout.tileHeight() + GAP);
    bar.setBlockIncrement(height);
    bar.setVisible(most > 0);
    double scroll = layout.clamp(bar.getValue(), height);
    boolean reveals = isToReveal && place >= 0;
    bar.setValue(reveals ? layout.scrollTo(place, scroll, height) : scroll);
    isToReveal = false;
    tiles.relocate(0, -snapPositionY(bar.getValue()));
  }

  /** Requests the tiles in view first, then a row below and a row above. */
  private void want(int first, int end) {
    int columns = layout.columns();
    List<Integer> units =
        new ArrayList<>(places.units(first, Math.min(end + columns, places.count())));
    units.addAll(places.units(Math.max(0, first - columns), first));
    paintings.want(units);
    wanted.accept(units);
  }

  private void arrived(int unit) {
    WallTile tile = tiles.at(places.of(unit));
    if (tile != null) {
      tile.show(paintings.get(unit));
    }
  }

  private void select() {
    isToReveal = true;
    requestLayout();
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED_ITEMS);
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
  }

  private void pressed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown()) {
      return;
    }
    WallLayout.Direction direction = WallLayout.Direction.of(event.getCode());
    if (event.getCode() == KeyCode.ENTER && selected.get() != NONE) {
      chosen.accept(selected.get());
      event.consume();
    }
    if (direction != null && places.count() > 0) {
      selected.set(places.unit(layout.moved(places.of(selected.get()), direction)));
      event.consume();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int place = layout.placeAt(event.getX(), event.getY() + bar.getValue());
    if (hanging != null && place >= 0) {
      selected.set(places.unit(place));
      if (event.getClickCount() == 2) {
        chosen.accept(selected.get());
      }
    }
    event.consume();
  }

  private void scrolled(ScrollEvent event) {
    bar.setValue(layout.clamp(bar.getValue() - event.getDeltaY(), getHeight()));
    event.consume();
  }

  private void scrolled() {
    if (!isLayingOut) {
      requestLayout();
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> places.count();
      case ITEM_AT_INDEX -> tiles.at((int) parameters[0]);
      case FOCUS_ITEM -> tiles.at(places.of(selected.get()));
      case SELECTED_ITEMS -> {
        WallTile tile = tiles.at(places.of(selected.get()));
        yield tile == null
            ? FXCollections.emptyObservableList()
            : FXCollections.observableArrayList(tile);
      }
      case MULTIPLE_SELECTION -> false;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
