package org.filterscope.ui.learn.training;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;
import org.filterscope.lesson.learning.AccuracyCurve;
import org.filterscope.training.report.WilsonInterval;
import org.filterscope.ui.Messages;

/**
 * Held-out accuracy over photographs per class: two curves with their intervals, and the accuracy
 * of guessing. The numbers of photographs are evenly spaced.
 */
final class AccuracyChart extends Region {

  private static final double LEFT = 52;
  private static final double BELOW = 44;
  private static final double EDGE = 10;
  private static final double MARK = 5;

  /** Half the way between the two curves' marks, so that their intervals do not hide each other. */
  private static final double APART = 5;

  private static final double WHISKER = 4;

  private final Messages words;
  private final Group drawn = new Group();
  private AccuracyCurve curve;

  AccuracyChart(Messages words, AccuracyCurve curve) {
    this.words = words;
    this.curve = curve;
    setId("accuracy-chart");
    getStyleClass().add("accuracy-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setPrefSize(480, 320);
    setMinSize(280, 240);
    drawn.setManaged(false);
    getChildren().add(drawn);
  }

  /** Shows another curve. */
  void show(AccuracyCurve shown, String accessible) {
    curve = shown;
    setAccessibleText(accessible);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    drawn.getChildren().clear();
    List<Integer> numbers = points(true).stream().map(AccuracyCurve.Point::photographs).toList();
    Plot plot =
        new Plot(
            LEFT,
            EDGE,
            Math.max(1, getWidth() - LEFT - EDGE),
            Math.max(1, getHeight() - BELOW - EDGE),
            new Plot.Values(-0.5, 0),
            new Plot.Values(numbers.size() - 0.5, 1));
    axes(plot, numbers);
    double chance = 1.0 / curve.classes().size();
    Line guessing =
        new Line(plot.left(), plot.y(chance), plot.left() + plot.width(), plot.y(chance));
    guessing.getStyleClass().add("chance");
    drawn.getChildren().add(guessing);
    curve(plot, points(true), 0);
    curve(plot, points(false), 1);
    // Otherwise the new nodes would be black until the next pulse.
    applyCss();
  }

  private List<AccuracyCurve.Point> points(boolean isPretrained) {
    return curve.points().stream().filter(point -> point.isPretrained() == isPretrained).toList();
  }

  private void axes(Plot plot, List<Integer> numbers) {
    double bottom = plot.top() + plot.height();
    for (int percent = 0; percent <= 100; percent += 20) {
      double y = plot.y(percent / 100.0);
      Line line = new Line(plot.left(), y, plot.left() + plot.width(), y);
      line.getStyleClass().add("grid-line");
      drawn.getChildren().add(line);
      Written.in(drawn, Integer.toString(percent), plot.left() - 16, y, "plot-axis");
    }
    for (int i = 0; i < numbers.size(); i++) {
      Written.in(drawn, numbers.get(i).toString(), plot.x(i), bottom + 12, "plot-axis");
    }
    double middle = plot.left() + plot.width() / 2;
    Written.in(drawn, words.get("learn.curve.across"), middle, bottom + 31, "plot-title");
    Written.in(drawn, words.get("learn.curve.up"), 12, plot.top() + plot.height() / 2, "plot-title")
        .setRotate(-90);
  }

  private void curve(Plot plot, List<AccuracyCurve.Point> points, int number) {
    double shift = number == 0 ? -APART : APART;
    Polyline line = new Polyline();
    line.getStyleClass().add(number == 0 ? "curve-first" : "curve-second");
    drawn.getChildren().add(line);
    for (int i = 0; i < points.size(); i++) {
      double x = plot.x(i) + shift;
      double y = plot.y(points.get(i).accuracy());
      line.getPoints().addAll(x, y);
      WilsonInterval interval = points.get(i).confidence95();
      double high = plot.y(interval.high());
      double low = plot.y(interval.low());
      for (Line part :
          List.of(
              new Line(x, high, x, low),
              new Line(x - WHISKER, high, x + WHISKER, high),
              new Line(x - WHISKER, low, x + WHISKER, low))) {
        part.getStyleClass().add(number == 0 ? "curve-first" : "curve-second");
        drawn.getChildren().add(part);
      }
      Shape mark = Mark.of(number, x, y, MARK);
      drawn.getChildren().add(mark);
    }
  }
}
