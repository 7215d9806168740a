package org.filterscope.ui.models;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Lays out cards in columns of equal width that fill the grid. The cards in a row are as high as
 * the highest of them.
 */
final class CardGrid extends Pane {

  private static final double GAP = 16;
  private static final double LEAST_WIDTH = 290;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return LEAST_WIDTH;
  }

  @Override
  protected double computePrefWidth(double height) {
    return LEAST_WIDTH;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double column = column(width);
    List<List<Node>> rows = rows(columns(width));
    double height = GAP * Math.max(0, rows.size() - 1);
    for (List<Node> row : rows) {
      height += height(row, column);
    }
    return height;
  }

  @Override
  protected void layoutChildren() {
    double column = column(getWidth());
    double y = 0;
    for (List<Node> row : rows(columns(getWidth()))) {
      double height = height(row, column);
      for (int i = 0; i < row.size(); i++) {
        row.get(i).resizeRelocate(snapPositionX(i * (column + GAP)), y, column, height);
      }
      y += height + GAP;
    }
  }

  private List<List<Node>> rows(int columns) {
    List<Node> cards = getManagedChildren();
    List<List<Node>> rows = new ArrayList<>();
    for (int i = 0; i < cards.size(); i += columns) {
      rows.add(cards.subList(i, Math.min(i + columns, cards.size())));
    }
    return rows;
  }

  private double height(List<Node> row, double column) {
    return snapSizeY(
        row.stream()
            .mapToDouble(card -> Math.max(card.minHeight(column), card.prefHeight(column)))
            .max()
            .orElse(0));
  }

  private static int columns(double width) {
    return Math.max(1, (int) ((width + GAP) / (LEAST_WIDTH + GAP)));
  }

  private static double column(double width) {
    int columns = columns(width);
    return Math.max(LEAST_WIDTH, Math.floor((width - GAP * (columns - 1)) / columns));
  }
}
