package org.filterscope.ui.learn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.lesson.learning.Descent;
import org.filterscope.lesson.learning.GradientPath;
import org.filterscope.lesson.learning.LabelledPoint;
import org.filterscope.lesson.learning.TwoClassFolder;
import org.filterscope.lesson.learning.TwoFeatureHead;
import org.filterscope.network.Activation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Stop;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.ui.learn.QuietLesson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs as dots, a step taken apart, and fifty, without a screen. */
class DescentViewModelTest {

  @TempDir private Path home;

  private QuietLesson window;
  private DescentViewModel model;

  @BeforeEach
  void open() {
    window = new QuietLesson(SmallModel.create(), home, null);
    model = new DescentViewModel(window.lesson);
  }

  @AfterEach
  void close() {
    model.close();
    window.close();
  }

  @Test
  void whatComesWithTheAppIsReadAtFirst() {
    model.shown();
    window.until(() -> model.dots().get() != null);

    TwoClassFolder read = Objects.requireNonNull(model.dots().get());
    assertThat(read.classes()).containsExactly("nature", "made by people");
    assertThat(read.files()).hasSize(22);
    assertThat(read.files().get(0).getFileName()).hasToString("cat.jpg");
    assertThat(window.problems).isEmpty();
  }

  @Test
  void aStepTakenApartAgreesWithTheFiniteDifferenceForEveryWeight() throws IOException {
    drawn(8);

    model.photograph().set(3);
    for (int i = 0; i < TwoFeatureHead.count(DescentViewModel.HIDDEN); i++) {
      model.parameter().set(i);
      OneStep step = step();
      double multiplied = 0;
      for (GradientPath path : step.paths()) {
        double product = 1;
        for (GradientPath.Factor factor : path.factors()) {
          product *= factor.value();
        }
        multiplied += product;
      }
      assertThat(step.sum()).isEqualTo(multiplied);
      assertThat(step.sum()).isCloseTo(step.difference(), within(1e-7));
      assertThat(step.mean()).isCloseTo(step.meanDifference(), within(1e-7));
      assertThat(step.after()).isEqualTo(step.before() - step.rate() * step.mean());
      assertThat(step.lossAfter()).isLessThan(step.lossBefore());
    }
  }

  @Test
  void stepsThatAreTakenAreThoseOfTheLongRun() throws IOException {
    drawn(8);
    TwoFeatureHead start = step().head();
    TwoFeatureHead next = step().next();

    model.stepsTaken().set(1);
    assertThat(step().head().parameters()).isEqualTo(next.parameters());

    model.stepsTaken().set(DescentViewModel.STEPS);
    List<LabelledPoint> points = model.points();
    Descent alone =
        Descent.run(start, points, 0.5, 50, Progress.NONE, new Stop(), Cancellation.NEVER);
    assertThat(step().head().parameters()).isEqualTo(alone.last().parameters());
  }

  @Test
  void theLearningRateIsTooSmallRightOrDiverging() throws IOException {
    drawn(8);

    model.rate().set(0.001);
    assertThat(verdict()).isEqualTo(LearningRate.TOO_SMALL);
    model.rate().set(0.5);
    assertThat(verdict()).isEqualTo(LearningRate.RIGHT);
    model.rate().set(100);
    assertThat(verdict()).isEqualTo(LearningRate.DIVERGING);
  }

  @Test
  void anotherSeedStartsElsewhereAndTheSameOneWhereItDid() throws IOException {
    drawn(8);
    model.stepsTaken().set(7);

    model.seed().set(2);
    assertThat(model.stepsTaken().get()).isZero();
    assertThat(step().head().parameters())
        .isEqualTo(TwoFeatureHead.start(3, Activation.TANH, 2).parameters());
    model.seed().set(1);
    assertThat(step().head().parameters())
        .isEqualTo(TwoFeatureHead.start(3, Activation.TANH, 1).parameters());
  }

  @Test
  void aFolderThatHasNotTwoClassesIsToldAndAnotherCanBeRead() throws IOException {
    model.open(home.resolve("none"));
    window.until(() -> model.problem().get() != null);
    assertThat(model.problem().get()).isInstanceOf(Problem.class);

    drawn(6);
    assertThat(model.problem().get()).isNull();
    assertThat(model.points()).hasSize(12);
  }

  private void drawn(int each) throws IOException {
    Path folder = home.resolve("folder");
    Drawn.folder(folder, each);
    model.open(folder);
    window.until(() -> model.dots().get() != null);
  }

  private OneStep step() {
    return Objects.requireNonNull(model.oneStep().get());
  }

  private LearningRate verdict() {
    return LearningRate.of(Objects.requireNonNull(model.descent().get()));
  }
}
