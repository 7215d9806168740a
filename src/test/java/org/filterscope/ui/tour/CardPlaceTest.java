package org.filterscope.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the tour's card goes. */
class CardPlaceTest {

  private static final Dimension2D CARD = new Dimension2D(300, 160);

  @ParameterizedTest
  @CsvSource({
    // The rail, the photograph, the list of layers, the map and the projection, in both sizes.
    "0, 0, 76, 700, 1100, 700",
    "90, 60, 260, 200, 1100, 700",
    "90, 420, 260, 240, 1100, 700",
    "770, 100, 310, 310, 1100, 700",
    "770, 440, 310, 240, 1100, 700",
    "1110, 500, 320, 380, 1440, 900",
    // As wide as the window, above and below.
    "0, 0, 1100, 300, 1100, 700",
    "0, 400, 1100, 300, 1100, 700",
    // In the corners.
    "1000, 0, 100, 50, 1100, 700",
    "1000, 650, 100, 50, 1100, 700"
  })
  void theCardIsInTheWindowAndDoesNotCoverItsTarget(
      double x, double y, double width, double height, double roomWidth, double roomHeight) {
    Bounds target = new BoundingBox(x, y, width, height);

    Bounds card = CardPlace.beside(target, CARD, new Dimension2D(roomWidth, roomHeight));

    assertThat(card.intersects(target)).isFalse();
    assertThat(new BoundingBox(0, 0, roomWidth, roomHeight).contains(card)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1100, 700", "-50, -50, 1200, 800"})
  void whereThereIsNoRoomBesideItTheCardIsStillInTheWindow(
      double x, double y, double width, double height) {
    Bounds card =
        CardPlace.beside(new BoundingBox(x, y, width, height), CARD, new Dimension2D(1100, 700));

    assertThat(new BoundingBox(0, 0, 1100, 700).contains(card)).isTrue();
  }
}
