package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.activation.FeatureMap;
import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;

class OverlayTest {

  private final Picture black = new Picture(2, 1, new int[] {0xFF000000, 0xFF000000});
  private final MapPainter grey = new MapPainter(ColourMap.GREY, new Scale(0, 10));

  @Test
  void silentCellsLeaveThePictureAsItIs() {
    Picture input = new Picture(2, 1, new int[] {0xFF102030, 0xFFA0B0C0});

    Picture overlay =
        Overlay.of(input, new FeatureMap(1, 1, new float[1]), grey, Enlargement.CELLS);

    assertThat(overlay.argb()).isEqualTo(input.argb());
  }

  @Test
  void theStrongestCellCoversFourFifths() {
    FeatureMap map = new FeatureMap(1, 2, new float[] {10, 5});

    Picture overlay = Overlay.of(black, map, grey, Enlargement.CELLS);

    // 0.8 x 255, and half of that density of half that grey
    assertThat(MapPainterTest.levels(overlay)).containsExactly(204, 51);
  }

  @Test
  void negativeCellsOfSignedColoursCoverAsMuchAsPositiveOnes() {
    FeatureMap map = new FeatureMap(1, 2, new float[] {-10, 10});
    MapPainter signed = new MapPainter(ColourMap.DIVERGING, new Scale(-10, 10));

    Picture overlay = Overlay.of(black, map, signed, Enlargement.CELLS);

    int blue = ColourMap.DIVERGING.argb(0) & 0xFF;
    int red = ColourMap.DIVERGING.argb(1) >> 16 & 0xFF;
    assertThat(overlay.argb()[0] & 0xFF).isEqualTo(Math.round(0.8f * blue));
    assertThat(overlay.argb()[1] >> 16 & 0xFF).isEqualTo(Math.round(0.8f * red));
  }
}
