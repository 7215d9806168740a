package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.image.Picture;
import org.junit.jupiter.api.Test;

/** Plots as pixels. */
class PlotFigureTest {

  private static final int BLUE = 0xFF0072B2;

  @Test
  void aLetterIsDrawnColumnByColumnFromItsTop() {
    int[] argb = new int[8 * 8];
    PixelFont.draw("L", 1, 1, argb, 8, 0, 0);

    // A stroke down at the left, and one along the line.
    for (int row = 0; row < 7; row++) {
      for (int column = 0; column < 5; column++) {
        assertThat(argb[row * 8 + column]).isEqualTo(column == 0 || row == 6 ? 1 : 0);
      }
    }
  }

  @Test
  void everySignThatCanBeWrittenHasAShape() {
    for (char sign = '!'; sign <= 'z'; sign++) {
      int[] argb = new int[8 * 8];
      PixelFont.draw(String.valueOf(sign), 1, 1, argb, 8, 0, 0);
      assertThat(IntStream.of(argb).sum()).as(String.valueOf(sign)).isPositive();
    }
  }

  @Test
  void threePlotsStandSideBySide() {
    Picture one = PlotFigure.of(List.of(plot(0.5)));
    Picture three = PlotFigure.of(Collections.nCopies(3, plot(0.5)));

    assertThat(three.width()).isEqualTo(3 * one.width());
    assertThat(three.height()).isEqualTo(one.height());
  }

  @Test
  void aLargerValueIsHigherUp() {
    // Both end at 1, so that they share an axis.
    assertThat(topOfFirst(plot(0.8))).isLessThan(topOfFirst(plot(0.2)));
  }

  /** The highest row of the line's first point, which is the leftmost blue. */
  private static int topOfFirst(Plot plot) {
    Picture picture = PlotFigure.of(List.of(plot));
    for (int x = 60; x < picture.width(); x++) {
      for (int y = 0; y < picture.height(); y++) {
        if (picture.argb()[y * picture.width() + x] == BLUE) {
          return y;
        }
      }
    }
    throw new AssertionError("nothing is drawn");
  }

  private static Plot plot(double first) {
    return new Plot(
        "rotation",
        "pool5",
        Axis.DEGREES,
        Axis.DISTANCE,
        List.of(),
        List.of(new Plot.Series("cat", List.of(new Plot.Point(0, first), new Plot.Point(10, 1)))));
  }
}
