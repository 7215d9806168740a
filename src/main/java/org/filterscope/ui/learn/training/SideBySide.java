package org.filterscope.ui.learn.training;

import javafx.scene.layout.Region;

/** Two parts of a figure beside each other if there is room, otherwise one below the other. */
final class SideBySide extends Region {

  private static final double GAP = 12;

  private final Region first;
  private final Region second;
  private final double wide;

  /**
   * Two parts.
   *
   * @param wide from this width on, they are beside each other
   */
  SideBySide(Region first, Region second, double wide) {
    this.first = first;
    this.second = second;
    this.wide = wide;
    getChildren().addAll(first, second);
    second.managedProperty().addListener((property, old, now) -> requestLayout());
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return wide;
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(first.minWidth(-1), second.minWidth(-1));
  }

  @Override
  protected double computePrefHeight(double width) {
    if (!second.isManaged()) {
      return first.prefHeight(width);
    }
    double half = half(width);
    return isWide(width)
        ? Math.max(first.prefHeight(half), second.prefHeight(half))
        : first.prefHeight(width) + GAP + second.prefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    if (!second.isManaged()) {
      first.resizeRelocate(0, 0, width, first.prefHeight(width));
    } else if (isWide(width)) {
      double half = half(width);
      first.resizeRelocate(0, 0, half, getHeight());
      second.resizeRelocate(half + GAP, 0, half, getHeight());
    } else {
      double height = first.prefHeight(width);
      first.resizeRelocate(0, 0, width, height);
      second.resizeRelocate(0, height + GAP, width, second.prefHeight(width));
    }
  }

  private boolean isWide(double width) {
    return width < 0 || width >= wide;
  }

  private double half(double width) {
    return ((width < 0 ? wide : width) - GAP) / 2;
  }
}
