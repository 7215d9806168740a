package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What can be said of scaling without another program; {@link PillowTest} has the numbers. */
class ResamplerTest {

  @Test
  void aPictureScaledToItsOwnSizeStaysAsItIs() {
    Picture picture = columns(0xFF0A141E, 0xFFC8966E, 0xFF000000, 0xFFFFFFFF);

    assertThat(Resampler.resample(picture, Box.all(picture), 4, 1)).isEqualTo(picture.argb());
  }

  @Test
  void wholePixelsAreCutOutAsTheyAre() {
    Picture picture = columns(0xFF0A141E, 0xFFC8966E, 0xFF000000, 0xFFFFFFFF);

    assertThat(Resampler.resample(picture, new Box(1, 0, 3, 1), 2, 1))
        .containsExactly(0xFFC8966E, 0xFF000000);
  }

  @Test
  void oneColourStaysThatColourAtAnySize() {
    int[] argb = new int[37 * 23];
    Arrays.fill(argb, 0xFFFFFEFD);
    Picture picture = new Picture(37, 23, argb);

    assertThat(Resampler.resample(picture, new Box(1.3, 2.7, 35.1, 22.9), 11, 50))
        .containsOnly(0xFFFFFEFD);
  }

  /** At half the size a pixel's triangle weighs its four neighbours 1, 3, 3, 1. */
  @Test
  void reducingWeighsNeighboursAsATriangle() {
    Picture picture = columns(0, 0, 80, 0, 0, 0);

    assertThat(reds(Resampler.resample(picture, Box.all(picture), 3, 1)))
        .containsExactly(Math.round(80 / 7f), 30, 0);
  }

  /** Twice as large, new pixels lie a quarter of the way between old ones. */
  @Test
  void enlargingInterpolates() {
    Picture picture = columns(100, 200);

    assertThat(reds(Resampler.resample(picture, Box.all(picture), 4, 1)))
        .containsExactly(100, 125, 175, 200);
  }

  @Test
  void aBoxOverTheBorderIsRefused() {
    Picture picture = columns(1, 2, 3);

    assertThatThrownBy(() -> Resampler.resample(picture, new Box(0, 0, 3.5, 1), 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Picture columns(int... pixels) {
    int[] argb = new int[pixels.length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = pixels[i] >>> 24 == 0 ? 0xFF000000 | pixels[i] << 16 : pixels[i];
    }
    return new Picture(argb.length, 1, argb);
  }

  private static int[] reds(int[] argb) {
    return Arrays.stream(argb).map(pixel -> pixel >> 16 & 0xFF).toArray();
  }
}
