package org.filterscope.ui.explore.why;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/**
 * The units that a score is made of, a row for each layer, with lines between them. The more a
 * lower unit adds through the upper one, the wider the line.
 */
final class ContributionGraphPane extends Region {

  private static final double TILE = 72;
  private static final double NODE_HEIGHT = 116;
  private static final double NODE_WIDTH = 96;
  private static final double BETWEEN_ROWS = 40;
  private static final double GAP = 8;
  private static final double NAMES = 150;
  private static final double WIDEST = 9;

  /** Contributions below this share of the largest one are left out. */
  private static final double LEAST_SHARE = 0.01;

  private final Messages words;
  private final IntConsumer choice;
  private final Pane lines = new Pane();
  private final List<ToggleButton> nodes = new ArrayList<>();
  private final List<Label> names = new ArrayList<>();
  private final List<Drawn> edges = new ArrayList<>();

  /** The row of each node. */
  private int[] rows = {};

  private record Drawn(ContributionGraph.Edge edge, Line line) {}

  /**
   * Starts empty.
   *
   * @param choice hears which node the user chooses, by its index
   */
  ContributionGraphPane(Messages words, IntConsumer choice) {
    this.words = words;
    this.choice = choice;
    setId("contribution-graph");
    getStyleClass().add("contribution-graph");
    lines.setMouseTransparent(true);
    lines.setManaged(false);
  }

  /** Shows a graph; null for none. */
  void show(ContributionsViewModel.@Nullable Painted painted) {
    nodes.clear();
    names.clear();
    edges.clear();
    lines.getChildren().clear();
    getChildren().setAll(lines);
    if (painted != null) {
      build(painted);
    }
    requestLayout();
  }

  /** Marks the chosen node. */
  void choose(int chosen) {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).setSelected(i == chosen);
    }
  }

  private void build(ContributionsViewModel.Painted painted) {
    ContributionGraph graph = painted.graph();
    rows = new int[graph.nodes().size()];
    for (int i = 0; i < rows.length; i++) {
      boolean isNext =
          i > 0 && !graph.nodes().get(i).layer().equals(graph.nodes().get(i - 1).layer());
      rows[i] = i == 0 ? 0 : rows[i - 1] + (isNext || i == 1 ? 1 : 0);
      nodes.add(node(painted, i));
    }
    names.add(name(words.get("why.units.score", NumberFormats.of(graph.score()))));
    for (ContributionGraph.Layer layer : graph.layers()) {
      names.add(name(share(layer, graph.score())));
    }
    double largest =
        graph.edges().stream().mapToDouble(edge -> Math.abs(edge.contribution())).max().orElse(0);
    for (ContributionGraph.Edge edge : graph.edges()) {
      double share = Math.abs(edge.contribution()) / Math.max(largest, Double.MIN_NORMAL);
      if (share >= LEAST_SHARE) {
        Line line = new Line();
        line.setStrokeWidth(Math.max(1, WIDEST * share));
        line.getStyleClass().add(edge.contribution() < 0 ? "edge-subtracts" : "edge-adds");
        edges.add(new Drawn(edge, line));
        lines.getChildren().add(line);
      }
    }
    getChildren().addAll(names);
    getChildren().addAll(nodes);
  }

  private String share(ContributionGraph.Layer layer, double score) {
    return words.get(
        score > 0 ? "why.units.layer" : "why.units.layer.not-positive",
        layer.name(),
        NumberFormats.of(layer.shown()),
        score > 0 ? Long.toString(Math.round(100 * layer.shown() / score)) : "",
        NumberFormats.of(layer.units()),
        NumberFormats.of(layer.biases()),
        NumberFormats.of(layer.rest()));
  }

  private static Label name(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("section-note");
    return label;
  }

  private ToggleButton node(ContributionsViewModel.Painted painted, int index) {
    ContributionGraph.Unit unit = painted.graph().nodes().get(index);
    Picture picture = painted.pictures().get(index);
    ImageView view = new ImageView(PixelImage.of(picture));
    view.setFitWidth(TILE);
    view.setFitHeight(TILE);
    String title =
        index == ContributionsViewModel.CLASS
            ? painted.graph().label()
            : unit.layer() + " / " + unit.channel();
    String number = NumberFormats.of(unit.contribution());
    ToggleButton button = new ToggleButton(title + "\n" + number, view);
    button.setContentDisplay(ContentDisplay.TOP);
    // Names of layers have underscores.
    button.setMnemonicParsing(false);
    button.setAlignment(Pos.TOP_CENTER);
    button.getStyleClass().add("graph-node");
    button.setGraphicTextGap(2);
    String text = words.get("why.units.node", title, number);
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
    button.setOnAction(
        event -> {
          // A click on the chosen node would unselect it.
          button.setSelected(true);
          choice.accept(index);
        });
    return button;
  }

  @Override
  protected double computePrefHeight(double width) {
    int count = rows.length == 0 ? 1 : rows[rows.length - 1] + 1;
    return count * (NODE_HEIGHT + BETWEEN_ROWS) - BETWEEN_ROWS + GAP;
  }

  @Override
  protected double computePrefWidth(double height) {
    int widest = 1;
    for (int row : rows) {
      widest = Math.max(widest, inRow(row));
    }
    return NAMES + widest * (NODE_WIDTH + GAP);
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private int inRow(int row) {
    int count = 0;
    for (int each : rows) {
      count += each == row ? 1 : 0;
    }
    return count;
  }

  @Override
  protected void layoutChildren() {
    lines.resizeRelocate(0, 0, getWidth(), getHeight());
    int column = 0;
    double step = (getWidth() - NAMES) / Math.max(1, widestRow());
    for (int i = 0; i < nodes.size(); i++) {
      column = i > 0 && rows[i] == rows[i - 1] ? column + 1 : 0;
      double left = i == 0 ? middle() - NODE_WIDTH / 2 : NAMES + column * step;
      nodes
          .get(i)
          .resizeRelocate(
              snapPositionX(left), rows[i] * (NODE_HEIGHT + BETWEEN_ROWS), NODE_WIDTH, NODE_HEIGHT);
    }
    for (int row = 0; row < names.size(); row++) {
      names
          .get(row)
          .resizeRelocate(0, row * (NODE_HEIGHT + BETWEEN_ROWS), NAMES - GAP, NODE_HEIGHT);
    }
    for (Drawn drawn : edges) {
      ToggleButton upper = nodes.get(drawn.edge().to());
      ToggleButton lower = nodes.get(drawn.edge().from());
      drawn.line().setStartX(upper.getLayoutX() + NODE_WIDTH / 2);
      drawn.line().setStartY(upper.getLayoutY() + NODE_HEIGHT);
      drawn.line().setEndX(lower.getLayoutX() + NODE_WIDTH / 2);
      drawn.line().setEndY(lower.getLayoutY());
    }
  }

  private double middle() {
    return NAMES + (getWidth() - NAMES) / 2;
  }

  private int widestRow() {
    int widest = 1;
    for (int row : rows) {
      widest = Math.max(widest, inRow(row));
    }
    return widest;
  }
}
