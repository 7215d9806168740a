package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;
import org.filterscope.network.Shape;
import org.junit.jupiter.api.Test;

class WallFigureTest {

  private final LayerMaps maps =
      new LayerMaps("three", Shape.maps(3, 1, 1), new float[] {5, 10, 0});
  private final Tiles plain = new Tiles(10, 10, 2, false);

  @Test
  void onOneScaleMapsCanBeCompared() {
    Picture wall = new WallFigure(ColourMap.GREY, true).paint(maps, new int[] {0, 1, 2}, plain);

    assertThat(level(wall, 4, 4)).isEqualTo(128);
    assertThat(level(wall, 18, 4)).isEqualTo(255);
    assertThat(level(wall, 4, 18)).isZero();
  }

  @Test
  void eachOnItsOwnReachesToTheFullColour() {
    Picture wall = new WallFigure(ColourMap.GREY, false).paint(maps, new int[] {0, 1}, plain);

    assertThat(level(wall, 4, 4)).isEqualTo(255);
  }

  @Test
  void tilesHangInTheOrderAskedForOnWhite() {
    Picture wall = new WallFigure(ColourMap.GREY, true).paint(maps, new int[] {2, 0}, plain);

    assertThat(wall.width()).isEqualTo(32);
    assertThat(wall.height()).isEqualTo(18);
    assertThat(level(wall, 13, 13)).isZero();
    assertThat(level(wall, 18, 4)).isEqualTo(128);
    assertThat(level(wall, 15, 4)).isEqualTo(255);
  }

  @Test
  void numbersStandAboveTheirTiles() {
    Picture wall =
        new WallFigure(ColourMap.GREY, true).paint(maps, new int[] {1}, new Tiles(10, 10, 1, true));

    // A one, three wide and five high at twice its size: its foot is a line.
    assertThat(wall.height()).isEqualTo(32);
    assertThat(row(wall, 12)).isEqualTo("....######........");
    assertThat(row(wall, 4)).isEqualTo("......##..........");
  }

  private static int level(Picture picture, int x, int y) {
    return picture.argb()[y * picture.width() + x] & 0xFF;
  }

  private static String row(Picture picture, int y) {
    StringBuilder dots = new StringBuilder();
    for (int x = 0; x < picture.width(); x++) {
      dots.append(level(picture, x, y) == 255 ? '.' : '#');
    }
    return dots.toString();
  }
}
