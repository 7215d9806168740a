package org.filterscope.ui.control;

/**
 * How large a map is drawn on its tile: if it can be, a whole number of the screen's pixels a cell,
 * so that all cells are alike.
 *
 * @param pixelWidth columns, in pixels of the screen
 * @param pixelHeight rows, in pixels of the screen
 * @param scale pixels of the screen to one of the interface's units
 */
record TileSize(int pixelWidth, int pixelHeight, double scale) {

  /** Equal cells are worth a tile that is smaller by this, and no more. */
  private static final double LEAST_SHARE = 0.8;

  /**
   * Fits a map into a square.
   *
   * @param side of the square, in the interface's units
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
