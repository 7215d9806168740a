package org.filterscope.ui.control;

import org.filterscope.image.Box;

/**
 * Which part of a picture a pane shows, how large. Immutable: zooming and panning give another one.
 *
 * @param paneWidth of the pane, in the interface's units
 * @param paneHeight of the pane
 * @param pictureWidth columns of the picture
 * @param pictureHeight rows of the picture
 * @param zoom the interface's units to one pixel of the picture
 * @param x where the picture's left edge lies on the pane
 * @param y where the picture's upper edge lies on the pane
 */
record Viewport(
    double paneWidth,
    double paneHeight,
    int pictureWidth,
    int pictureHeight,
    double zoom,
    double x,
    double y) {

  /** What one pixel can take at most, if all of the picture is not larger anyway. */
  private static final double LARGEST_ZOOM = 64;

  /** All of a picture, in the middle of the pane. */
  static Viewport fitting(
      double paneWidth, double paneHeight, int pictureWidth, int pictureHeight) {
    double zoom = fit(paneWidth, paneHeight, pictureWidth, pictureHeight);
    return new Viewport(paneWidth, paneHeight, pictureWidth, pictureHeight, zoom, 0, 0).inside();
  }

  private static double fit(double paneWidth, double paneHeight, int width, int height) {
    return Math.max(1e-6, Math.min(paneWidth / width, paneHeight / height));
  }

  /** Whether all of the picture is seen, as large as can be. */
  boolean isFitting() {
    return zoom <= fit(paneWidth, paneHeight, pictureWidth, pictureHeight) * (1 + 1e-9);
  }

  /** Larger by a factor, the point of the picture under a point of the pane staying there. */
  Viewport zoomedAround(double paneX, double paneY, double factor) {
    double least = fit(paneWidth, paneHeight, pictureWidth, pictureHeight);
    double most = Math.max(least, LARGEST_ZOOM);
    double zoomed = Math.max(least, Math.min(zoom * factor, most));
    double change = zoomed / zoom;
    return with(zoomed, paneX - (paneX - x) * change, paneY - (paneY - y) * change);
  }

  /** The picture moved on the pane, not further than its border. */
  Viewport panned(double dx, double dy) {
    return with(zoom, x + dx, y + dy);
  }

  /** A pane of another size: all of the picture if all was seen, else the same middle. */
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

  /** Covering the pane where the picture is large enough, else in its middle. */
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

  /** The picture's column at a place of the pane; outside the picture it goes on counting. */
  double pictureX(double paneX) {
    return (paneX - x) / zoom;
  }

  /** The picture's row at a place of the pane. */
  double pictureY(double paneY) {
    return (paneY - y) / zoom;
  }

  /** Whether the picture is at a point of the pane. */
  boolean holds(double paneX, double paneY) {
    double column = pictureX(paneX);
    double row = pictureY(paneY);
    return column >= 0 && row >= 0 && column < pictureWidth && row < pictureHeight;
  }

  /** Where a part of the picture lies on the pane. */
  Box onPane(Box part) {
    return new Box(
        x + part.x0() * zoom, y + part.y0() * zoom, x + part.x1() * zoom, y + part.y1() * zoom);
  }

  /** The part of the picture that is seen, in whole pixels. */
  Box inView() {
    return new Box(
        Math.max(0, Math.floor(pictureX(0))),
        Math.max(0, Math.floor(pictureY(0))),
        Math.min(pictureWidth, Math.ceil(pictureX(paneWidth))),
        Math.min(pictureHeight, Math.ceil(pictureY(paneHeight))));
  }
}
