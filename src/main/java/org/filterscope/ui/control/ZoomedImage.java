package org.filterscope.ui.control;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.filterscope.figure.ImagePyramid;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Shows the visible part of a picture. A picture that is scaled down is drawn from a copy that has
 * been halved often enough, because the graphics card would skip pixels. The copies are made off
 * the JavaFX application thread.
 */
final class ZoomedImage extends ImageView {
  private final Executor painting;
  private @Nullable Picture picture;
  private List<Image> halvings = List.of();
  private @Nullable Runnable whenHalved;
  private @Nullable PixelImage cells;

  /**
   * Creates an empty view.
   *
   * @param painting halves pictures
   */
  ZoomedImage(Executor painting) {
    this.painting = painting;
    setManaged(false);
    setMouseTransparent(true);
  }

  /**
   * Sets the picture.
   *
   * @param redraw called when it can be drawn in better quality
   */
  void take(@Nullable Picture other, Runnable redraw) {
    picture = other;
    halvings = other == null ? List.of() : List.of(PixelImage.of(other));
    whenHalved = redraw;
    setImage(null);
  }

  /**
   * Draws the part that the viewport shows.
   *
   * @param isCrisp whether enlarged pixels are drawn as rectangles
   * @param screenScale screen pixels to one logical pixel
   */
  void draw(Viewport viewport, boolean isCrisp, double screenScale) {
    Picture shown = picture;
    if (shown == null) {
      return;
    }
    double pixels = viewport.zoom() * screenScale;
    if (isCrisp && pixels > 1) {
      drawCells(shown, viewport, screenScale);
    } else {
      drawSmooth(viewport, pixels);
    }
  }

  /**
   * Draws each screen pixel itself, because smoothing cannot be turned off in every graphics
   * pipeline.
   */
  private void drawCells(Picture shown, Viewport viewport, double screenScale) {
    int width = (int) Math.ceil(viewport.paneWidth() * screenScale);
    int height = (int) Math.ceil(viewport.paneHeight() * screenScale);
    if (cells == null || cells.image().getWidth() != width || cells.image().getHeight() != height) {
      cells = new PixelImage(width, height);
    }
    int[] columns = new int[width];
    for (int x = 0; x < width; x++) {
      columns[x] = index(viewport.pictureX((x + 0.5) / screenScale), shown.width());
    }
    cells.paint(
        argb -> {
          for (int y = 0; y < height; y++) {
            int row = index(viewport.pictureY((y + 0.5) / screenScale), shown.height());
            for (int x = 0; x < width; x++) {
              boolean isInside = row >= 0 && columns[x] >= 0;
              argb[y * width + x] = isInside ? shown.argb()[row * shown.width() + columns[x]] : 0;
            }
          }
        });
    setImage(cells.image());
    setViewport(null);
    setX(0);
    setY(0);
    setFitWidth(width / screenScale);
    setFitHeight(height / screenScale);
  }

  private static int index(double at, int count) {
    int index = (int) Math.floor(at);
    return index < count ? index : -1;
  }

  private void drawSmooth(Viewport viewport, double pixels) {
    int wanted = pixels >= 1 ? 0 : (int) Math.floor(-Math.log(pixels) / Math.log(2));
    if (wanted >= 1 && halvings.size() == 1) {
      halve();
    }
    int level = Math.min(wanted, halvings.size() - 1);
    Image image = halvings.get(level);
    Box part = viewport.inView();
    Box place = viewport.onPane(part);
    double across = image.getWidth() / viewport.pictureWidth();
    double down = image.getHeight() / viewport.pictureHeight();
    setImage(image);
    setViewport(
        new Rectangle2D(
            part.x0() * across, part.y0() * down, part.width() * across, part.height() * down));
    setX(place.x0());
    setY(place.y0());
    setFitWidth(place.width());
    setFitHeight(place.height());
  }

  private void halve() {
    Picture whole = picture;
    Runnable redraw = whenHalved;
    if (whole == null || redraw == null) {
      return;
    }
    whenHalved = null;
    painting.execute(
        () -> {
          List<Picture> all = ImagePyramid.of(whole);
          Platform.runLater(
              () -> {
                if (picture != null && picture.argb() == whole.argb()) {
                  halvings = all.stream().map(PixelImage::of).toList();
                  redraw.run();
                }
              });
        });
  }
}
