package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.image.PictureWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares as bars. */
class BarChartTest {

  private static final int BLUE = 0xFF0072B2;
  private static final int VERMILION = 0xFFD55E00;

  @TempDir private Path folder;

  private final BarChart chart =
      new BarChart(
          "cat.png, with units switched off",
          "probability, %",
          List.of("before", "after"),
          List.of(
              new BarChart.Line("tabby", List.of(0.5, 0.25)),
              new BarChart.Line("tiger cat", List.of(0.2, 1.0)),
              new BarChart.Line("lynx", List.of(0.0, 0.125))));

  @Test
  void thereIsABarForEachValueAsLongAsItsShare() {
    // A bar of 1 is 400 pixels long; the mark of the legend, nine pixels, comes first.
    assertThat(runs(chart.picture(), BLUE)).containsExactly(9, 200, 80);
    assertThat(runs(chart.picture(), VERMILION)).containsExactly(9, 100, 400, 50);
  }

  @Test
  void titleLabelsAxisAndLegendAreOnIt() {
    Picture picture = chart.picture();

    for (String text :
        List.of(
            "cat.png, with units switched off",
            "probability, %",
            "before",
            "after",
            "tabby",
            "tiger cat",
            "lynx",
            "25.0 %",
            "100 %")) {
      assertThat(Drawings.has(picture, text)).as(text).isTrue();
    }
    assertThat(Drawings.has(picture, "puma")).isFalse();
    assertThat(picture.argb()[0]).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void eachLineMakesItHigher() {
    BarChart shorter =
        new BarChart(chart.title(), chart.axis(), chart.series(), chart.lines().subList(0, 1));

    assertThat(chart.picture().height() - shorter.picture().height()).isEqualTo(2 * (2 * 16 + 12));
    assertThat(chart.picture().width()).isEqualTo(shorter.picture().width()).isEqualTo(750);
  }

  @Test
  void itsFileOpens() {
    Path file = folder.resolve("bars.png");
    PictureWriter.write(chart.picture(), "", file);

    assertThat(new PictureReader().read(file).argb()).isEqualTo(chart.picture().argb());
  }

  @Test
  void aLongTitleIsBrokenAndALongNameShortened() {
    BarChart longer =
        new BarChart(
            "a title ".repeat(12).strip(),
            "probability, %",
            List.of("before"),
            List.of(new BarChart.Line("a very long name of a class", List.of(0.5))));

    assertThat(Drawings.has(longer.picture(), "a very long name of a class")).isFalse();
    assertThat(Drawings.has(longer.picture(), "a very long name..")).isTrue();
    assertThat(Drawings.has(longer.picture(), "a title a title")).isTrue();
  }

  /** The lengths of a colour's bars from the top down, each counted once. */
  private static List<Integer> runs(Picture picture, int colour) {
    List<Integer> lengths = new ArrayList<>();
    int before = 0;
    for (int y = 0; y < picture.height(); y++) {
      int length = 0;
      for (int x = 0; x < picture.width(); x++) {
        length += picture.argb()[y * picture.width() + x] == colour ? 1 : 0;
      }
      if (length > 0 && before == 0) {
        lengths.add(length);
      }
      before = length;
    }
    return lengths;
  }
}
