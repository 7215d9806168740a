package org.filterscope.ui.control;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;

/** Handles the keys of a {@link PicturePane}. */
final class PictureKeys {
  private static final double ZOOM = 1.25;
  private static final double RESIZE = 1.05;

  /** The length of a pan step, as a share of the pane's longer side. */
  private static final double PAN = 0.1;

  /** The length of a step of the crop, as a share of its side. */
  private static final double MOVE = 0.02;

  private static final int LONG = 5;

  private final PicturePane pane;

  PictureKeys(PicturePane pane) {
    this.pane = pane;
  }

  void listen() {
    pane.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (pane.pictureProperty().get() != null && handles(event)) {
            event.consume();
          }
        });
  }

  private boolean handles(KeyEvent event) {
    if (event.isAltDown() || event.isMetaDown()) {
      return false;
    }
    int across = across(event.getCode());
    int down = down(event.getCode());
    if (across != 0 || down != 0) {
      return arrow(event, across, down);
    }
    int larger = larger(event);
    if (larger != 0) {
      return larger(larger, event.isShortcutDown());
    }
    return other(event);
  }

  private boolean arrow(KeyEvent event, int across, int down) {
    Crop framing = pane.framingProperty().get();
    int steps = event.isShiftDown() ? LONG : 1;
    if (framing != null && !event.isShortcutDown()) {
      double step = Math.max(1, MOVE * framing.box().width()) * steps;
      pane.frame(framing.moved(across * step, down * step));
      return true;
    }
    PicturePane.Grid grid = pane.gridProperty().get();
    if (grid != null && !event.isShortcutDown()) {
      choose(grid, across * steps, down * steps);
      return true;
    }
    Viewport now = pane.viewport();
    if (now.isFitting()) {
      return false;
    }
    double step = PAN * Math.max(now.paneWidth(), now.paneHeight()) * steps;
    pane.look(now.panned(-across * step, -down * step));
    return true;
  }

  /** Moves the chosen cell, or chooses the middle one if there is none. */
  private void choose(PicturePane.Grid grid, int across, int down) {
    PicturePane.Cell now = pane.cellProperty().get();
    int row = now == null ? grid.rows() / 2 : now.row() + down;
    int column = now == null ? grid.columns() / 2 : now.column() + across;
    pane.choose(
        new PicturePane.Cell(
            Math.max(0, Math.min(row, grid.rows() - 1)),
            Math.max(0, Math.min(column, grid.columns() - 1))));
  }

  private boolean larger(int direction, boolean isForced) {
    Crop framing = pane.framingProperty().get();
    if (framing != null && !isForced) {
      Box box = framing.box();
      double factor = direction > 0 ? RESIZE : 1 / RESIZE;
      pane.frame(
          framing.resizedAround((box.x0() + box.x1()) / 2, (box.y0() + box.y1()) / 2, factor));
    } else {
      pane.zoomBy(direction > 0 ? ZOOM : 1 / ZOOM);
    }
    return true;
  }

  private boolean other(KeyEvent event) {
    if (event.getCode() == KeyCode.DIGIT0 || event.getCode() == KeyCode.NUMPAD0) {
      pane.fit();
      return true;
    }
    if (event.getCode() == KeyCode.HOME && pane.framingProperty().get() != null) {
      pane.resetFraming();
      return true;
    }
    return event.getCode() == KeyCode.ENTER && pane.open();
  }

  private static int across(KeyCode code) {
    return code == KeyCode.LEFT ? -1 : code == KeyCode.RIGHT ? 1 : 0;
  }

  private static int down(KeyCode code) {
    return code == KeyCode.UP ? -1 : code == KeyCode.DOWN ? 1 : 0;
  }

  /**
   * The direction of a zoom key: 1, -1, or 0 for other keys. On many keyboards, + is Shift and =.
   */
  private static int larger(KeyEvent event) {
    if (event.getText().equals("+")) {
      return 1;
    }
    return switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> 1;
      case MINUS, SUBTRACT -> -1;
      default -> 0;
    };
  }
}
