package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The tiles of a wall that are in view, and the ring around the selected one. A tile that leaves
 * the view is reused where another comes into view.
 */
final class WallTiles extends Pane {

  private static final double RING = 4;

  private final List<WallTile> pool = new ArrayList<>();
  private final Region ring = new Region();
  private final Tooltip tooltip = new Tooltip();

  WallTiles() {
    setManaged(false);
    ring.getStyleClass().add("map-wall-ring");
    ring.setMouseTransparent(true);
    ring.setManaged(false);
    ring.setVisible(false);
    getChildren().add(ring);
  }

  /**
   * Shows tiles at the places from {@code first} up to {@code end}, exclusive, and no others.
   *
   * @param renewed whether captions and descriptions may have changed
   */
  void hang(
      MapWall.Hanging hanging,
      WallLayout layout,
      TileSize size,
      int first,
      int end,
      boolean renewed,
      TileImageCache paintings) {
    grow(end - first, layout.columns());
    for (WallTile tile : pool) {
      if (tile.place() >= 0 && (tile.place() < first || tile.place() >= end)) {
        tile.takeDown();
      }
    }
    for (int place = first; place < end; place++) {
      // Places in view never share a tile, and scrolling by a row changes only that row's tiles.
      WallTile tile = pool.get(place % pool.size());
      int unit = hanging.units()[place];
      if (renewed || tile.place() != place || tile.unit() != unit) {
        tile.hang(place, unit, hanging.caption().apply(unit), hanging.description().apply(unit));
      }
      tile.size(size.width(), size.height());
      tile.resizeRelocate(
          snapPositionX(layout.x(place)),
          snapPositionY(layout.y(place)),
          layout.tileWidth(),
          layout.tileHeight());
      Image painted = paintings.get(unit);
      if (painted != null) {
        tile.show(painted);
      }
    }
  }

  /** Removes all tiles. */
  void clear() {
    for (WallTile tile : pool) {
      tile.takeDown();
    }
    ring.setVisible(false);
  }

  /** Draws the ring around a place, whether it is in view or not; -1 removes it. */
  void mark(int place, WallLayout layout, TileSize size) {
    ring.setVisible(place >= 0);
    if (place >= 0) {
      ring.resizeRelocate(
          snapPositionX(layout.x(place)) - RING,
          snapPositionY(layout.y(place)) - RING,
          size.width() + 2 * RING,
          size.height() + 2 * RING);
    }
    for (WallTile tile : pool) {
      tile.select(place >= 0 && tile.place() == place);
    }
  }

  /** The tile at a place, if it is in view. */
  @Nullable WallTile at(int place) {
    if (place < 0 || pool.isEmpty()) {
      return null;
    }
    WallTile tile = pool.get(place % pool.size());
    return tile.place() == place ? tile : null;
  }

  private void grow(int needed, int columns) {
    if (needed <= pool.size()) {
      return;
    }
    // A row more, so that the next scroll does not enlarge the pool again.
    while (pool.size() < needed + columns) {
      WallTile tile = new WallTile();
      tile.setOnMouseEntered(event -> tooltip.setText(tile.getAccessibleText()));
      Tooltip.install(tile, tooltip);
      pool.add(tile);
      getChildren().add(getChildren().size() - 1, tile);
    }
  }
}
