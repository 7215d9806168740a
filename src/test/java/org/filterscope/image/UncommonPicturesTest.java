package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.image.Fixtures.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files of every kind, beside how Pillow and LittleCMS show them. */
class UncommonPicturesTest {
  private final PictureReader reader = new PictureReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transparent.png",
        "grey-alpha.png",
        "palette.png",
        "palette-transparent.png",
        "two-levels.png",
        "picture.bmp",
        "palette.bmp",
        "picture.gif",
        "lzw.tif",
        "deflate-alpha.tif",
        "cmyk.tif",
        "lossless.webp",
        "transparent.webp"
      })
  void aLosslessFileGivesTheSameNumbers(String name) {
    assertThat(difference(name).largest()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grey.jpg", "progressive.jpg", "cmyk.jpg", "ycck.jpg", "jpeg.tif"})
  void aJpegGivesTheSameNumbersButForRounding(String name) {
    assertThat(difference(name).mean()).isLessThan(0.5);
    assertThat(difference(name).largest()).isLessThanOrEqualTo(3);
  }

  /** The decoder repeats colours where libwebp smooths them, which shows at sharp edges. */
  @Test
  void aLossyWebPGivesTheSameNumbersButAtTheEdgesOfColours() {
    assertThat(difference("lossy.webp").mean()).isLessThan(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adobe-rgb.jpg",
        "display-p3.jpg",
        "display-p3.png",
        "adobe-rgb.tif",
        "display-p3.webp",
        "grey-gamma-1.8.png",
        "grey-gamma-1.8.jpg",
        "palette-profile.png"
      })
  void anEmbeddedColourProfileIsFollowed(String name) {
    assertThat(difference(name).mean()).isLessThan(0.5);
    assertThat(difference(name).largest()).isLessThanOrEqualTo(3);
  }

  /** Between the corners of a table of inks, versions of LittleCMS go slightly different ways. */
  @Test
  void theProfileOfInksIsFollowed() {
    assertThat(difference("cmyk-profile.jpg").mean()).isLessThan(0.5);
    assertThat(difference("cmyk-profile.jpg").largest()).isLessThanOrEqualTo(10);
  }

  private Difference difference(String name) {
    return Fixtures.difference(
        reader.read(Fixtures.file("odd/" + name)),
        Fixtures.expected("odd/" + name + ".expected.png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grey-16.png", "grey-16.tif"})
  void deepGreyIsScaledWithoutAnotherGamma(String name) {
    Picture picture = reader.read(Fixtures.file("odd/" + name));

    for (int x = 0; x < 256; x++) {
      assertThat(picture.argb()[x]).isEqualTo(0xFF000000 | x * 0x010101);
    }
  }

  @Test
  void deepColoursAreScaledTo8Bits() {
    Picture picture = reader.read(Fixtures.file("odd/rgb-16.png"));

    for (int x = 0; x < 256; x++) {
      assertThat(picture.argb()[x]).isEqualTo(0xFF000000 | x << 16 | (255 - x) << 8 | 100);
    }
  }

  @Test
  void anAnimationShowsItsFirstFrame() {
    Picture picture = reader.read(Fixtures.file("odd/animated.gif"));

    assertThat(picture.width()).isEqualTo(20);
    assertThat(picture.height()).isEqualTo(12);
    assertThat(picture.argb()).containsOnly(0xFFC02040);
  }

  @Test
  void aPictureOfOnePixelIsAPicture() {
    Picture picture = reader.read(Fixtures.file("odd/one-pixel.png"));

    assertThat(picture.argb()).containsExactly(0xFF123456);
    assertThat(Crop.standard(picture, 256, 224).cut(picture, 224).argb()).containsOnly(0xFF123456);
  }

  @Test
  void severalThreadsMayShareAReader() {
    List<String> names = List.of("display-p3.jpg", "cmyk.jpg", "lzw.tif", "transparent.png");

    List<Difference> differences =
        IntStream.range(0, 64).parallel().mapToObj(i -> difference(names.get(i % 4))).toList();

    assertThat(differences).allMatch(difference -> difference.largest() <= 1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, jpg", "2, jpg", "3, jpg", "4, jpg", "5, jpg", "6, jpg", "7, jpg", "8, jpg", "6, png",
    "6, webp", "6, tif"
  })
  void aTurnedPictureStandsUpright(int orientation, String ending) {
    Picture picture = reader.read(Fixtures.file("odd/orientation-" + orientation + "." + ending));

    assertThat(picture.width()).isEqualTo(48);
    assertThat(picture.height()).isEqualTo(32);
    assertThat(closest(picture, 4, 4)).isEqualTo("red");
    assertThat(closest(picture, 44, 4)).isEqualTo("green");
    assertThat(closest(picture, 4, 28)).isEqualTo("blue");
    assertThat(closest(picture, 44, 28)).isEqualTo("white");
  }

  private static String closest(Picture picture, int x, int y) {
    int pixel = picture.argb()[y * picture.width() + x];
    boolean red = (pixel >> 16 & 0xFF) > 128;
    boolean green = (pixel >> 8 & 0xFF) > 128;
    boolean blue = (pixel & 0xFF) > 128;
    if (red && green && blue) {
      return "white";
    }
    return red ? "red" : green ? "green" : "blue";
  }
}
