package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeSet;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiScaleCropsTest {

  private static final Preparation PREPARATION = Preparation.kerasVgg();

  /**
   * The standard square, and for each side {@code s} of 1/1, 1/2 and 1/3 of the shorter side, if
   * that is 224 pixels at least, {@code (ceil((w - s) / (s / 2)) + 1) * (ceil((h - s) / (s / 2)) +
   * 1)}.
   */
  @ParameterizedTest
  @CsvSource({
    "1024, 768, 1 + 2 + 15 + 35",
    "681, 1024, 1 + 3 + 18 + 45",
    "512, 512, 1 + 1 + 9",
    "451, 300, 1 + 3",
    "300, 100, 1 + 5"
  })
  void asManySquaresAsTheirSidesSay(int width, int height, String sum) {
    int expected = 0;
    for (String term : sum.split(" \\+ ", -1)) {
      expected += Integer.parseInt(term);
    }

    assertThat(scales(width, height)).hasSize(expected);
  }

  @Test
  void thereIsOneViewOfWhatTheNetworkReadsAsItIs() {
    assertThat(scales(224, 224)).containsExactly(new Crop(224, 224, new Box(0, 0, 224, 224)));
  }

  @Test
  void theSquareThatTheNetworkReadsComesFirst() {
    assertThat(scales(640, 427).get(0)).isEqualTo(PREPARATION.framing(picture(640, 427)));
  }

  @ParameterizedTest
  @CsvSource({"1024, 768", "681, 1024", "512, 512", "451, 300", "4000, 3000"})
  void noTwoAreAlikeAndAllLieInThePhotograph(int width, int height) {
    // A framing refuses boxes that reach over the photograph.
    assertThat(scales(width, height)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"1024, 768, 2", "1024, 768, 3", "681, 1024, 3", "4000, 3000, 3"})
  void squaresOfOneSideCoverThePhotographHalfASideApart(int width, int height, int parts) {
    double side = Math.min(width, height) / (double) parts;
    List<Box> boxes =
        scales(width, height).stream()
            .skip(1)
            .map(Crop::box)
            .filter(box -> Math.abs(box.width() - side) < 1e-6)
            .toList();

    assertThat(boxes).allSatisfy(box -> assertThat(box.height()).isCloseTo(side, within(1e-6)));
    assertCovered(boxes.stream().map(Box::x0).toList(), side, width);
    assertCovered(boxes.stream().map(Box::y0).toList(), side, height);
  }

  @Test
  void noPixelIsEnlarged() {
    assertThat(scales(1024, 576).stream().skip(1).map(Crop::box))
        .allSatisfy(box -> assertThat(box.width()).isGreaterThanOrEqualTo(224));
  }

  private static void assertCovered(List<Double> starts, double side, int length) {
    TreeSet<Double> inOrder = new TreeSet<>(starts);
    assertThat(inOrder.first()).isZero();
    assertThat(inOrder.last() + side).isCloseTo(length, within(1e-6));
    double before = inOrder.first();
    for (double start : inOrder) {
      assertThat(start - before).isLessThanOrEqualTo(side / 2 + 1e-6);
      before = start;
    }
  }

  private static List<Crop> scales(int width, int height) {
    return MultiScaleCrops.of(picture(width, height), PREPARATION);
  }

  private static Picture picture(int width, int height) {
    return new Picture(width, height, new int[width * height]);
  }
}
