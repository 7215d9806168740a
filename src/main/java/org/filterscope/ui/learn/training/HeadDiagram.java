package org.filterscope.ui.learn.training;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.text.Text;
import org.filterscope.lesson.learning.HeadParameter;
import org.filterscope.lesson.learning.TwoFeatureHead;
import org.filterscope.ui.Messages;
import org.filterscope.ui.unit.NumberFormats;

/**
 * The head as nodes and edges, from two features to the loss, with the numbers of the chosen
 * photograph. A weight is chosen by a click on its edge.
 */
final class HeadDiagram extends Region {

  private static final double RADIUS = 17;
  private static final double TOP = 26;
  private static final double WIDEST = 6;

  /** Its height; less if it has to fit below the dots. */
  private static final double ROOMY = 240;

  private static final double SQUEEZED = 210;

  /** The width around an edge that can be clicked. */
  private static final double GRIP = 12;

  private final Messages words;
  private final DescentViewModel model;
  private final DescentText text;
  private final Group edges = new Group();
  private final Group nodes = new Group();
  private final BooleanProperty isBackward = new SimpleBooleanProperty(this, "backward");

  HeadDiagram(Messages words, DescentViewModel model, DescentText text) {
    this.words = words;
    this.model = model;
    this.text = text;
    setId("head-diagram");
    getStyleClass().add("head-diagram");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setPrefSize(420, ROOMY);
    setMinSize(300, SQUEEZED);
    getChildren().addAll(edges, nodes);
    getChildren().forEach(child -> child.setManaged(false));
    model.oneStep().addListener((property, old, now) -> changed());
    isBackward.addListener((property, old, now) -> requestLayout());
    changed();
  }

  /** Whether the path back to the chosen weight is marked. */
  BooleanProperty backward() {
    return isBackward;
  }

  /** Sets whether it has to fit below the dots. */
  void squeeze(boolean isSqueezed) {
    setPrefHeight(isSqueezed ? SQUEEZED : ROOMY);
  }

  private void changed() {
    OneStep step = model.oneStep().get();
    setAccessibleText(
        step == null
            ? words.get("learn.descent.dots.none")
            : words.get(
                "learn.descent.head.accessible",
                NumberFormats.of(step.point().first()),
                NumberFormats.of(step.point().second()),
                NumberFormats.of(step.forward().probabilities()[0]),
                text.className(0),
                NumberFormats.of(step.forward().probabilities()[1]),
                text.className(1),
                NumberFormats.of(step.forward().loss())));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    edges.getChildren().clear();
    nodes.getChildren().clear();
    OneStep step = model.oneStep().get();
    if (step == null) {
      return;
    }
    TwoFeatureHead head = step.head();
    double[] parameters = head.parameters();
    for (int i = 0; i < parameters.length; i++) {
      HeadParameter parameter = HeadParameter.at(i, head.hidden());
      if (!parameter.isBias()) {
        edge(i, parameter, parameters[i], step);
      }
    }
    for (int k = 0; k < 2; k++) {
      lossEdge(k, step);
    }
    TwoFeatureHead.Forward forward = step.forward();
    node(x(0), y(0, 2), text.feature(0), step.point().first());
    node(x(0), y(1, 2), text.feature(1), step.point().second());
    for (int unit = 0; unit < head.hidden(); unit++) {
      String name = words.get("learn.descent.head.hidden", Integer.toString(unit + 1));
      node(x(1), y(unit, head.hidden()), name, forward.activations()[unit]);
    }
    for (int k = 0; k < 2; k++) {
      node(x(2), y(k, 2), text.className(k), forward.probabilities()[k]);
    }
    node(x(3), y(0, 1), words.get("learn.descent.head.loss"), forward.loss());
    String[] columns = {"features", "tanh", "softmax", "loss-column"};
    for (int column = 0; column < columns.length; column++) {
      Written.in(
          nodes, words.get("learn.descent.head." + columns[column]), x(column), 9, "plot-title");
    }
    // Otherwise the new nodes would be black until the next pulse.
    applyCss();
  }

  private double x(int column) {
    double edge = RADIUS + 26;
    return edge + column / 3.0 * (getWidth() - 2 * edge);
  }

  private double y(int number, int count) {
    return TOP + (getHeight() - TOP) * (number + 0.5) / count;
  }

  private void edge(int index, HeadParameter parameter, double weight, OneStep step) {
    boolean isHidden = parameter.isOfHiddenLayer();
    int hidden = step.head().hidden();
    Line line =
        new Line(
            x(isHidden ? 0 : 1),
            y(parameter.input(), isHidden ? 2 : hidden),
            x(isHidden ? 1 : 2),
            y(parameter.unit(), isHidden ? hidden : 2));
    line.setStrokeWidth(Math.min(WIDEST, 1 + 2 * Math.abs(weight)));
    line.getStyleClass().add(weight < 0 ? "edge-negative" : "edge-positive");
    // Before the way back is told, a marked edge would be one without a reason.
    boolean isChosen = isBackward.get() && index == model.parameter().get();
    boolean isOnPath =
        isBackward.get()
            && !isHidden
            && step.parameter().isOfHiddenLayer()
            && parameter.input() == step.parameter().unit();
    if (isChosen || isOnPath) {
      line.getStyleClass().add(isChosen ? "edge-chosen" : "edge-path");
      if (isChosen) {
        mark(line, weight);
      }
    }
    edges.getChildren().add(line);
    if (isBackward.get()) {
      edges.getChildren().add(grip(index, line));
    }
  }

  /** What is clicked, as lines are thin. */
  private Line grip(int index, Line line) {
    Line grip = new Line(line.getStartX(), line.getStartY(), line.getEndX(), line.getEndY());
    grip.setStrokeWidth(GRIP);
    grip.getStyleClass().add("edge-grip");
    grip.setOnMousePressed(event -> model.parameter().set(index));
    return grip;
  }

  private void mark(Line line, double weight) {
    double x = line.getStartX() + 0.45 * (line.getEndX() - line.getStartX());
    double y = line.getStartY() + 0.45 * (line.getEndY() - line.getStartY());
    Text number = Written.in(nodes, NumberFormats.of(weight), x, y - 11, "edge-number");
    number.setMouseTransparent(true);
  }

  private void lossEdge(int k, OneStep step) {
    Line line = new Line(x(2), y(k, 2), x(3), y(0, 1));
    line.getStyleClass().add("edge-loss");
    boolean isOnPath =
        isBackward.get() && (step.parameter().isOfHiddenLayer() || step.parameter().unit() == k);
    if (isOnPath) {
      line.getStyleClass().add("edge-path");
    }
    edges.getChildren().add(line);
  }

  private void node(double x, double y, String name, double value) {
    Circle circle = new Circle(x, y, RADIUS);
    circle.getStyleClass().add("head-node");
    nodes.getChildren().add(circle);
    Written.in(nodes, NumberFormats.of(value), x, y, "head-value");
    Written.in(nodes, name, x, y + RADIUS + 9, "plot-axis");
  }
}
