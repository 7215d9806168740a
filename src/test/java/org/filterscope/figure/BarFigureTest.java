package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;

class BarFigureTest {

  private static final int RED = ColourMap.DIVERGING.argb(1);
  private static final int BLUE = ColourMap.DIVERGING.argb(0);

  @Test
  void barsAreAsHighAsTheirValues() {
    Picture bars = BarFigure.of(new float[] {10, 5, 0}, 1, 11);

    assertThat(count(bars, 0, RED)).isEqualTo(11);
    assertThat(count(bars, 1, RED)).isEqualTo(6);
    assertThat(count(bars, 2, RED)).isZero();
  }

  @Test
  void negativeValuesHangFromTheLine() {
    Picture bars = BarFigure.of(new float[] {10, -10}, 1, 21);

    assertThat(count(bars, 0, RED)).isEqualTo(11);
    assertThat(count(bars, 1, BLUE)).isEqualTo(11);
    assertThat(bars.argb()[20 * 2 + 1]).isEqualTo(BLUE);
  }

  @Test
  void aVectorOfZerosIsALine() {
    Picture bars = BarFigure.of(new float[3], 2, 5);

    assertThat(count(bars, 0, 0xFFFFFFFF)).isEqualTo(4);
  }

  private static int count(Picture picture, int x, int colour) {
    int count = 0;
    for (int y = 0; y < picture.height(); y++) {
      if (picture.argb()[y * picture.width() + x] == colour) {
        count++;
      }
    }
    return count;
  }
}
