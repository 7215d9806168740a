package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;
import org.filterscope.network.Shape;
import org.junit.jupiter.api.Test;

class MapPainterTest {

  private static final Scale UNIT = new Scale(0, 255);
  private final MapPainter grey = new MapPainter(ColourMap.GREY, UNIT);

  @Test
  void everyCellIsOnePixel() {
    Picture picture = grey.paint(new FeatureMap(2, 3, new float[] {0, 10, 20, 30, 40, 50}));

    assertThat(picture.width()).isEqualTo(3);
    assertThat(picture.height()).isEqualTo(2);
    assertThat(levels(picture)).containsExactly(0, 10, 20, 30, 40, 50);
  }

  @Test
  void enlargedCellsAreRectangles() {
    Picture picture =
        grey.paint(new FeatureMap(1, 2, new float[] {10, 20}), 4, 2, Enlargement.CELLS);

    assertThat(levels(picture)).containsExactly(10, 10, 20, 20, 10, 10, 20, 20);
  }

  @Test
  void smoothEnlargementRunsStraightBetweenTheCentresOfCells() {
    Picture picture =
        grey.paint(new FeatureMap(1, 2, new float[] {0, 80}), 8, 1, Enlargement.SMOOTH);

    // Centres lie at 2 and 6; pixel i has its own at i + 0.5.
    assertThat(levels(picture)).containsExactly(0, 0, 10, 30, 50, 70, 80, 80);
  }

  @Test
  void aReducedMapShowsMeans() {
    Picture picture =
        grey.paint(
            new FeatureMap(2, 4, new float[] {0, 10, 20, 30, 40, 50, 60, 70}),
            2,
            1,
            Enlargement.CELLS);

    assertThat(levels(picture)).containsExactly(25, 45);
  }

  @Test
  void partsOfCellsCountAsSuch() {
    Picture picture =
        grey.paint(new FeatureMap(1, 3, new float[] {0, 60, 120}), 2, 1, Enlargement.CELLS);

    // (0 + 60 / 2) / 1.5 and (60 / 2 + 120) / 1.5
    assertThat(levels(picture)).containsExactly(20, 100);
  }

  @Test
  void aTileShowsItsChannelAsTheMapAloneWould() {
    LayerMaps maps =
        new LayerMaps("two", Shape.maps(2, 2, 2), new float[] {9, 9, 9, 9, 10, 20, 30, 40});
    for (int[] size : new int[][] {{2, 2}, {6, 4}, {5, 3}, {1, 1}, {2, 1}}) {
      int[] tile = new int[size[0] * size[1]];

      grey.paint(maps, 1, size[0], size[1], tile);

      Picture alone = grey.paint(maps.map(1), size[0], size[1], Enlargement.CELLS);
      assertThat(tile).as(Arrays.toString(size)).isEqualTo(alone.argb());
    }
  }

  @Test
  void signedColoursPutZeroInTheMiddleWhateverTheScale() {
    MapPainter signed = new MapPainter(ColourMap.DIVERGING, new Scale(-1, 5));

    assertThat(signed.paint(new FeatureMap(1, 1, new float[] {0})).argb())
        .containsExactly(ColourMap.DIVERGING.argb(0.5f));
  }

  static int[] levels(Picture picture) {
    return Arrays.stream(picture.argb()).map(pixel -> pixel & 0xFF).toArray();
  }
}
