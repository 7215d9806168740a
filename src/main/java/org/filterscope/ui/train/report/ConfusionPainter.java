package org.filterscope.ui.train.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Draws a confusion matrix, with a row for each class and a column for each answer. The larger a
 * cell's share of its row, the stronger its colour.
 */
final class ConfusionPainter {

  private static final double LONGEST_NAME = 130;
  private static final double PAD = 6;
  private static final double SMALLEST_WITH_NUMBERS = 18;

  /** Makes a single photograph among hundreds visible. */
  private static final double FAINTEST = 0.14;

  private static final double STRONGEST = 0.85;

  private static final double LARGEST_FONT = 13;

  /** The room for the names of the axes, to the left of the rows and above the columns. */
  private static final double AXIS = 22;

  private final List<String> names;
  private final int[][] counts;
  private final Axes axes;
  private final double left;

  /**
   * Creates a painter for a matrix.
   *
   * @param classes in the order of rows and columns
   * @param counts {@code [class][answer]}
   */
  ConfusionPainter(List<String> classes, int[][] counts, Axes axes) {
    this.counts = counts;
    this.axes = axes;
    Font font = Font.font(LARGEST_FONT);
    names = classes.stream().map(name -> fitting(name, font)).toList();
    left = names.stream().mapToDouble(name -> width(name, font)).max().orElse(0) + 2 * PAD + AXIS;
  }

  /** The names of the axes. */
  record Axes(String rows, String columns) {}

  /**
   * The theme's colours.
   *
   * @param paper the background
   * @param ink for numbers and names
   * @param faint for lines
   * @param right for correctly classified photographs
   * @param wrong for the others
   * @param ring for the frame of the chosen cell
   */
  record Colours(Color paper, Color ink, Color faint, Color right, Color wrong, Color ring) {}

  /**
   * What is in view.
   *
   * @param width the width, including the names
   * @param height the height, including the names
   * @param cell the side of a cell
   * @param x how far the cells are scrolled to the right
   * @param y how far they are scrolled down
   */
  record Frame(double width, double height, double cell, double x, double y) {}

  /** The width of the names at the left. */
  double left() {
    return left;
  }

  /** The height of the vertical names at the top. */
  double top() {
    return left;
  }

  /** Draws the part in view. */
  void paint(
      GraphicsContext graphics,
      Frame frame,
      Colours colours,
      TrainingResult.@Nullable Cell chosen) {
    graphics.setFill(colours.paper());
    graphics.fillRect(0, 0, frame.width(), frame.height());
    graphics.setFont(Font.font(fontSize(frame.cell())));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    int[] rows = inView(frame.y(), frame.height() - top(), frame.cell());
    int[] columns = inView(frame.x(), frame.width() - left, frame.cell());
    for (int row : rows) {
      int photographs = Math.max(1, Arrays.stream(counts[row]).sum());
      for (int column : columns) {
        if (counts[row][column] > 0) {
          cell(graphics, frame, colours, row, column, (double) counts[row][column] / photographs);
        }
      }
    }
    lines(graphics, frame, colours, rows, columns);
    if (chosen != null) {
      graphics.setStroke(colours.ring());
      graphics.setLineWidth(3);
      graphics.strokeRect(
          x(frame, chosen.answer()) + 1,
          y(frame, chosen.label()) + 1,
          frame.cell() - 2,
          frame.cell() - 2);
    }
    // Covers what is scrolled out of view, because clipping each cell would take many times longer.
    rowNames(graphics, frame, colours, rows);
    columnNames(graphics, frame, colours, columns);
    graphics.setFill(colours.paper());
    graphics.fillRect(0, 0, left, top());
    axes(graphics, frame, colours);
  }

  private void axes(GraphicsContext graphics, Frame frame, Colours colours) {
    double all = counts.length * frame.cell();
    double column = left + Math.min(all, frame.width() - left) / 2;
    double row = top() + Math.min(all, frame.height() - top()) / 2;
    graphics.setFill(colours.ink());
    graphics.setFont(Font.font(null, FontWeight.BOLD, LARGEST_FONT));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.fillText(axes.columns(), column, AXIS / 2);
    graphics.save();
    graphics.translate(AXIS / 2, row);
    graphics.rotate(-90);
    graphics.fillText(axes.rows(), 0, 0);
    graphics.restore();
  }

  private void cell(
      GraphicsContext graphics, Frame frame, Colours colours, int row, int column, double share) {
    double x = x(frame, column);
    double y = y(frame, row);
    double side = frame.cell();
    Color colour = row == column ? colours.right() : colours.wrong();
    double strength = FAINTEST + (STRONGEST - FAINTEST) * share;
    graphics.setFill(colours.paper().interpolate(colour, strength));
    graphics.fillRect(x, y, side, side);
    if (side >= SMALLEST_WITH_NUMBERS) {
      graphics.setFill(colours.ink());
      graphics.fillText(
          Integer.toString(counts[row][column]), x + side / 2, y + side / 2, side - 2);
    }
  }

  /** A line for each row and column, because a frame around each cell would take seconds. */
  private void lines(
      GraphicsContext graphics, Frame frame, Colours colours, int[] rows, int[] columns) {
    if (rows.length == 0 || columns.length == 0) {
      return;
    }
    graphics.setFill(colours.faint());
    double x = x(frame, columns[0]);
    double y = y(frame, rows[0]);
    double width = columns.length * frame.cell();
    double height = rows.length * frame.cell();
    for (int i = 0; i <= rows.length; i++) {
      graphics.fillRect(x, Math.rint(y + i * frame.cell()), width + 1, 1);
    }
    for (int i = 0; i <= columns.length; i++) {
      graphics.fillRect(Math.rint(x + i * frame.cell()), y, 1, height + 1);
    }
  }

  private void rowNames(GraphicsContext graphics, Frame frame, Colours colours, int[] rows) {
    graphics.setFill(colours.paper());
    graphics.fillRect(0, 0, left, frame.height());
    graphics.setFill(colours.ink());
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.setTextBaseline(VPos.CENTER);
    for (int row : rows) {
      graphics.fillText(names.get(row), left - PAD, y(frame, row) + frame.cell() / 2);
    }
  }

  private void columnNames(GraphicsContext graphics, Frame frame, Colours colours, int[] columns) {
    graphics.setFill(colours.paper());
    graphics.fillRect(left, 0, frame.width() - left, top());
    graphics.setFill(colours.ink());
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    for (int column : columns) {
      graphics.save();
      graphics.translate(x(frame, column) + frame.cell() / 2, top() - PAD);
      graphics.rotate(-90);
      graphics.fillText(names.get(column), 0, 0);
      graphics.restore();
    }
  }

  private double x(Frame frame, int column) {
    return left + column * frame.cell() - frame.x();
  }

  private double y(Frame frame, int row) {
    return top() + row * frame.cell() - frame.y();
  }

  private int[] inView(double scroll, double length, double cell) {
    int first = Math.max(0, (int) (scroll / cell));
    int end = Math.min(counts.length, (int) Math.ceil((scroll + length) / cell));
    return IntStream.range(first, Math.max(first, end)).toArray();
  }

  private static double fontSize(double cell) {
    return Math.max(9, Math.min(LARGEST_FONT, cell * 0.6));
  }

  /** Long names are cut off at the end. */
  private static String fitting(String name, Font font) {
    if (width(name, font) <= LONGEST_NAME) {
      return name;
    }
    int length = name.length();
    while (length > 1 && width(name.substring(0, length) + "\u2026", font) > LONGEST_NAME) {
      length--;
    }
    return name.substring(0, length) + "\u2026";
  }

  private static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    Bounds bounds = measured.getLayoutBounds();
    return bounds.getWidth();
  }
}
