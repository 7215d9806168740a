package org.filterscope.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A line with a name, a bar and a value. */
final class BarLine extends Region {
  private static final double NAME_SHARE = 0.4;
  private static final double VALUE = 64;
  private static final double GAP = 8;
  private static final double BAR = 8;

  private final Label name = new Label();
  private final Label value = new Label();
  private final ShareBar bar = new ShareBar();

  BarLine() {
    name.getStyleClass().add("bar-name");
    value.getStyleClass().add("bar-value");
    value.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(name, bar, value);
  }

  /**
   * Shows a line.
   *
   * @param signed whether zero is in the middle, because some values are negative
   */
  void show(BarList.Bar shown, boolean signed) {
    name.setText(shown.name());
    value.setText(shown.value());
    bar.show(shown.share(), signed);
  }

  /** Lets the line be as wide as its cell. */
  @Override
  protected double computePrefWidth(double height) {
    return getParent() instanceof Region cell
        ? cell.getWidth() - cell.snappedLeftInset() - cell.snappedRightInset()
        : 0;
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double nameWidth = snapSizeX(getWidth() * NAME_SHARE);
    double left = nameWidth + GAP;
    double room = Math.max(0, getWidth() - left - GAP - VALUE);
    double top = snapPositionY((height - BAR) / 2);
    name.resizeRelocate(0, 0, nameWidth, height);
    bar.resizeRelocate(left, top, room, BAR);
    value.resizeRelocate(getWidth() - VALUE, 0, VALUE, height);
  }
}
