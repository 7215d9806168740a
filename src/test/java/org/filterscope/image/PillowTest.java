package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.filterscope.image.Fixtures.Difference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a photograph to a network's input, beside what Pillow makes of it. */
class PillowTest {
  private final PictureReader reader = new PictureReader();

  @ParameterizedTest
  @ValueSource(strings = {"cat", "coins", "fig-bowl", "two-dogs", "hubble-deep-field", "astronaut"})
  void aPhotographIsPreparedAsPillowDoes(String name) {
    Picture picture = reader.read(Fixtures.photograph(name + ".jpg"));

    Difference difference =
        Fixtures.difference(prepared(picture), Fixtures.expected("pillow/" + name + ".png"));

    assertThat(difference.mean()).isLessThan(0.5);
    // JPEG decoders round differently, by a level or two.
    assertThat(difference.largest()).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "tall"})
  void aLosslessPictureIsPreparedToTheSameNumbers(String name) {
    Picture picture = reader.read(Fixtures.file("pillow/source-" + name + ".png"));

    Difference difference =
        Fixtures.difference(prepared(picture), Fixtures.expected("pillow/" + name + ".png"));

    assertThat(difference.largest()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "wide-part-box, wide, 10.25, 3.5, 211.75, 187.125, 67, 59",
    "wide-enlarged-box, wide, 100.5, 50.25, 117.75, 67.5, 96, 96",
    "tall-border-box, tall, 0, 100.625, 63, 143, 31, 17"
  })
  void anyBoxIsScaledToTheSameNumbers(
      String name, String source, double x0, double y0, double x1, double y1, int w, int h) {
    Picture picture = reader.read(Fixtures.file("pillow/source-" + source + ".png"));

    int[] scaled = Resampler.resample(picture, new Box(x0, y0, x1, y1), w, h);

    assertThat(scaled).isEqualTo(Fixtures.expected("pillow/" + name + ".png").argb());
  }

  private static Picture prepared(Picture picture) {
    return Crop.standard(picture, 256, 224).cut(picture, 224);
  }
}
