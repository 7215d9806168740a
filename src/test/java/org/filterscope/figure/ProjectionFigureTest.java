package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.network.Region;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.junit.jupiter.api.Test;

class ProjectionFigureTest {

  @Test
  void zeroIsMidGreyAndTheLargestAbsoluteValueIsFullColour() {
    Projection projection = projection(new float[] {0, 0, 0, 4, -4, 2});

    Picture picture =
        ProjectionFigure.of(ChannelOrder.RGB, projection, Contrast.LARGEST).closeUp(projection);

    assertThat(picture.argb()).containsExactly(0xFF808080, argb(255, 0, 191));
  }

  @Test
  void eachPixelOfALargerPictureBecomesASquareOfItsColour() {
    Projection projection = projection(new float[] {0, 0, 0, 4, -4, 2});

    Picture picture =
        ProjectionFigure.of(ChannelOrder.RGB, projection, Contrast.LARGEST).closeUp(projection, 5);

    int first = 0xFF808080;
    int second = argb(255, 0, 191);
    assertThat(picture.width()).isEqualTo(4);
    assertThat(picture.argb())
        .containsExactly(first, first, second, second, first, first, second, second);
  }

  @Test
  void blueFirstIsTurnedRound() {
    Projection projection = projection(new float[] {0, 0, 4, -4, 2, 0});

    Picture picture =
        ProjectionFigure.of(ChannelOrder.BGR, projection, Contrast.LARGEST).closeUp(projection);

    assertThat(picture.argb()).containsExactly(argb(255, 128, 128), argb(128, 191, 0));
  }

  @Test
  void onTheInputAllAroundTheBoxIsMidGrey() {
    Projection projection = projection(new float[] {1, 1, 1, 1, 1, 1});

    Picture picture =
        ProjectionFigure.of(ChannelOrder.RGB, projection, Contrast.LARGEST)
            .onInput(projection, 3, 4);

    assertThat(picture.width()).isEqualTo(4);
    assertThat(MapPainterTest.levels(picture))
        .containsExactly(128, 128, 128, 128, 128, 255, 255, 128, 128, 128, 128, 128);
  }

  @Test
  void severalShareTheScaleOfTheStrongest() {
    Projection weak = projection(new float[] {1, 1, 1, 1, 1, 1});
    Projection strong = projection(new float[] {2, 0, 0, 0, 0, 0});

    ProjectionFigure figure =
        ProjectionFigure.of(ChannelOrder.RGB, List.of(weak, strong), Contrast.LARGEST);

    assertThat(figure.fullColour()).isEqualTo(2);
    assertThat(figure.closeUp(weak).argb()).containsOnly(argb(191, 191, 191));
  }

  @Test
  void whatIsZeroEverywhereIsMidGreyEverywhere() {
    Projection nothing = projection(new float[6]);

    assertThat(
            ProjectionFigure.of(ChannelOrder.RGB, nothing, Contrast.LARGEST)
                .closeUp(nothing)
                .argb())
        .containsOnly(0xFF808080);
  }

  @Test
  void oneChannelIsShownInGrey() {
    Projection grey =
        new Projection(
            "any",
            0,
            Mode.GUIDED,
            new Seed.WholeMap(),
            1,
            Region.all(1, 2),
            1,
            new float[] {3, -3});

    assertThat(ProjectionFigure.of(ChannelOrder.RGB, grey, Contrast.LARGEST).closeUp(grey).argb())
        .containsExactly(0xFFFFFFFF, 0xFF000000);
  }

  private static Projection projection(float[] values) {
    Region box = new Region(1, 1, 2, 3);
    return new Projection("any", 0, Mode.DECONVNET, new Seed.Cell(0, 0), 1, box, 3, values);
  }

  private static int argb(int red, int green, int blue) {
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}
