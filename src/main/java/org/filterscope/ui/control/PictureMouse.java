package org.filterscope.ui.control;

import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/** Handles mouse, wheel and touch gestures of a {@link PicturePane}. */
final class PictureMouse {

  /** The scroll distance that doubles the size, in units of scroll events. */
  private static final double DOUBLING = 160;

  private final PicturePane pane;
  private @Nullable CropDrag crop;
  private @Nullable Viewport panned;
  private double startX;
  private double startY;

  PictureMouse(PicturePane pane) {
    this.pane = pane;
  }

  void listen() {
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    pane.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pane.pointNowhere());
    pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    pane.addEventHandler(ZoomEvent.ZOOM, this::zoomed);
  }

  private void pressed(MouseEvent event) {
    pane.requestFocus();
    crop = null;
    panned = null;
    if (pane.pictureProperty().get() == null || event.getButton() == MouseButton.SECONDARY) {
      return;
    }
    startX = event.getX();
    startY = event.getY();
    crop = event.getButton() == MouseButton.PRIMARY ? cropAt(event) : null;
    if (crop == null) {
      panned = pane.viewport();
    }
    event.consume();
  }

  private void dragged(MouseEvent event) {
    Viewport now = pane.viewport();
    if (crop != null) {
      pane.frame(crop.to(now.pictureX(event.getX()), now.pictureY(event.getY())));
    } else if (panned != null && !event.isStillSincePress()) {
      pane.look(panned.panned(event.getX() - startX, event.getY() - startY));
    }
    pane.pointAt(event.getX(), event.getY());
    event.consume();
  }

  private void released(MouseEvent event) {
    if (panned != null && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      choose(event);
    }
    crop = null;
    panned = null;
    event.consume();
  }

  private void choose(MouseEvent event) {
    PicturePane.Grid grid = pane.gridProperty().get();
    if (grid == null) {
      pane.open();
      return;
    }
    Picture picture = pane.pictureProperty().get();
    Viewport now = pane.viewport();
    if (picture != null && now.holds(event.getX(), event.getY())) {
      int row = (int) (now.pictureY(event.getY()) / picture.height() * grid.rows());
      int column = (int) (now.pictureX(event.getX()) / picture.width() * grid.columns());
      pane.choose(new PicturePane.Cell(row, column));
    }
  }

  private void moved(MouseEvent event) {
    pane.pointAt(event.getX(), event.getY());
    CropDrag under = cropAt(event);
    if (under != null) {
      pane.setCursor(cursor(under));
    } else if (pane.gridProperty().get() != null) {
      pane.setCursor(Cursor.CROSSHAIR);
    } else if (!pane.viewport().isFitting()) {
      pane.setCursor(Cursor.OPEN_HAND);
    } else {
      pane.setCursor(pane.openingProperty().get() == null ? Cursor.DEFAULT : Cursor.HAND);
    }
  }

  private @Nullable CropDrag cropAt(MouseEvent event) {
    Crop framing = pane.framingProperty().get();
    if (framing == null || pane.pictureProperty().get() == null) {
      return null;
    }
    Viewport now = pane.viewport();
    return CropDrag.at(
        framing,
        now.pictureX(event.getX()),
        now.pictureY(event.getY()),
        CropFrame.HANDLE / now.zoom());
  }

  private static Cursor cursor(CropDrag drag) {
    Crop.Corner corner = drag.corner();
    if (corner == null) {
      return Cursor.MOVE;
    }
    return switch (corner) {
      case TOP_LEFT -> Cursor.NW_RESIZE;
      case TOP_RIGHT -> Cursor.NE_RESIZE;
      case BOTTOM_LEFT -> Cursor.SW_RESIZE;
      case BOTTOM_RIGHT -> Cursor.SE_RESIZE;
    };
  }

  private void scrolled(ScrollEvent event) {
    if (pane.pictureProperty().get() == null) {
      return;
    }
    Viewport now = pane.viewport();
    Crop framing = pane.framingProperty().get();
    double factor = Math.pow(2, event.getDeltaY() / DOUBLING);
    if (event.isDirect()) {
      pane.look(now.panned(event.getDeltaX(), event.getDeltaY()));
    } else if (framing != null && event.isShortcutDown()) {
      double x = now.pictureX(event.getX());
      double y = now.pictureY(event.getY());
      pane.frame(framing.resizedAround(x, y, 1 / factor));
    } else {
      pane.look(now.zoomedAround(event.getX(), event.getY(), factor));
    }
    pane.pointAt(event.getX(), event.getY());
    event.consume();
  }

  private void zoomed(ZoomEvent event) {
    if (pane.pictureProperty().get() != null) {
      pane.look(pane.viewport().zoomedAround(event.getX(), event.getY(), event.getZoomFactor()));
      event.consume();
    }
  }
}
