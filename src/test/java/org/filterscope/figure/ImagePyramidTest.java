package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;

class ImagePyramidTest {

  @Test
  void fourPixelsBecomeTheirMeanColourByColour() {
    Picture four = new Picture(2, 2, new int[] {0xFF000000, 0xFFFF0000, 0xFF00FF04, 0xFF0000FF});

    // 255 / 4, rounded, and (4 + 255) / 4
    assertThat(ImagePyramid.half(four).argb()).containsExactly(0xFF404041);
  }

  @Test
  void whiteStaysWhite() {
    int[] white = new int[16];
    Arrays.fill(white, 0xFFFFFFFF);

    assertThat(ImagePyramid.half(new Picture(4, 4, white)).argb()).containsOnly(0xFFFFFFFF);
  }

  @Test
  void theyEndWhereThereIsNothingToWin() {
    Picture large = new Picture(1001, 500, new int[1001 * 500]);

    assertThat(ImagePyramid.of(large))
        .extracting(Picture::width)
        .containsExactly(1001, 500, 250, 125);
  }

  @Test
  void aLineOfOnePixelIsNotHalvedAway() {
    assertThat(ImagePyramid.of(new Picture(1000, 1, new int[1000]))).hasSize(1);
  }
}
