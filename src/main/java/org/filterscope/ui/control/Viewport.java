package org.filterscope.ui.control;

import org.filterscope.image.Box;

/**
 * The part of a picture that a pane shows, and its zoom. Immutable: zooming and panning create a
 * new one.
 *
 * @param paneWidth the width of the pane, in logical pixels
 * @param paneHeight of the pane
 * @param pictureWidth the width of the picture, in its pixels
 * @param pictureHeight the height of the picture
 * @param zoom logical pixels to one pixel of the picture
 * @param x the picture's left edge on the pane
 * @param y the picture's upper edge on the pane
 */
record Viewport(
    double paneWidth,
    double paneHeight,
    int pictureWidth,
    int pictureHeight,
    double zoom,
    double x,
    double y) {

  /** The largest zoom, unless fitting the picture already needs a larger one. */
  private static final double LARGEST_ZOOM = 64;

  /** Fits all of a picture into the middle of the pane. */
  static Viewport fitting(
      double paneWidth, double paneHeight, int pictureWidth, int pictureHeight) {
    double zoom = fit(paneWidth, paneHeight, pictureWidth, pictureHeight);
    return new Viewport(paneWidth, paneHeight, pictureWidth, pictureHeight, zoom, 0, 0).inside();
  }

  private static double fit(double paneWidth, double paneHeight, int width, int height) {
    return Math.max(1e-6, Math.min(paneWidth / width, paneHeight / height));
  }

  /** Whether the picture is fitted into the pane. */
  boolean isFitting() {
    return zoom <= fit(paneWidth, paneHeight, pictureWidth, pictureHeight) * (1 + 1e-9);
  }

  /** Zooms by a factor around a point of the pane, which keeps its point of the picture. */
  Viewport zoomedAround(double paneX, double paneY, double factor) {
    double least = fit(paneWidth, paneHeight, pictureWidth, pictureHeight);
    double most = Math.max(least, LARGEST_ZOOM);
    double zoomed = Math.max(least, Math.min(zoom * factor, most));
    double change = zoomed / zoom;
    return with(zoomed, paneX - (paneX - x) * change, paneY - (paneY - y) * change);
  }

  /** Moves the picture on the pane, not beyond its border. */
  Viewport panned(double dx, double dy) {
    return with(zoom, x + dx, y + dy);
  }

  /**
   * Adapts to a pane of another size: a fitted picture stays fitted, otherwise the centre stays the
   * same.
   */
  Viewport on(double width, double height) {
    if (isFitting()) {
      return fitting(width, height, pictureWidth, pictureHeight);
    }
    double least = fit(width, height, pictureWidth, pictureHeight);
    double movedX = x + (width - paneWidth) / 2;
    double movedY = y + (height - paneHeight) / 2;
    Viewport moved = new Viewport(width, height, pictureWidth, pictureHeight, zoom, movedX, movedY);
    return moved.zoomedAround(width / 2, height / 2, Math.max(1, least / zoom));
  }

  private Viewport with(double newZoom, double newX, double newY) {
    return new Viewport(paneWidth, paneHeight, pictureWidth, pictureHeight, newZoom, newX, newY)
        .inside();
  }

  /** Clamps the position: the picture covers the pane if it is large enough, else it is centred. */
  private Viewport inside() {
    return new Viewport(
        paneWidth,
        paneHeight,
        pictureWidth,
        pictureHeight,
        zoom,
        inside(x, pictureWidth * zoom, paneWidth),
        inside(y, pictureHeight * zoom, paneHeight));
  }

  private static double inside(double at, double length, double room) {
    return length <= room ? (room - length) / 2 : Math.max(room - length, Math.min(at, 0));
  }

  /** The picture's x coordinate at one of the pane. It may be outside the picture. */
  double pictureX(double paneX) {
    return (paneX - x) / zoom;
  }

  /** The picture's y coordinate at one of the pane. */
  double pictureY(double paneY) {
    return (paneY - y) / zoom;
  }

  /** Whether a point of the pane is on the picture. */
  boolean holds(double paneX, double paneY) {
    double column = pictureX(paneX);
    double row = pictureY(paneY);
    return column >= 0 && row >= 0 && column < pictureWidth && row < pictureHeight;
  }

  /** The place of a part of the picture on the pane. */
  Box onPane(Box part) {
    return new Box(
        x + part.x0() * zoom, y + part.y0() * zoom, x + part.x1() * zoom, y + part.y1() * zoom);
  }

  /** The visible part of the picture, in whole pixels. */
  Box inView() {
    return new Box(
        Math.max(0, Math.floor(pictureX(0))),
        Math.max(0, Math.floor(pictureY(0))),
        Math.min(pictureWidth, Math.ceil(pictureX(paneWidth))),
        Math.min(pictureHeight, Math.ceil(pictureY(paneHeight))));
  }
}
