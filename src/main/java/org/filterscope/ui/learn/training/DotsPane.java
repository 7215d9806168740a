package org.filterscope.ui.learn.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.filterscope.lesson.learning.LabelledPoint;
import org.filterscope.lesson.learning.TwoClassFolder;
import org.filterscope.lesson.learning.TwoFeatureHead;
import org.filterscope.ui.Messages;

/**
 * Photographs as dots along two features. The background shows which class the head finds likelier,
 * with the boundary in between. A dot is chosen by a click or with the arrow keys.
 */
final class DotsPane extends Region {

  private static final double LEFT = 34;
  private static final double ABOVE = 24;
  private static final double BELOW = 42;
  private static final double EDGE = 8;
  private static final double DOT = 5;

  private static final double NEAR = 14;

  private final DescentViewModel model;
  private final DescentText text;
  private final Rectangle ground = new Rectangle();
  private final Path second = new Path();
  private final Path boundary = new Path();
  private final Group axes = new Group();
  private final Group dots = new Group();
  private Plot plot = new Plot(0, 0, 1, 1, new Plot.Values(-1, -1), new Plot.Values(1, 1));

  DotsPane(Messages words, DescentViewModel model, DescentText text) {
    this.model = model;
    this.text = text;
    setId("dots");
    getStyleClass().add("dots");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setPrefSize(400, 320);
    setMinSize(260, 230);
    ground.getStyleClass().add("ground-first");
    second.getStyleClass().add("ground-second");
    second.setStroke(null);
    second.setSmooth(false);
    boundary.getStyleClass().add("boundary");
    getChildren().addAll(ground, second, boundary, axes, dots);
    getChildren().forEach(child -> child.setManaged(false));
    Tooltip.install(this, new Tooltip(words.get("learn.descent.dots.tooltip")));
    setOnMousePressed(this::press);
    setOnKeyPressed(this::key);
    model.oneStep().addListener((property, old, now) -> changed());
    model.dots().addListener((property, old, now) -> changed());
    changed();
  }

  private void changed() {
    setAccessibleText(text.ofDots());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    TwoClassFolder read = model.dots().get();
    OneStep step = model.oneStep().get();
    getChildren().forEach(child -> child.setVisible(read != null && step != null));
    if (read == null || step == null) {
      return;
    }
    List<LabelledPoint> points = read.axes().points();
    plot = plotOf(points);
    ground.setX(plot.left());
    ground.setY(plot.top());
    ground.setWidth(plot.width());
    ground.setHeight(plot.height());
    colour(step.head());
    axes.getChildren().clear();
    ticks();
    axisTitles(read);
    dots.getChildren().clear();
    for (int i = 0; i < points.size(); i++) {
      dots.getChildren().add(dot(points.get(i), step.head()));
    }
    ring(points.get(Math.min(model.photograph().get(), points.size() - 1)));
    // Otherwise the new nodes would be black until the next pulse.
    applyCss();
  }

  private Plot plotOf(List<LabelledPoint> points) {
    double width = Math.max(1, getWidth() - LEFT - EDGE);
    double height = Math.max(1, getHeight() - BELOW - ABOVE);
    return new Plot(
        LEFT,
        ABOVE,
        width,
        height,
        new Plot.Values(
            least(points, LabelledPoint::first) - 0.4, least(points, LabelledPoint::second) - 0.4),
        new Plot.Values(
            -least(points, point -> -point.first()) + 0.4,
            -least(points, point -> -point.second()) + 0.4));
  }

  private static double least(List<LabelledPoint> points, ToDoubleFunction<LabelledPoint> value) {
    return points.stream().mapToDouble(value).min().orElse(0);
  }

  private void colour(TwoFeatureHead head) {
    List<PathElement> side = new ArrayList<>();
    List<PathElement> line = new ArrayList<>();
    new Boundary(plot, head).draw(side, line);
    second.getElements().setAll(side);
    boundary.getElements().setAll(line);
  }

  private void ticks() {
    double bottom = plot.top() + plot.height();
    for (double at = Math.ceil(plot.least().across()); at <= plot.greatest().across(); at++) {
      tick(plot.x(at), bottom, plot.x(at), bottom + 3);
      Written.in(axes, Integer.toString((int) at), plot.x(at), bottom + 11, "plot-axis");
    }
    for (double at = Math.ceil(plot.least().up()); at <= plot.greatest().up(); at++) {
      tick(plot.left() - 3, plot.y(at), plot.left(), plot.y(at));
      Written.in(axes, Integer.toString((int) at), plot.left() - 12, plot.y(at), "plot-axis");
    }
  }

  private void tick(double x0, double y0, double x1, double y1) {
    Line tick = new Line(x0, y0, x1, y1);
    tick.getStyleClass().add("plot-axis");
    axes.getChildren().add(tick);
  }

  private void axisTitles(TwoClassFolder read) {
    double middle = plot.left() + plot.width() / 2;
    Written.in(axes, text.across(read.first()), middle, getHeight() - 9, "plot-title");
    Text up = Written.in(axes, text.up(read.second()), middle, ABOVE / 2, "plot-title");
    up.setX(0);
  }

  /** Circles and squares, because not everyone can tell the colours apart. */
  private Shape dot(LabelledPoint point, TwoFeatureHead head) {
    Shape shape = Mark.of(point.label(), plot.x(point.first()), plot.y(point.second()), DOT);
    double probability = head.probability(point.first(), point.second());
    boolean isWrong = probability > 0.5 != (point.label() == 1);
    if (isWrong) {
      shape.getStyleClass().add(Mark.WRONG);
    }
    return shape;
  }

  private void ring(LabelledPoint point) {
    Circle ring = new Circle(plot.x(point.first()), plot.y(point.second()), DOT + 5);
    ring.getStyleClass().add("ring");
    dots.getChildren().add(ring);
  }

  private void press(MouseEvent event) {
    requestFocus();
    List<LabelledPoint> points = model.points();
    ToDoubleFunction<Integer> distance =
        i ->
            Math.hypot(
                plot.x(points.get(i).first()) - event.getX(),
                plot.y(points.get(i).second()) - event.getY());
    IntStream.range(0, points.size())
        .boxed()
        .min(Comparator.comparingDouble(distance))
        .filter(nearest -> distance.applyAsDouble(nearest) < NEAR)
        .ifPresent(nearest -> model.photograph().set(nearest));
  }

  /** Arrows go to the next dot in their direction. */
  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || model.points().isEmpty()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> step(LabelledPoint::first, -1);
      case RIGHT, KP_RIGHT -> step(LabelledPoint::first, 1);
      case UP, KP_UP -> step(LabelledPoint::second, 1);
      case DOWN, KP_DOWN -> step(LabelledPoint::second, -1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(ToDoubleFunction<LabelledPoint> value, int by) {
    List<LabelledPoint> points = model.points();
    List<Integer> order = new ArrayList<>(IntStream.range(0, points.size()).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> value.applyAsDouble(points.get(i))));
    int at = order.indexOf(model.photograph().get()) + by;
    model.photograph().set(order.get(Math.max(0, Math.min(at, order.size() - 1))));
  }
}
