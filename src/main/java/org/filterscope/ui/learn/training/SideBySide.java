package org.filterscope.ui.learn.training;

import javafx.scene.layout.Region;

/** Two parts of a figure beside each other where there is room, else one below the other. */
final class SideBySide extends Region {

  private static final double WIDE = 720;
  private static final double GAP = 12;

  private final Region first;
  private final Region second;

  SideBySide(Region first, Region second) {
    this.first = first;
    this.second = second;
    getChildren().addAll(first, second);
    second.managedProperty().addListener((property, old, now) -> requestLayout());
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDE;
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

  /** Whether there is room for both beside each other. */
  static boolean isWide(double width) {
    return width < 0 || width >= WIDE;
  }

  private static double half(double width) {
    return ((width < 0 ? WIDE : width) - GAP) / 2;
  }
}
