package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Preparation.ChannelOrder;
import org.filterscope.network.Region;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.junit.jupiter.api.Test;

class ContrastTest {

  /** 199 values of one and a single outlier. */
  private static final Projection OUTLIER = projection(200, -50);

  @Test
  void thePercentileIgnoresASingleOutlier() {
    assertThat(Contrast.PERCENTILE.of(OUTLIER)).isEqualTo(1);
    assertThat(Contrast.LARGEST.of(OUTLIER)).isEqualTo(50);
  }

  @Test
  void theSignDoesNotCount() {
    assertThat(Contrast.LARGEST.of(projection(4, 50))).isEqualTo(50);
  }

  @Test
  void severalShareOneScale() {
    assertThat(Contrast.LARGEST.of(List.of(projection(4, 3), projection(4, -7)))).isEqualTo(7);
  }

  @Test
  void whereNearlyAllIsZeroTheLargestIsFullColour() {
    float[] values = new float[300];
    values[7] = 5;

    assertThat(Contrast.PERCENTILE.of(of(values))).isEqualTo(5);
  }

  @Test
  void nothingHasTheScaleZero() {
    assertThat(Contrast.PERCENTILE.of(List.of())).isZero();
    assertThat(Contrast.LARGEST.of(of(new float[6]))).isZero();
  }

  @Test
  void whatIsBeyondFullColourIsDrawnAsFullColour() {
    ProjectionFigure figure = ProjectionFigure.of(ChannelOrder.RGB, OUTLIER, Contrast.PERCENTILE);

    assertThat(figure.level(-50)).isZero();
    assertThat(figure.level(1)).isEqualTo(255);
  }

  @Test
  void theDescriptionSaysWhichValueIsFullColour() {
    assertThat(Contrast.PERCENTILE.description(1.5f)).contains("99th percentile").contains("1.5");
  }

  private static Projection projection(int length, float outlier) {
    float[] values = new float[length];
    Arrays.fill(values, 1);
    values[length / 2] = outlier;
    return of(values);
  }

  private static Projection of(float[] values) {
    Region box = new Region(0, 0, 1, values.length);
    return new Projection("any", 0, Mode.DECONVNET, new Seed.Cell(0, 0), 1, box, 1, values);
  }
}
