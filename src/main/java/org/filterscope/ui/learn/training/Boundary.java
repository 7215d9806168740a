package org.filterscope.ui.learn.training;

import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import org.filterscope.lesson.learning.TwoFeatureHead;

/**
 * The boundary between two classes on a plot. It takes the head's probabilities at the corners of
 * small squares, with straight lines in between (marching squares).
 */
final class Boundary {

  private static final double SQUARE = 5;
  private static final double HALF = 0.5;

  private final Plot plot;
  private final int columns;
  private final int rows;
  private final double across;
  private final double down;

  /** Probabilities of the second class, {@code [row][column]} of corners. */
  private final double[][] corners;

  Boundary(Plot plot, TwoFeatureHead head) {
    this.plot = plot;
    columns = Math.max(1, (int) Math.ceil(plot.width() / SQUARE));
    rows = Math.max(1, (int) Math.ceil(plot.height() / SQUARE));
    across = plot.width() / columns;
    down = plot.height() / rows;
    corners = new double[rows + 1][columns + 1];
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        corners[row][column] = head.probability(plot.across(x(column)), plot.up(y(row)));
      }
    }
  }

  /**
   * Outlines the part where the second class is likelier, and draws the line between the classes.
   */
  void draw(List<PathElement> second, List<PathElement> line) {
    for (int row = 0; row < rows; row++) {
      int start = -1;
      for (int column = 0; column < columns; column++) {
        boolean isInside = isInside(row, column);
        if (isInside && start < 0) {
          start = column;
        }
        if (!isInside) {
          if (start >= 0) {
            rectangle(second, row, start, column);
            start = -1;
          }
          square(second, line, row, column);
        }
      }
      if (start >= 0) {
        rectangle(second, row, start, columns);
      }
    }
  }

  private boolean isInside(int row, int column) {
    return corners[row][column] > HALF
        && corners[row][column + 1] > HALF
        && corners[row + 1][column] > HALF
        && corners[row + 1][column + 1] > HALF;
  }

  private void rectangle(List<PathElement> second, int row, int start, int end) {
    second.add(new MoveTo(x(start), y(row)));
    second.add(new LineTo(x(end), y(row)));
    second.add(new LineTo(x(end), y(row + 1)));
    second.add(new LineTo(x(start), y(row + 1)));
    second.add(new ClosePath());
  }

  /** Walks around a square: corners of the second class, and crossings of its sides. */
  private void square(List<PathElement> second, List<PathElement> line, int row, int column) {
    int[][] around = {
      {row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}, {row, column}
    };
    boolean hasBegun = false;
    boolean isLineOpen = false;
    for (int side = 0; side < 4; side++) {
      int[] from = around[side];
      int[] to = around[side + 1];
      double start = corners[from[0]][from[1]];
      double end = corners[to[0]][to[1]];
      if (start > HALF) {
        second.add(go(hasBegun, x(from[1]), y(from[0])));
        hasBegun = true;
      }
      if (start > HALF != end > HALF) {
        double share = (HALF - start) / (end - start);
        double x = x(from[1]) + share * (x(to[1]) - x(from[1]));
        double y = y(from[0]) + share * (y(to[0]) - y(from[0]));
        second.add(go(hasBegun, x, y));
        hasBegun = true;
        line.add(go(isLineOpen, x, y));
        isLineOpen = !isLineOpen;
      }
    }
    if (hasBegun) {
      second.add(new ClosePath());
    }
  }

  private static PathElement go(boolean isOnTheWay, double x, double y) {
    return isOnTheWay ? new LineTo(x, y) : new MoveTo(x, y);
  }

  private double x(int column) {
    return plot.left() + column * across;
  }

  private double y(int row) {
    return plot.top() + row * down;
  }
}
