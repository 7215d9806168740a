package org.filterscope.ui.control;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.filterscope.figure.Halvings;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The part of a picture that is seen. Drawn small, it is drawn from a copy halved often enough, as
 * the graphics card would leave out pixels; the copies are made away from the interface's thread.
 */
final class ZoomedImage extends ImageView {
  private final Executor painting;
  private @Nullable Picture picture;
  private List<Image> halvings = List.of();
  private @Nullable Runnable whenHalved;

  /**
   * Nothing yet.
   *
   * @param painting where pictures are halved
   */
  ZoomedImage(Executor painting) {
    this.painting = painting;
    setManaged(false);
    setMouseTransparent(true);
  }

  /**
   * Takes another picture.
   *
   * @param redraw called when it can be drawn better than before
   */
  void take(@Nullable Picture other, Runnable redraw) {
    picture = other;
    halvings = other == null ? List.of() : List.of(PixelImage.of(other));
    whenHalved = redraw;
    setImage(null);
  }

  /** Draws the part that the viewport shows. */
  void draw(Viewport viewport, boolean isCrisp, double screenScale) {
    if (halvings.isEmpty()) {
      return;
    }
    double pixels = viewport.zoom() * screenScale;
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
    setSmooth(!(isCrisp && pixels > 1));
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
          List<Picture> all = Halvings.of(whole);
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
