package org.filterscope.figure;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.filterscope.activation.FeatureMap;
import org.filterscope.explanation.ContributionGraph;
import org.filterscope.image.Picture;

/**
 * A class's score as a graph of units. The photograph is at the top, with a row for each layer
 * below it; each unit is shown as its feature map over the photograph, with its number. The more
 * the lower unit adds by way of the upper one, the wider the line between them. Red lines add, blue
 * lines subtract.
 */
public final class ContributionFigure {
  private static final int TILE = 112;
  private static final int GAP = 24;
  private static final int BETWEEN_ROWS = 72;
  private static final int DIGITS = 3;
  private static final int WIDEST = 12;

  /** Contributions below this share of the largest one are left out. */
  private static final double LEAST_SHARE = 0.01;

  private static final int PAPER = 0xFFFFFFFF;
  private static final int INK = 0xFF000000;

  private final ContributionGraph graph;
  private final int width;
  private final int height;
  private final int[] argb;
  private final int[] left;
  private final int[] top;

  private ContributionFigure(ContributionGraph graph) {
    this.graph = graph;
    List<ContributionGraph.Unit> nodes = graph.nodes();
    left = new int[nodes.size()];
    top = new int[nodes.size()];
    int rows = 0;
    int column = 0;
    int widest = 1;
    for (int i = 1; i < nodes.size(); i++) {
      boolean isNext = i == 1 || !nodes.get(i).layer().equals(nodes.get(i - 1).layer());
      rows += isNext ? 1 : 0;
      column = isNext ? 0 : column + 1;
      widest = Math.max(widest, column + 1);
      left[i] = GAP + column * (TILE + GAP);
      top[i] = GAP + rows * (TILE + BETWEEN_ROWS);
    }
    width = GAP + widest * (TILE + GAP);
    height = GAP + (rows + 1) * (TILE + BETWEEN_ROWS);
    left[0] = (width - TILE) / 2;
    top[0] = GAP;
    argb = new int[width * height];
    Arrays.fill(argb, PAPER);
  }

  /**
   * Draws the graph.
   *
   * @param maps the feature map of each node except the class, by its index among the nodes
   * @param input what the network saw
   */
  public static Picture of(ContributionGraph graph, IntFunction<FeatureMap> maps, Picture input) {
    ContributionFigure figure = new ContributionFigure(graph);
    double largest =
        graph.edges().stream().mapToDouble(edge -> Math.abs(edge.contribution())).max().orElse(0);
    graph.edges().forEach(edge -> figure.line(edge, largest));
    for (int i = 0; i < graph.nodes().size(); i++) {
      figure.tile(i, i == 0 ? input : over(maps.apply(i), input));
    }
    return new Picture(figure.width, figure.height, figure.argb);
  }

  private static Picture over(FeatureMap map, Picture input) {
    MapPainter painter = new MapPainter(ColourMap.VIRIDIS, Scale.of(map));
    return Overlay.of(input, map, painter, Enlargement.SMOOTH);
  }

  private void tile(int node, Picture picture) {
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        int row = y * picture.height() / TILE;
        int column = x * picture.width() / TILE;
        argb[(top[node] + y) * width + left[node] + x] =
            picture.argb()[row * picture.width() + column];
      }
    }
    int number = graph.nodes().get(node).channel();
    Digits.draw(number, DIGITS, INK, argb, width, left[node], top[node] + TILE + DIGITS, TILE);
  }

  /**
   * Draws a line from the middle of the lower tile's top edge to the upper tile, below its number.
   */
  private void line(ContributionGraph.Edge edge, double largest) {
    double share = Math.abs(edge.contribution()) / Math.max(largest, Double.MIN_NORMAL);
    if (share < LEAST_SHARE) {
      return;
    }
    int half = (int) Math.round(WIDEST * share / 2);
    int colour = ColourMap.DIVERGING.argb(edge.contribution() < 0 ? 0 : 1);
    int startY = top[edge.to()] + TILE + (Digits.HEIGHT + 2) * DIGITS;
    int endY = top[edge.from()];
    int startX = left[edge.to()] + TILE / 2;
    int endX = left[edge.from()] + TILE / 2;
    for (int y = startY; y < endY; y++) {
      int x = startX + (endX - startX) * (y - startY) / (endY - startY);
      int next = startX + (endX - startX) * (y + 1 - startY) / (endY - startY);
      int from = Math.max(0, Math.min(x, next) - half);
      int to = Math.min(width, Math.max(x, next) + half + 1);
      Arrays.fill(argb, y * width + from, y * width + to, colour);
    }
  }
}
