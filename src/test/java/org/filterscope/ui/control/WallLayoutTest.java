package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.ui.control.WallLayout.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallLayoutTest {

  /** Ten tiles of 20 x 30 in rows of four; the last row has two. */
  private final WallLayout wall = new WallLayout(10, 110, 20, 30, 5);

  @Test
  void thereAreAsManyColumnsAsFit() {
    assertThat(wall.columns()).isEqualTo(4);
    assertThat(new WallLayout(10, 105, 20, 30, 5).columns()).isEqualTo(4);
    assertThat(new WallLayout(10, 104, 20, 30, 5).columns()).isEqualTo(3);
  }

  @Test
  void aWallNarrowerThanATileHasOneColumn() {
    assertThat(new WallLayout(10, 8, 20, 30, 5).columns()).isEqualTo(1);
  }

  @Test
  void tilesStandInTheMiddle() {
    assertThat(wall.x(0)).isEqualTo(7.5);
    assertThat(wall.x(3) + 20).isEqualTo(110 - 7.5);
  }

  @ParameterizedTest
  @CsvSource({
    "5,LEFT,4",
    "4,LEFT,3",
    "0,LEFT,0",
    "3,RIGHT,4",
    "9,RIGHT,9",
    "5,UP,1",
    "1,UP,1",
    "1,DOWN,5",
    "5,DOWN,9",
    "7,DOWN,9",
    "9,DOWN,9",
    "8,DOWN,8",
    "6,FIRST,0",
    "2,LAST,9",
    "-1,RIGHT,0",
    "-1,LAST,9"
  })
  void arrowsLeadAcrossRowsAndNeverOverTheEnds(int from, Direction direction, int to) {
    assertThat(wall.moved(from, direction)).isEqualTo(to);
  }

  @Test
  void onAnEmptyWallNothingIsLedTo() {
    assertThat(new WallLayout(0, 110, 20, 30, 5).moved(-1, Direction.DOWN)).isEqualTo(-1);
  }

  @Test
  void everyTileIsFoundUnderItsOwnMiddleAndNoneInTheGaps() {
    for (int place = 0; place < 10; place++) {
      assertThat(wall.placeAt(wall.x(place) + 10, wall.y(place) + 15)).isEqualTo(place);
      assertThat(wall.placeAt(wall.x(place) - 1, wall.y(place) + 15)).isEqualTo(-1);
      assertThat(wall.placeAt(wall.x(place) + 10, wall.y(place) + 31)).isEqualTo(-1);
    }
    assertThat(wall.placeAt(wall.x(2) + 10, wall.y(8) + 15)).isEqualTo(-1);
  }

  @Test
  void onlyRowsThatAreSeenAreInView() {
    assertThat(wall.firstInView(0)).isZero();
    assertThat(wall.endOfView(0, 39)).isEqualTo(4);
    assertThat(wall.endOfView(0, 41)).isEqualTo(8);
    assertThat(wall.firstInView(40)).isEqualTo(4);
    assertThat(wall.endOfView(40, 1000)).isEqualTo(10);
  }

  @Test
  void aTileInViewIsNotScrolled() {
    assertThat(wall.scrollTo(5, 5, 100)).isEqualTo(5);
  }

  @Test
  void aTileOutOfViewIsScrolledToByTheLeast() {
    // The second row ends at 70, with its gap at 75; the first begins at 5, with its gap at 0.
    assertThat(wall.scrollTo(5, 0, 60)).isEqualTo(15);
    assertThat(wall.scrollTo(0, 50, 60)).isZero();
  }

  @Test
  void nothingEmptyIsScrolledTo() {
    assertThat(wall.clamp(1000, 60)).isEqualTo(5 + 3 * 35 - 60);
    assertThat(wall.clamp(1000, 600)).isZero();
  }
}
