package org.filterscope.ui.train.report;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * A confusion matrix whose cells can be chosen by mouse and arrow keys. Only the part in view is
 * drawn, so hundreds of classes are possible.
 */
final class ConfusionGrid extends Region {

  private static final StyleablePropertyFactory<ConfusionGrid> STYLES =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final double SMALLEST = 20;
  private static final double LARGEST = 56;
  private static final double HIGHEST = 520;
  private static final double BAR = 12;

  /** The largest side of a saved picture in pixels; cells become smaller to fit. */
  private static final double MOST_SAVED = 4096;

  private final Messages words;
  private final TrainingResult report;
  private final int[][] counts;
  private final StyleableProperty<Color> paper = colour("paper", Color.WHITE);
  private final StyleableProperty<Color> ink = colour("ink", Color.BLACK);
  private final StyleableProperty<Color> faint = colour("faint", Color.LIGHTGRAY);
  private final StyleableProperty<Color> right = colour("right", Color.GREEN);
  private final StyleableProperty<Color> wrong = colour("wrong", Color.RED);
  private final StyleableProperty<Color> ring = colour("ring", Color.BLUE);
  private final Canvas canvas = new Canvas();
  private final ScrollBar across = new ScrollBar();
  private final ScrollBar down = new ScrollBar();
  private final Tooltip tooltip = new Tooltip();
  private final ConfusionPainter painter;

  /** Shows a report's matrix, and shows and changes the chosen cell. */
  ConfusionGrid(Messages words, TrainingResult report) {
    this.words = words;
    this.report = report;
    counts = report.tuned().measured().heldOut().confusion();
    painter =
        new ConfusionPainter(
            report.labels().names(),
            counts,
            new ConfusionPainter.Axes(
                words.get("train.confusion.rows"), words.get("train.confusion.columns")));
    setId("confusion");
    getStyleClass().add("confusion");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    down.setOrientation(Orientation.VERTICAL);
    across.valueProperty().addListener((property, old, now) -> paint());
    down.valueProperty().addListener((property, old, now) -> paint());
    getChildren().addAll(canvas, across, down);
    ObjectProperty<TrainingResult.@Nullable Cell> cell = report.cell();
    cell.addListener((property, old, now) -> chosen(now));
    focusedProperty().addListener((property, old, now) -> paint());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
    addEventHandler(ScrollEvent.SCROLL, this::scroll);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    Tooltip.install(canvas, tooltip);
    for (StyleableProperty<Color> colour : List.of(paper, ink, faint, right, wrong, ring)) {
      ((ObservableValue<?>) colour).addListener((property, old, now) -> requestLayout());
    }
    chosen(cell.get());
  }

  /** The whole matrix as a picture, as large as necessary. */
  Picture picture() {
    double cell = Math.min(cell(), (MOST_SAVED - painter.left()) / counts.length);
    double side = painter.left() + cell * counts.length + 1;
    Canvas whole = new Canvas(side, side);
    painter.paint(
        whole.getGraphicsContext2D(),
        new ConfusionPainter.Frame(side, side, cell, 0, 0),
        colours(),
        null);
    return Pixels.picture(whole.snapshot(new SnapshotParameters(), null));
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return STYLES.getCssMetaData();
  }

  @Override
  protected double computePrefHeight(double width) {
    double room = width > 0 ? width : getWidth();
    double content = painter.top() + cell(room) * counts.length + 1;
    boolean isWider = painter.left() + cell(room) * counts.length > room;
    return Math.min(HIGHEST, content + (isWider ? BAR : 0));
  }

  @Override
  protected double computePrefWidth(double height) {
    return painter.left() + SMALLEST * counts.length;
  }

  @Override
  protected void layoutChildren() {
    double cell = cell();
    double columns = getWidth() - painter.left();
    double rows = getHeight() - painter.top();
    double all = cell * counts.length + 1;
    boolean isWider = all > columns + 0.5;
    boolean isHigher = all > rows - (isWider ? BAR : 0) + 0.5;
    columns -= isHigher ? BAR : 0;
    rows -= isWider ? BAR : 0;
    bar(across, isWider, all, columns);
    bar(down, isHigher, all, rows);
    across.resizeRelocate(painter.left(), getHeight() - BAR, Math.max(0, columns), BAR);
    down.resizeRelocate(getWidth() - BAR, painter.top(), BAR, Math.max(0, rows));
    canvas.setWidth(Math.max(0, painter.left() + columns));
    canvas.setHeight(Math.max(0, painter.top() + rows));
    paint();
  }

  private static void bar(ScrollBar bar, boolean isNeeded, double all, double seen) {
    bar.setVisible(isNeeded);
    double most = isNeeded ? all - seen : 0;
    bar.setMax(most);
    // The scroll bar's thumb is as long as the part in view.
    bar.setVisibleAmount(isNeeded ? most * seen / all : 0);
    bar.setBlockIncrement(seen);
    bar.setUnitIncrement(SMALLEST);
    bar.setValue(Math.min(bar.getValue(), most));
  }

  private double cell() {
    return cell(getWidth());
  }

  private double cell(double width) {
    double room = (width - painter.left() - 1) / counts.length;
    double high = (HIGHEST - painter.top() - 1) / counts.length;
    return Math.floor(Math.max(SMALLEST, Math.min(LARGEST, Math.min(room, high))));
  }

  private ConfusionPainter.Colours colours() {
    return new ConfusionPainter.Colours(
        paper.getValue(),
        ink.getValue(),
        faint.getValue(),
        right.getValue(),
        wrong.getValue(),
        ring.getValue());
  }

  private StyleableProperty<Color> colour(String name, Color first) {
    return STYLES.createStyleableColorProperty(
        this, name, "-fx-" + name, grid -> grid.named(name), first);
  }

  private StyleableProperty<Color> named(String name) {
    return switch (name) {
      case "paper" -> paper;
      case "ink" -> ink;
      case "faint" -> faint;
      case "right" -> right;
      case "wrong" -> wrong;
      default -> ring;
    };
  }

  private void paint() {
    painter.paint(
        canvas.getGraphicsContext2D(),
        new ConfusionPainter.Frame(
            canvas.getWidth(), canvas.getHeight(), cell(), across.getValue(), down.getValue()),
        colours(),
        report.cell().get());
  }

  private void chosen(TrainingResult.@Nullable Cell cell) {
    setAccessibleText(cell == null ? words.get("train.confusion.accessible") : describe(cell));
    if (cell != null) {
      reveal(across, cell.answer() * cell(), canvas.getWidth() - painter.left());
      reveal(down, cell.label() * cell(), canvas.getHeight() - painter.top());
    }
    paint();
  }

  private void reveal(ScrollBar bar, double start, double seen) {
    double value = bar.getValue();
    double least = start + cell() + 1 - seen;
    bar.setValue(Math.max(0, Math.min(bar.getMax(), Math.min(start, Math.max(value, least)))));
  }

  private void press(MouseEvent event) {
    requestFocus();
    TrainingResult.Cell cell = at(event.getX(), event.getY());
    if (cell != null) {
      report.cell().set(cell);
    }
    event.consume();
  }

  private void move(MouseEvent event) {
    TrainingResult.Cell cell = at(event.getX(), event.getY());
    tooltip.setText(cell == null ? words.get("train.confusion.tooltip") : describe(cell));
  }

  private TrainingResult.@Nullable Cell at(double x, double y) {
    if (x < painter.left() || y < painter.top()) {
      return null;
    }
    int column = (int) ((x - painter.left() + across.getValue()) / cell());
    int row = (int) ((y - painter.top() + down.getValue()) / cell());
    boolean isInside = row < counts.length && column < counts.length;
    return isInside ? new TrainingResult.Cell(row, column) : null;
  }

  /** At its ends, scrolling is left to the page around it. */
  private void scroll(ScrollEvent event) {
    double beforeX = across.getValue();
    double beforeY = down.getValue();
    across.setValue(clamp(beforeX - event.getDeltaX(), across.getMax()));
    down.setValue(clamp(beforeY - event.getDeltaY(), down.getMax()));
    if (across.getValue() != beforeX || down.getValue() != beforeY) {
      event.consume();
    }
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(value, most));
  }

  private void key(KeyEvent event) {
    TrainingResult.Cell now = report.cell().get();
    int last = counts.length - 1;
    int row = now == null ? 0 : now.label();
    int column = now == null ? 0 : now.answer();
    boolean isFirst = now == null;
    TrainingResult.Cell next =
        switch (event.getCode()) {
          case LEFT, KP_LEFT -> new TrainingResult.Cell(row, isFirst ? 0 : Math.max(0, column - 1));
          case RIGHT, KP_RIGHT ->
              new TrainingResult.Cell(row, isFirst ? 0 : Math.min(last, column + 1));
          case UP, KP_UP -> new TrainingResult.Cell(isFirst ? 0 : Math.max(0, row - 1), column);
          case DOWN, KP_DOWN ->
              new TrainingResult.Cell(isFirst ? 0 : Math.min(last, row + 1), column);
          case HOME -> new TrainingResult.Cell(0, 0);
          case END -> new TrainingResult.Cell(last, last);
          default -> null;
        };
    if (next != null && !event.isShortcutDown() && !event.isAltDown()) {
      report.cell().set(next);
      event.consume();
    }
  }

  /** The answers for a class, with their numbers. */
  String describe(TrainingResult.Cell cell) {
    List<String> classes = report.labels().names();
    int count = counts[cell.label()][cell.answer()];
    int all = java.util.Arrays.stream(counts[cell.label()]).sum();
    return words.get(
        cell.isRight() ? "train.confusion.right" : "train.confusion.wrong",
        count,
        all,
        classes.get(cell.label()),
        classes.get(cell.answer()));
  }
}
