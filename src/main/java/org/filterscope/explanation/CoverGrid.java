package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;

/**
 * The positions of a square on a network's input. The square's top left corner is at rows and
 * columns 0, step, 2 step and so on, as long as the square fits inside. Positions are numbered row
 * by row.
 *
 * @param size side length of the square, in pixels of the input
 * @param step distance between neighbouring positions, in pixels of the input
 * @param rows number of rows of positions
 * @param columns number of columns of positions
 */
public record CoverGrid(int size, int step, int rows, int columns) {

  /**
   * Creates the grid of positions that fit in an input.
   *
   * @throws Problem if a square of that size does not fit, or the step is less than 1
   */
  public static CoverGrid over(Shape input, int size, int step) {
    int largest = Math.min(input.height(), input.width());
    if (size < 1 || size > largest) {
      throw new Problem("cover.too-large", size, input.height(), input.width(), largest);
    }
    if (step < 1) {
      throw new Problem("cover.step", step);
    }
    return new CoverGrid(
        size, step, (input.height() - size) / step + 1, (input.width() - size) / step + 1);
  }

  /** Number of positions. */
  public int count() {
    return rows * columns;
  }

  /** The pixels that the square covers at a position. */
  public Region square(int position) {
    int top = position / columns * step;
    int left = position % columns * step;
    return new Region(top, left, top + size, left + size);
  }

  /** All squares, in the order of positions. */
  public List<Region> squares() {
    List<Region> squares = new ArrayList<>();
    for (int position = 0; position < count(); position++) {
      squares.add(square(position));
    }
    return squares;
  }

  /**
   * For each position itself if it is known, else the nearest known one of a coarser round.
   *
   * @param isKnown for each position; the first one must be known
   */
  int[] sources(boolean[] isKnown) {
    int[] sources = new int[count()];
    for (int position = 0; position < sources.length; position++) {
      int row = position / columns;
      int column = position % columns;
      int source = position;
      for (int stride = 2; !isKnown[source]; stride *= 2) {
        source = (row - row % stride) * columns + column - column % stride;
      }
      sources[position] = source;
    }
    return sources;
  }

  /**
   * All positions from coarse to fine, so that the outline of the result is visible early. Each
   * round halves the distance between neighbours.
   */
  public int[] coarseToFine() {
    int[] order = new int[count()];
    boolean[] isTaken = new boolean[order.length];
    int next = 0;
    int stride = Integer.highestOneBit(Math.max(1, Math.max(rows, columns) - 1));
    for (; stride > 0; stride /= 2) {
      for (int row = 0; row < rows; row += stride) {
        for (int column = 0; column < columns; column += stride) {
          int position = row * columns + column;
          if (!isTaken[position]) {
            isTaken[position] = true;
            order[next++] = position;
          }
        }
      }
    }
    return Arrays.copyOf(order, next);
  }
}
