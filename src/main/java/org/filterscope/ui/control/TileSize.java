package org.filterscope.ui.control;

/**
 * The size at which a map is drawn on its tile. If possible, a cell takes a whole number of screen
 * pixels, so that all cells have the same size.
 *
 * @param pixelWidth the width, in screen pixels
 * @param pixelHeight the height, in screen pixels
 * @param scale screen pixels to one logical pixel
 */
record TileSize(int pixelWidth, int pixelHeight, double scale) {

  /** The smallest share of the available side that a tile with equal cells may have. */
  private static final double LEAST_SHARE = 0.8;

  /**
   * Fits a map into a square.
   *
   * @param side the side of the square, in logical pixels
   */
  static TileSize of(int mapHeight, int mapWidth, double side, double scale) {
    int longer = Math.max(mapHeight, mapWidth);
    int room = Math.max(1, (int) (side * scale));
    int whole = room / longer * longer;
    int used = whole >= LEAST_SHARE * room ? whole : room;
    return new TileSize(part(mapWidth, used, longer), part(mapHeight, used, longer), scale);
  }

  private static int part(int cells, int used, int longer) {
    return Math.max(1, (int) Math.round((double) cells * used / longer));
  }

  double width() {
    return pixelWidth / scale;
  }

  double height() {
    return pixelHeight / scale;
  }
}
