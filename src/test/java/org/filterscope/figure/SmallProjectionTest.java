package org.filterscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.filterscope.network.Region;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.junit.jupiter.api.Test;

/** Projections at fewer pixels. */
class SmallProjectionTest {

  private static final Region WHOLE = new Region(10, 20, 10 + 9, 20 + 7);

  @Test
  void whatIsTheSameEverywhereStaysSo() {
    float[] values = new float[WHOLE.cells() * 3];
    java.util.Arrays.fill(values, -2.5f);

    assertThat(SmallProjection.of(projection(WHOLE, values), WHOLE, 4, 3).values())
        .hasSize(4 * 3 * 3)
        .containsOnly(new float[] {-2.5f}, within(1e-5f));
  }

  @Test
  void theMeanOfEachColourIsKept() {
    Random random = new Random(4);
    float[] values = new float[WHOLE.cells() * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    float[] small = SmallProjection.of(projection(WHOLE, values), WHOLE, 4, 5).values();

    for (int c = 0; c < 3; c++) {
      assertThat(mean(small, c)).isCloseTo(mean(values, c), within(1e-5));
    }
  }

  @Test
  void eachPixelIsTheMeanOfWhatItCovers() {
    Region four = new Region(0, 0, 1, 4);
    float[] values = {1, 1, 1, 3, 3, 3, -5, -5, -5, 1, 1, 1};

    assertThat(SmallProjection.of(projection(four, values), four, 1, 2).values())
        .containsExactly(2, 2, 2, -2, -2, -2);
  }

  @Test
  void aroundTheBoxAllIsZero() {
    Region box = new Region(10, 20, 13, 27);
    float[] values = new float[box.cells() * 3];
    java.util.Arrays.fill(values, 1);
    float[] small = SmallProjection.of(projection(box, values), WHOLE, 3, 1).values();

    assertThat(small).containsExactly(new float[] {1, 1, 1, 0, 0, 0, 0, 0, 0}, within(1e-5f));
  }

  private static double mean(float[] values, int colour) {
    double sum = 0;
    for (int i = colour; i < values.length; i += 3) {
      sum += values[i];
    }
    return sum * 3 / values.length;
  }

  private static Projection projection(Region box, float[] values) {
    return new Projection("conv5_3", 17, Mode.DECONVNET, new Seed.Strongest(), 1, box, 3, values);
  }
}
