package org.filterscope.lesson.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.filterscope.network.Activation;
import org.junit.jupiter.api.Test;

class FunctionCurveTest {

  @Test
  void aCurveRunsFromEndToEnd() {
    FunctionCurve curve = FunctionCurve.of(Activation.RELU, -2, 2, 5);

    assertThat(curve.sums()).containsExactly(-2, -1, 0, 1, 2);
    assertThat(curve.values()).containsExactly(0, 0, 0, 1, 2);
    assertThat(curve.derivatives()).containsExactly(0, 0, 0, 1, 1);
  }

  @Test
  void theSigmoidIsSteepestAtZero() {
    FunctionCurve curve = FunctionCurve.of(Activation.SIGMOID, -6, 6, 121);

    assertThat(curve.derivatives()[60]).isEqualTo(0.25);
    assertThat(Arrays.stream(curve.derivatives()).max()).hasValue(0.25);
  }
}
