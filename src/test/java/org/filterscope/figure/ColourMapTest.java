package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {

  @ParameterizedTest
  @EnumSource(
      value = ColourMap.class,
      names = {"GREY", "VIRIDIS"})
  void moreIsLighter(ColourMap colours) {
    double[] lightness = lightness(colours);

    // Neighbours may be equal, or differ by the rounding to 8 bits.
    for (int i = 4; i < 256; i++) {
      assertThat(lightness[i]).as("at %d", i).isGreaterThan(lightness[i - 4]);
    }
  }

  /** Colours 1, 63, 128, 191 and 254 of matplotlib's table, none of them written down in ours. */
  @ParameterizedTest
  @CsvSource({"1,440256", "63,3b518b", "128,21918c", "191,5cc863", "254,fbe723"})
  void viridisIsThePublishedOneToOneLevel(int index, String published) {
    int expected = Integer.parseInt(published, 16);
    int colour = ColourMap.VIRIDIS.argb(index / 255f);

    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(colour >> shift & 0xFF).isCloseTo(expected >> shift & 0xFF, within(1));
    }
  }

  @Test
  void greyLevelsAreTheValuesThemselves() {
    assertThat(IntStream.range(0, 256).map(i -> ColourMap.GREY.argb(i / 255f) & 0xFF))
        .containsExactlyElementsOf(IntStream.range(0, 256).boxed().toList());
  }

  @Test
  void bothSidesOfTheDivergingColoursAreEquallyDark() {
    double[] lightness = lightness(ColourMap.DIVERGING);

    for (int i = 0; i < 128; i++) {
      assertThat(lightness[i]).as("%d", i).isCloseTo(lightness[255 - i], within(0.6));
    }
  }

  @Test
  void theDivergingColoursTakeEqualStepsOnBothSides() {
    double[] lightness = lightness(ColourMap.DIVERGING);
    double step = (94 - 40) / 127.5;

    for (int i = 8; i < 128; i += 8) {
      assertThat(lightness[i] - lightness[i - 8]).as("%d", i).isCloseTo(8 * step, within(0.8));
    }
  }

  @Test
  void negativeIsBlueAndPositiveIsRed() {
    int low = ColourMap.DIVERGING.argb(0);
    int high = ColourMap.DIVERGING.argb(1);

    assertThat(low & 0xFF).isGreaterThan(low >> 16 & 0xFF);
    assertThat(high >> 16 & 0xFF).isGreaterThan(high & 0xFF);
  }

  @Test
  void zeroIsInTheMiddleOfSignedColoursEvenWhereAllIsZero() {
    assertThat(ColourMap.DIVERGING.argb(0, new Scale(0, 0)))
        .isEqualTo(ColourMap.DIVERGING.argb(0.5f));
  }

  @ParameterizedTest
  @EnumSource(ColourMap.class)
  void everyColourIsOpaque(ColourMap colours) {
    assertThat(IntStream.range(0, 256).map(i -> colours.argb(i / 255f) >>> 24)).containsOnly(0xFF);
  }

  /** CIE L* from the definition of sRGB. */
  private static double[] lightness(ColourMap colours) {
    return IntStream.range(0, 256)
        .mapToDouble(
            i -> {
              int argb = colours.argb(i / 255f);
              double y =
                  0.2126 * light(argb >> 16) + 0.7152 * light(argb >> 8) + 0.0722 * light(argb);
              return y > 216.0 / 24389 ? 116 * Math.cbrt(y) - 16 : 24389.0 / 27 * y;
            })
        .toArray();
  }

  private static double light(int level) {
    double encoded = (level & 0xFF) / 255.0;
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }
}
