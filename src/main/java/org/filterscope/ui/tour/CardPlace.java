package org.filterscope.ui.tour;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;

/** Where a card goes so that it does not cover what it explains. */
final class CardPlace {

  /** Between the card, what it explains, and the window's edges. */
  private static final double GAP = 12;

  private CardPlace() {}

  /**
   * The place beside a target: at its right, else at its left, below or above it.
   *
   * @param target what is explained
   * @param card the card's size
   * @param room the window's size
   * @return a place inside the window; it covers a part of the target only if there is no other
   */
  static Bounds beside(Bounds target, Dimension2D card, Dimension2D room) {
    double alongX = clamp(target.getMinX(), card.getWidth(), room.getWidth());
    double alongY = clamp(target.getMinY(), card.getHeight(), room.getHeight());
    List<Bounds> places =
        List.of(
            at(target.getMaxX() + GAP, alongY, card),
            at(target.getMinX() - GAP - card.getWidth(), alongY, card),
            at(alongX, target.getMaxY() + GAP, card),
            at(alongX, target.getMinY() - GAP - card.getHeight(), card));
    Bounds inside = new BoundingBox(0, 0, room.getWidth(), room.getHeight());
    return places.stream().filter(inside::contains).findFirst().orElse(at(alongX, alongY, card));
  }

  private static Bounds at(double x, double y, Dimension2D card) {
    return new BoundingBox(x, y, card.getWidth(), card.getHeight());
  }

  private static double clamp(double start, double length, double room) {
    return Math.max(GAP, Math.min(start, room - length - GAP));
  }
}
