package org.filterscope.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/**
 * A bar on a track that shows a share of a whole. Bars that are shown together refer to the same
 * whole, such as 1 for probabilities, so their lengths can be compared.
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

  /** Fills the bar from the left. Values are clamped to 0 and 1. */
  public void show(double newShare) {
    show(Math.max(0, newShare), false);
  }

  /**
   * Fills it.
   *
   * @param newShare from -1 to 1, clamped
   * @param signed whether zero is in the middle, because some bars are negative
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
