package org.filterscope.ui.learn.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.OnePass;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.lesson.function.GradientFlow;
import org.filterscope.lesson.function.OtherFunctions;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.Requests;
import org.filterscope.ui.learn.QuietLesson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chapter on functions shows is what the engine computes. */
class FunctionsChapterModelsTest {

  @TempDir Path folder;
  private QuietLesson window;
  private Requests requests;
  private ObservableValue<@Nullable Inspection> inspection;
  private Network network;
  private FunctionChoice choice;

  @BeforeEach
  void open() {
    window = new QuietLesson(SmallModel.create(), folder, null);
    requests = window.workspace.requests();
    inspection = window.lesson.photograph().inspection();
    network = window.used.model().network();
    choice = new FunctionChoice(network);
    window.open("cat");
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void theFunctionMakesTheEnginesMapsOfTheSumsThatAreCounted() {
    try (LayerSumsViewModel model = sums()) {
      model.look(true);
      choice.layer().set(layer("conv2"));
      window.until(() -> isMeasured(model, "conv2"));

      MeasuredSums measured = Objects.requireNonNull(model.measured().get());
      assertThat(measured.sums().maps().values()).isEqualTo(maps("conv2").values());
      assertThat(measured.all().counts())
          .satisfies(
              counts -> assertThat(sum(counts)).isEqualTo(measured.sums().sums().values().length));
    }
  }

  @Test
  void nothingIsComputedBeforeSomebodyLooks() {
    try (LayerSumsViewModel model = sums()) {
      choice.layer().set(layer("conv2"));
      window.open("coffee");
      assertThat(model.busy().get()).isFalse();

      model.look(true);
      assertThat(model.busy().get()).isTrue();
      window.until(() -> isMeasured(model, "conv2"));
      assertThat(model.measured().get().sums().maps().values()).isEqualTo(maps("conv2").values());
    }
  }

  @Test
  void whoLooksAwayStopsTheWorkAndFindsItDoneAfterComingBack() {
    try (LayerSumsViewModel model = sums()) {
      model.look(true);
      model.look(false);
      assertThat(model.busy().get()).isFalse();

      model.look(true);
      window.until(() -> isMeasured(model, "conv1"));
      assertThat(window.problems).isEmpty();
    }
  }

  @Test
  void theSharesAreThoseOfTheFunctionThatIsTried() {
    try (LayerSumsViewModel model = sums()) {
      model.look(true);
      window.until(() -> isMeasured(model, "conv1"));
      choice.function().set(Activation.SIGMOID);
      window.until(
          () -> {
            SumsBehind behind = model.behind().get();
            return behind != null && behind.function().equals(Activation.SIGMOID);
          });

      assertThat(model.behind().get().zeros()).isZero();
      choice.function().set(Activation.RELU);
      window.until(() -> model.behind().get().function().equals(Activation.RELU));
      assertThat(model.behind().get().zeros()).isEqualTo(zeros(maps("conv1")));
    }
  }

  @Test
  void thePointStaysOnTheAxis() {
    try (LayerSumsViewModel model = sums()) {
      choice.function().set(Activation.TANH);
      model.moveTo(0.5);
      assertThat(model.value()).isEqualTo(Math.tanh(0.5));
      assertThat(model.derivative()).isCloseTo(1 - Math.pow(Math.tanh(0.5), 2), within(1e-12));

      model.moveTo(1000);
      assertThat(model.point().get()).isEqualTo(model.high());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theChangedAnswerIsThatOfANetworkBuiltSo(boolean isEverywhere) {
    try (ChangedFunctionViewModel model =
        new ChangedFunctionViewModel(requests, inspection, choice)) {
      choice.layer().set(layer("conv2"));
      choice.function().set(Activation.TANH);
      model.everywhere().set(isEverywhere);
      model.look(true);
      window.until(() -> model.maps().get() != null && !model.busy().get());

      ChangedAnswer answer = Objects.requireNonNull(model.changed().get());
      Network other =
          isEverywhere
              ? OtherFunctions.everywhere(network, Activation.TANH)
              : OtherFunctions.in(network, layer("conv2"), Activation.TANH);
      try (OnePass pass = new OnePass(other, PreparedInput.of(seen()))) {
        assertThat(difference(answer.now(), pass.maps("conv2"))).isLessThan(1e-5);
        float[] probabilities = pass.maps("classes").values();
        assertThat(answer.classes())
            .allSatisfy(
                one ->
                    assertThat(one.probability()).isEqualTo((double) probabilities[one.index()]));
      }
      assertThat(answer.before().values()).isEqualTo(maps("conv2").values());
      assertThat(model.maps().get().before().map().values())
          .isEqualTo(maps("conv2").map(model.maps().get().unit()).values());
    }
  }

  @Test
  void aUnitOfTheLayerCanBeChosen() {
    try (ChangedFunctionViewModel model =
        new ChangedFunctionViewModel(requests, inspection, choice)) {
      model.look(true);
      window.until(() -> model.maps().get() != null);
      model.unit().set(5);
      window.until(() -> model.maps().get().unit() == 5);

      assertThat(model.maps().get().before().map().values())
          .isEqualTo(maps("conv1").map(5).values());
    }
  }

  @Test
  void twoConvolutionsWithoutAFunctionAreOne() {
    try (ComposedViewModel model = new ComposedViewModel(requests, network, inspection)) {
      assertThat(model.pairs())
          .containsExactly(new ConvolutionPair(layer("conv3_1"), layer("conv3_2")));
      model.look(true);
      window.until(() -> model.composed().get() != null);
      model.unit().set(7);
      window.until(() -> model.composed().get().unit() == 7);

      LinearPair.Composed composed = model.composed().get();
      assertThat(composed.difference()).isLessThan(1e-5);
      assertThat(composed.composed().filter().kernels().height()).isEqualTo(5);
      assertThat(composed.own().map().values()).isEqualTo(maps("conv3_2").map(7).values());
      assertThat(composed.two().map().values()).isNotEqualTo(composed.own().map().values());
    }
  }

  @Test
  void whatIsLeftOfTheGradientIsMeasuredForEachFunction() {
    try (GradientFlowViewModel model = new GradientFlowViewModel(requests, inspection)) {
      model.look(true);
      window.until(() -> model.flows().get().size() == FunctionCurve.TAUGHT.size());

      List<GradientFlow> flows = model.flows().get();
      assertThat(flows).extracting(GradientFlow::function).isEqualTo(FunctionCurve.TAUGHT);
      float[] input = PreparedInput.of(seen());
      for (GradientFlow flow : flows) {
        try (ForwardPass forward = new ForwardPass(network)) {
          assertThat(flow.left())
              .isEqualTo(
                  GradientFlow.of(forward, flow.function(), input, Cancellation.NEVER, () -> {})
                      .left());
        }
      }
      assertThat(model.busy().get()).isFalse();
    }
  }

  @Test
  void whoCancelsMeasuringCanBeginItAgain() {
    try (GradientFlowViewModel model = new GradientFlowViewModel(requests, inspection)) {
      model.look(true);
      model.cancel();
      assertThat(model.busy().get()).isFalse();

      model.again();
      window.until(() -> model.flows().get().size() == model.functions());
      assertThat(window.problems).isEmpty();
    }
  }

  private LayerSumsViewModel sums() {
    return new LayerSumsViewModel(requests, inspection, choice);
  }

  private Node layer(String name) {
    return network.find(name).orElseThrow();
  }

  private LayerMaps maps(String layer) {
    return seen().maps(layer).join();
  }

  private static boolean isMeasured(LayerSumsViewModel model, String layer) {
    MeasuredSums measured = model.measured().get();
    return measured != null
        && measured.sums().sums().layer().equals(layer)
        && !model.busy().get()
        && model.behind().get() != null;
  }

  /** The engine's tanh and Java's differ in the last digit. */
  private static double difference(LayerMaps one, LayerMaps other) {
    double largest = 0;
    for (int i = 0; i < one.values().length; i++) {
      largest = Math.max(largest, Math.abs((double) one.values()[i] - other.values()[i]));
    }
    return largest;
  }

  private static int sum(int[] counts) {
    return Arrays.stream(counts).sum();
  }

  private static double zeros(LayerMaps maps) {
    int zeros = 0;
    for (float value : maps.values()) {
      zeros += value == 0 ? 1 : 0;
    }
    return (double) zeros / maps.values().length;
  }

  /** What the network made of the photograph. */
  private Inspection seen() {
    return Objects.requireNonNull(inspection.getValue());
  }
}
