package org.filterscope.lesson.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.network.Activation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Progress;
import org.filterscope.task.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backpropagation by hand, against central differences. */
class BackpropagationTest {
  private static final int HIDDEN = 3;
  private final List<LabelledPoint> points = twoClouds();

  static Iterable<Activation> functions() {
    return FunctionCurve.TAUGHT;
  }

  /** Two classes that overlap a little. */
  private static List<LabelledPoint> twoClouds() {
    Random random = new Random(5);
    List<LabelledPoint> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double centre = i % 2 == 0 ? -0.8 : 0.8;
      points.add(
          new LabelledPoint(
              centre + 0.7 * random.nextGaussian(), 0.7 * random.nextGaussian() - centre, i % 2));
    }
    return points;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theGradientIsTheCentralDifference(Activation function) {
    for (long seed = 1; seed <= 5; seed++) {
      TwoFeatureHead head = TwoFeatureHead.start(HIDDEN, function, seed);
      double[] gradient = head.gradient(points);
      for (int i = 0; i < gradient.length; i++) {
        double difference = head.centralDifference(points, i, 1e-6);
        assertThat(gradient[i])
            .as("parameter %d, seed %d", i, seed)
            .isCloseTo(difference, within(1e-3 * Math.abs(difference) + 1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theWaysToAParameterAddUpToItsDerivative(Activation function) {
    TwoFeatureHead head = TwoFeatureHead.start(HIDDEN, function, 2);
    LabelledPoint point = points.get(7);
    for (int i = 0; i < TwoFeatureHead.count(HIDDEN); i++) {
      HeadParameter parameter = HeadParameter.at(i, HIDDEN);

      List<GradientPath> paths = GradientPath.all(head, point, parameter);

      assertThat(paths).hasSize(parameter.isOfHiddenLayer() ? 2 : 1);
      double sum = paths.stream().mapToDouble(GradientPath::product).sum();
      double difference = head.centralDifference(List.of(point), i, 1e-6);
      assertThat(sum).isCloseTo(difference, within(1e-3 * Math.abs(difference) + 1e-9));
    }
  }

  @Test
  void theFunctionsDerivativeIsOneOfTheFactors() {
    TwoFeatureHead head = TwoFeatureHead.start(HIDDEN, Activation.TANH, 2);
    LabelledPoint point = points.get(0);

    GradientPath path = GradientPath.all(head, point, HeadParameter.hiddenWeight(1, 0)).get(0);

    double tanh = head.forward(point).activations()[1];
    GradientPath.Factor slope = path.factors().get(2);
    assertThat(slope.kind()).isEqualTo(GradientPath.Kind.ACTIVATION_BY_SUM);
    assertThat(slope.value()).isCloseTo(1 - tanh * tanh, within(1e-12));
    assertThat(path.factors().get(3).value()).isEqualTo(point.first());
  }

  @Test
  void everyParameterHasItsPlace() {
    for (int i = 0; i < TwoFeatureHead.count(HIDDEN); i++) {
      assertThat(HeadParameter.at(i, HIDDEN).index(HIDDEN)).isEqualTo(i);
    }
  }

  @Test
  void aSmallStepMakesTheLossFallByTheGradientsSquare() {
    TwoFeatureHead head = TwoFeatureHead.start(HIDDEN, Activation.TANH, 1);
    double squares = 0;
    for (double one : head.gradient(points)) {
      squares += one * one;
    }
    double rate = 1e-5;

    double fallen = head.loss(points) - head.step(points, rate).loss(points);

    assertThat(fallen).isCloseTo(rate * squares, within(1e-3 * rate * squares));
  }

  @Test
  void theRightRateLearnsATooSmallOneHardlyAndATooLargeOneDiverges() {
    TwoFeatureHead head = TwoFeatureHead.start(HIDDEN, Activation.TANH, 1);

    Descent right = run(head, 0.5);
    Descent small = run(head, 1e-4);
    Descent large = run(head, 1000);

    double start = head.loss(points);
    assertThat(right.losses()).hasSize(51);
    assertThat(right.last().loss(points)).isLessThan(0.5 * start);
    assertThat(right.last().accuracy(points)).isGreaterThan(head.accuracy(points));
    assertThat(small.last().loss(points)).isBetween(0.99 * start, start);
    assertThat(right.isDiverging()).isFalse();
    assertThat(large.isDiverging()).isTrue();
  }

  @Test
  void theSameSeedGivesTheSameDescent() {
    Descent one = run(TwoFeatureHead.start(HIDDEN, Activation.RELU, 9), 0.3);
    Descent again = run(TwoFeatureHead.start(HIDDEN, Activation.RELU, 9), 0.3);
    Descent other = run(TwoFeatureHead.start(HIDDEN, Activation.RELU, 10), 0.3);

    assertThat(one.losses()).isEqualTo(again.losses());
    assertThat(one.losses()).isNotEqualTo(other.losses());
  }

  @Test
  void aDescentThatIsStoppedKeepsItsSteps() {
    Stop stop = new Stop();
    Progress afterThree = (done, total, what) -> request(stop, done);

    Descent descent =
        Descent.run(
            TwoFeatureHead.start(HIDDEN, Activation.TANH, 1),
            points,
            0.5,
            50,
            afterThree,
            stop,
            Cancellation.NEVER);

    assertThat(descent.heads()).hasSize(4);
  }

  private static void request(Stop stop, long done) {
    if (done == 3) {
      stop.request();
    }
  }

  @Test
  void aDescentThatIsCancelledHasNoResult() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThatThrownBy(
            () ->
                Descent.run(
                    TwoFeatureHead.start(HIDDEN, Activation.TANH, 1),
                    points,
                    0.5,
                    50,
                    Progress.NONE,
                    new Stop(),
                    cancellation))
        .isInstanceOf(Cancelled.class);
  }

  private Descent run(TwoFeatureHead head, double rate) {
    return Descent.run(head, points, rate, 50, Progress.NONE, new Stop(), Cancellation.NEVER);
  }
}
