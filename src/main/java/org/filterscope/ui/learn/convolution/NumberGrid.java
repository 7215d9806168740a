package org.filterscope.ui.learn.convolution;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Scale;
import org.filterscope.ui.unit.NumberFormats;

/**
 * Numbers in coloured cells, one for each weight of a kernel. If the cells are too narrow for
 * numbers, only the colours are shown, and a tooltip has the number under the pointer. Numbers
 * change without a new layout, because they change with each movement of the mouse.
 */
final class NumberGrid extends Region {

  private static final double GAP = 1;

  /** In narrower cells, numbers would run into each other. */
  private static final double LEGIBLE = 33;

  private final int columns;
  private final Rectangle[] cells;
  private final Text[] numbers;
  private final double[] values;
  private final double cellWidth;
  private final double cellHeight;
  private final Tooltip tooltip = new Tooltip();

  NumberGrid(int rows, int columns, double cellWidth, double cellHeight) {
    this.columns = columns;
    this.cellWidth = cellWidth;
    this.cellHeight = cellHeight;
    cells = new Rectangle[rows * columns];
    numbers = new Text[cells.length];
    values = new double[cells.length];
    getStyleClass().add("number-grid");
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new Rectangle(cellWidth - GAP, cellHeight - GAP);
      cells[i].setX(i % columns * cellWidth);
      cells[i].setY(row(i) * cellHeight);
      numbers[i] = new Text();
      numbers[i].setTextOrigin(VPos.CENTER);
      numbers[i].setVisible(cellWidth >= LEGIBLE);
      numbers[i].getStyleClass().add("grid-number");
      cells[i].setManaged(false);
      numbers[i].setManaged(false);
      getChildren().addAll(cells[i], numbers[i]);
    }
    double width = columns * cellWidth - GAP;
    double height = rows * cellHeight - GAP;
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
    Tooltip.install(this, tooltip);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> tell(event.getX(), event.getY()));
  }

  /**
   * Shows numbers.
   *
   * @param of the number of each cell, row by row
   * @param isHollow cells without a colour, such as padding
   */
  void show(IntToDoubleFunction of, ColourMap colours, Scale scale, boolean[] isHollow) {
    for (int i = 0; i < cells.length; i++) {
      values[i] = of.applyAsDouble(i);
      if (isHollow[i]) {
        cells[i].setFill(Color.TRANSPARENT);
        hollow(cells[i], numbers[i], true);
      } else {
        int argb = colours.argb((float) values[i], scale);
        cells[i].setFill(Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
        hollow(cells[i], numbers[i], false);
        numbers[i].setFill(isLight(argb) ? Color.BLACK : Color.WHITE);
      }
      numbers[i].setText(brief(values[i]));
      centre(i);
    }
  }

  @Override
  protected void layoutChildren() {
    for (int i = 0; i < cells.length; i++) {
      centre(i);
    }
  }

  private static void hollow(Rectangle cell, Text number, boolean isHollow) {
    if (isHollow != cell.getStyleClass().contains("hollow-cell")) {
      if (isHollow) {
        cell.getStyleClass().add("hollow-cell");
        number.getStyleClass().add("hollow-number");
      } else {
        cell.getStyleClass().remove("hollow-cell");
        number.getStyleClass().remove("hollow-number");
      }
    }
  }

  private void centre(int i) {
    double free = cellWidth - GAP - numbers[i].getLayoutBounds().getWidth();
    numbers[i].setX(i % columns * cellWidth + free / 2);
    numbers[i].setY(row(i) * cellHeight + (cellHeight - GAP) / 2);
  }

  private int row(int cell) {
    return cell / columns;
  }

  private void tell(double x, double y) {
    int column = (int) (x / cellWidth);
    int row = (int) (y / cellHeight);
    int i = row * columns + column;
    if (column >= 0 && column < columns && i >= 0 && i < values.length) {
      tooltip.setText(NumberFormats.of(values[i]));
    }
  }

  private static boolean isLight(int argb) {
    return 299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF) > 140_000;
  }

  /** As many digits as fit into a narrow cell. */
  static String brief(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    boolean isWhole = value == Math.rint(value);
    String pattern =
        isWhole || size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return size < 0.0005
        ? String.format(Locale.ROOT, "%.0e", value).replaceAll("e([+-])0?", "e$1")
        : String.format(Locale.ROOT, pattern, value);
  }
}
