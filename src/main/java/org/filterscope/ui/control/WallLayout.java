package org.filterscope.ui.control;

import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a wall's tiles: centred rows with as many columns as fit the width.
 *
 * @param count number of tiles
 * @param width of the wall
 * @param tileWidth of each tile
 * @param tileHeight of each tile, with its caption
 * @param gap between tiles and around them
 */
record WallLayout(int count, double width, double tileWidth, double tileHeight, double gap) {

  /** A direction of movement by a key. */
  enum Direction {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    FIRST,
    LAST;

    /** The direction of a key; null if it has none. */
    static @Nullable Direction of(KeyCode key) {
      return switch (key) {
        case LEFT -> LEFT;
        case RIGHT -> RIGHT;
        case UP -> UP;
        case DOWN -> DOWN;
        case HOME -> FIRST;
        case END -> LAST;
        default -> null;
      };
    }
  }

  /** The number of columns: at least one, even if there is no room for it. */
  int columns() {
    int fitting = (int) ((width - gap) / (tileWidth + gap));
    return Math.max(1, Math.min(fitting, Math.max(1, count)));
  }

  int rows() {
    return (count + columns() - 1) / columns();
  }

  double totalHeight() {
    return gap + rows() * (tileHeight + gap);
  }

  double x(int place) {
    double margin = Math.max(gap, (width - columns() * (tileWidth + gap) + gap) / 2);
    return margin + place % columns() * (tileWidth + gap);
  }

  double y(int place) {
    int row = place / columns();
    return gap + row * (tileHeight + gap);
  }

  /** The first place that is at least partly in view. */
  int firstInView(double scroll) {
    int row = (int) ((scroll - gap) / (tileHeight + gap));
    return Math.min(Math.max(0, row) * columns(), count);
  }

  /** The place after the last that is at least partly in view. */
  int endOfView(double scroll, double height) {
    int rowsAbove = (int) Math.ceil((scroll + height - gap) / (tileHeight + gap));
    return Math.min(Math.max(0, rowsAbove) * columns(), count);
  }

  /** The place at a point of the unscrolled wall; -1 between tiles. */
  int placeAt(double x, double y) {
    int row = (int) Math.floor((y - gap) / (tileHeight + gap));
    int column = (int) Math.floor((x - x(0)) / (tileWidth + gap));
    int place = row * columns() + column;
    if (row < 0 || column < 0 || column >= columns() || place >= count) {
      return -1;
    }
    return x < x(place) + tileWidth && y < y(place) + tileHeight ? place : -1;
  }

  /**
   * The place that a key leads to, clamped to the ends. From no place, it is the first or the last.
   */
  int moved(int place, Direction direction) {
    if (count == 0) {
      return -1;
    }
    if (place < 0) {
      return direction == Direction.LAST ? count - 1 : 0;
    }
    return switch (direction) {
      case LEFT -> Math.max(0, place - 1);
      case RIGHT -> Math.min(count - 1, place + 1);
      case UP -> place < columns() ? place : place - columns();
      case DOWN -> below(place);
      case FIRST -> 0;
      case LAST -> count - 1;
    };
  }

  /** The place below. Above a gap in the last row, it is the last place. */
  private int below(int place) {
    boolean isInLastRow = place / columns() == rows() - 1;
    return isInLastRow ? place : Math.min(count - 1, place + columns());
  }

  /** The scroll position closest to the current one that shows all of a tile. */
  double scrollTo(int place, double scroll, double height) {
    double top = y(place) - gap;
    double bottom = y(place) + tileHeight + gap;
    double moved = Math.max(scroll, bottom - height);
    return clamp(Math.min(moved, top), height);
  }

  /** Clamps a scroll position to the wall's height. */
  double clamp(double scroll, double height) {
    return Math.max(0, Math.min(scroll, totalHeight() - height));
  }
}
