package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;

class PreparationPresetTest {

  /** Red 255, green 0, blue 51. */
  private static final int PIXEL = 0xffff0033;

  @Test
  void kerasVggIsThatOfTheModelThatComesWithTheApp() {
    assertThat(PreparationPreset.KERAS_VGG.preparation(224)).isEqualTo(Preparation.kerasVgg());
  }

  @Test
  void torchvisionSubtractsMeansAndDividesByDeviations() {
    assertValues(
        PreparationPreset.TORCHVISION,
        (1 - .485) / .229,
        (0 - .456) / .224,
        (51 / 255. - .406) / .225);
  }

  @Test
  void unitGoesFromZeroToOne() {
    assertValues(PreparationPreset.UNIT, 1, 0, 51 / 255.);
  }

  @Test
  void symmetricGoesFromMinusOneToOne() {
    assertValues(PreparationPreset.SYMMETRIC, 1, -1, 51 / 127.5 - 1);
  }

  @Test
  void theSideIsTheNetworks() {
    Preparation preparation = PreparationPreset.UNIT.preparation(299);

    assertThat(preparation.side()).isEqualTo(299);
    assertThat(preparation.shorterSide()).isEqualTo(342);
  }

  @Test
  void eachHasTheNameThatCommandsUse() {
    assertThat(PreparationPreset.of("keras-vgg")).contains(PreparationPreset.KERAS_VGG);
    assertThat(PreparationPreset.of("symmetric")).contains(PreparationPreset.SYMMETRIC);
    assertThat(PreparationPreset.of("other")).isEmpty();
  }

  private static void assertValues(PreparationPreset preset, double... expected) {
    float[] values = preset.preparation(1).apply(new int[] {PIXEL});
    for (int c = 0; c < 3; c++) {
      assertThat((double) values[c]).isCloseTo(expected[c], within(1e-5));
    }
  }

  @Test
  void greyIsTheColoursBrightness() {
    Preparation grey = PreparationPreset.UNIT.preparation(Shape.maps(1, 28, 28));

    // ITU-R BT.601: 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
    assertThat(grey.pixel(0xffc86432)[0]).isCloseTo(124 / 255f, within(1e-6f));
    assertThat(grey.shorterSide()).isEqualTo(28);
  }

  @Test
  void anOblongInputIsCutInItsProportions() {
    Preparation oblong = PreparationPreset.UNIT.preparation(Shape.maps(3, 60, 80));
    Picture wide = new Picture(400, 200, new int[400 * 200]);

    assertThat(oblong.framing(wide).box().width()).isCloseTo(400 * 2 / 3.0, within(5.0));
    assertThat(oblong.framing(wide).box().height()).isEqualTo(200);
    assertThat(oblong.cut(wide, oblong.framing(wide)).width()).isEqualTo(80);
    assertThat(oblong.apply(new int[60 * 80])).hasSize(60 * 80 * 3);
  }
}
