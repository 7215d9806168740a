package org.filterscope.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/**
 * A bar on a track: how much of a whole something is. All bars that stand together have one whole,
 * such as 1 for probabilities, and are as long as each other's share says.
 */
public final class ShareBar extends Region {

  private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");

  private final Region track = new Region();
  private final Region filled = new Region();
  private double share;
  private boolean isSigned;

  /** An empty bar. */
  public ShareBar() {
    getStyleClass().add("share-bar");
    track.getStyleClass().add("bar-track");
    filled.getStyleClass().add("bar-filled");
    getChildren().addAll(track, filled);
  }

  /** Fills it from the left; beyond 0 and 1 it is empty or full. */
  public void show(double newShare) {
    show(Math.max(0, newShare), false);
  }

  /**
   * Fills it.
   *
   * @param newShare from -1 to 1, cut off beyond
   * @param signed whether zero is in the middle, as some bars are negative
   */
  public void show(double newShare, boolean signed) {
    share = Math.max(-1, Math.min(newShare, 1));
    isSigned = signed;
    filled.pseudoClassStateChanged(NEGATIVE, share < 0);
    requestLayout();
  }

  @Override
  public String getUserAgentStylesheet() {
    return ControlStyles.url();
  }

  @Override
  protected void layoutChildren() {
    double zero = isSigned ? getWidth() / 2 : 0;
    double length = share * (getWidth() - zero);
    track.resizeRelocate(0, 0, getWidth(), getHeight());
    filled.resizeRelocate(Math.min(zero, zero + length), 0, Math.abs(length), getHeight());
  }
}
