package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.explanation.AblationCurve;
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

  @Test
  void titleAxesAndLegendAreOnItInTheGivenWords() {
    PlotNames names =
        new PlotNames(plot -> "Drehung", axis -> "Achse " + axis.id(), value -> value + "!");

    Picture picture =
        PlotFigure.of(List.of(new PlotFigure.Group("What it shows", List.of(plot(0.5)))), names);

    for (String text :
        List.of("What it shows", "Drehung", "Achse degrees", "Achse distance", "cat!")) {
      assertThat(Drawings.has(picture, text)).as(text).isTrue();
    }
    assertThat(picture.argb()[0]).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void namesThatHaveNoRoomBesideEachOtherStandUpright() {
    List<ExplanationPlots.Likeness> steps =
        IntStream.range(1, 10)
            .mapToObj(i -> new ExplanationPlots.Likeness("conv" + i + "_3", OptionalDouble.of(1)))
            .toList();

    Picture picture = PlotFigure.of(List.of(ExplanationPlots.correlations("guided", steps)));

    assertThat(Drawings.hasUpright(picture, "conv1_3")).isTrue();
    assertThat(Drawings.hasUpright(picture, "conv9_3")).isTrue();
    assertThat(Drawings.has(picture, "lowest random layer")).isTrue();
  }

  @Test
  void aCurveHasAPointForEachValueThatIsKnown() {
    List<ExplanationPlots.Likeness> steps =
        List.of(
            new ExplanationPlots.Likeness("classes", OptionalDouble.of(0.9)),
            new ExplanationPlots.Likeness("conv2", OptionalDouble.empty()),
            new ExplanationPlots.Likeness("conv1", OptionalDouble.of(-0.2)));

    Plot plot = ExplanationPlots.correlations("guided", steps);

    assertThat(plot.ticks()).containsExactly("classes", "conv2", "conv1");
    assertThat(plot.series().get(0).points())
        .containsExactly(new Plot.Point(0, 0.9), new Plot.Point(2, -0.2));
  }

  @Test
  void theUnitsThatMatterAreBesideRandomOnes() {
    AblationCurve curve =
        new AblationCurve(
            "conv2",
            1,
            "cat",
            2,
            2,
            List.of(
                new AblationCurve.Point(0, 0.9, 0.9),
                new AblationCurve.Point(1, 0.4, 0.8),
                new AblationCurve.Point(2, 0.1, 0.7)));

    Plot plot = ExplanationPlots.curve(curve);
    Picture picture = PlotFigure.of(List.of(plot));

    assertThat(plot.ticks()).containsExactly("0", "1", "2");
    assertThat(plot.series().get(0).points())
        .extracting(Plot.Point::up)
        .containsExactly(0.9, 0.4, 0.1);
    assertThat(plot.series().get(1).points())
        .extracting(Plot.Point::up)
        .containsExactly(0.9, 0.8, 0.7);
    assertThat(Drawings.has(picture, "random units")).isTrue();
    assertThat(Drawings.has(picture, "units switched off")).isTrue();
    assertThat(Drawings.has(picture, "probability of the class")).isTrue();
  }

  @Test
  void plotsOfTwoResultsStandSideBySideWithTheSameScale() {
    PlotFigure.Group low = new PlotFigure.Group("one", List.of(flat(0.5)));
    PlotFigure.Group high = new PlotFigure.Group("other", List.of(flat(5)));

    Picture both = PlotFigure.of(List.of(low, high), PlotNames.ENGLISH);
    Picture alone = PlotFigure.of(List.of(low), PlotNames.ENGLISH);

    assertThat(both.width()).isEqualTo(2 * alone.width());
    assertThat(both.height()).isEqualTo(alone.height());
    // On the scale of the other one's 5, its 0.5 lies lower than on its own.
    assertThat(firstBlue(both)).isGreaterThan(firstBlue(alone));
  }

  private static Plot flat(double value) {
    return new Plot(
        "rotation",
        "",
        Axis.DEGREES,
        Axis.DISTANCE,
        List.of(),
        List.of(
            new Plot.Series("cat", List.of(new Plot.Point(0, value), new Plot.Point(10, value)))));
  }

  /** The highest row of the leftmost blue. */
  private static int firstBlue(Picture picture) {
    for (int x = 60; x < picture.width(); x++) {
      for (int y = 0; y < picture.height(); y++) {
        if (picture.argb()[y * picture.width() + x] == BLUE) {
          return y;
        }
      }
    }
    throw new AssertionError("nothing is drawn");
  }

  /** The highest row of the line's first point, which is the leftmost blue. */
  private static int topOfFirst(Plot plot) {
    return firstBlue(PlotFigure.of(List.of(plot)));
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
