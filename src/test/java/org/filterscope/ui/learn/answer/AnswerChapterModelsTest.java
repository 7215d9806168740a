package org.filterscope.ui.learn.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Box;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.answer.InputOrigin;
import org.filterscope.lesson.answer.Softmax;
import org.filterscope.network.Model;
import org.filterscope.ui.learn.QuietLesson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chapters on softmax and dense layers show is the built-in model's own answer. */
class AnswerChapterModelsTest {

  private static Model builtIn;

  @TempDir Path folder;
  private QuietLesson window;
  private ObservableValue<@Nullable Inspection> inspection;

  @BeforeAll
  static void load() {
    builtIn = QuietLesson.builtIn();
  }

  @BeforeEach
  void open() {
    window = new QuietLesson(builtIn, folder, null);
    inspection = window.lesson.photograph().inspection();
    window.open("coffee");
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void softmaxsTermsEqualTheProbabilitiesOfTheAnswer() {
    try (SoftmaxViewModel model = softmax()) {
      Softmax terms = model.terms().get();
      for (ClassProbability one : seen().classes()) {
        assertThat(terms.probabilities()[one.index()]).isCloseTo(one.probability(), within(1e-6));
      }
      assertThat(model.own().get().shown().get(0)).isEqualTo(seen().classes().get(0).index());
    }
  }

  @Test
  void shownAndOtherClassesAddUpToOneWhateverIsDragged() {
    try (SoftmaxViewModel model = softmax()) {
      model.change(model.own().get().shown().get(2), 9);
      model.temperature().set(3);

      List<Integer> shown = model.own().get().shown();
      Softmax terms = model.terms().get();
      double sum = shown.stream().mapToDouble(one -> terms.probabilities()[one]).sum();
      double exponentials = shown.stream().mapToDouble(one -> terms.exponentials()[one]).sum();
      assertThat(sum + model.others()).isCloseTo(1, within(1e-12));
      assertThat(exponentials + model.exponentialsOfOthers())
          .isCloseTo(terms.total(), within(1e-12));
    }
  }

  @Test
  void aBarDraggedFarEnoughGivesAnotherAnswerAndResetTheModelsOwn() {
    try (SoftmaxViewModel model = softmax()) {
      Softmax before = model.terms().get();
      assertThat(model.isAnotherAnswer()).isFalse();
      model.change(model.own().get().shown().get(1), 1000);
      model.temperature().set(2);
      assertThat(model.isAnotherAnswer()).isTrue();
      assertThat(model.terms().get().sums()[model.own().get().shown().get(1)])
          .isEqualTo(model.own().get().high());

      model.reset();
      assertThat(model.terms().get().probabilities()).isEqualTo(before.probabilities());
      assertThat(model.isAnotherAnswer()).isFalse();
    }
  }

  @Test
  void aClassThatSomebodyComesForHasABarThoughItIsUnlikely() {
    try (SoftmaxViewModel model = softmax()) {
      int last = seen().classes().get(100).index();
      model.visit(last);
      window.until(() -> model.own().get().shown().contains(last));

      assertThat(model.lit().get()).isEqualTo(last);
      assertThat(model.own().get().shown()).hasSize(SoftmaxViewModel.SHOWN);
    }
  }

  @Test
  void anotherPhotographHasItsOwnSums() {
    try (SoftmaxViewModel model = softmax()) {
      model.change(0, 5);
      window.open("cat");
      window.until(() -> model.own().get().shown().get(0) == seen().classes().get(0).index());

      float[] logits = seen().logits().join().orElseThrow();
      assertThat(model.terms().get().sums()[0]).isEqualTo(logits[0]);
    }
  }

  @Test
  void contributionsAddUpToTheEnginesSum() {
    try (ContributionsViewModel model = dense()) {
      Contributions all = Objects.requireNonNull(model.contributions().get());
      int cup = seen().classes().get(0).index();
      assertThat(all.unit()).isEqualTo(cup);
      float logit = seen().logits().join().orElseThrow()[cup];
      assertThat(all.engines()).isEqualTo(logit);
      assertThat(all.sums().sum()).isCloseTo(logit, within(1e-4));

      List<Integer> listed = model.listed();
      double shown = listed.stream().mapToDouble(one -> all.sums().ofChannels()[one]).sum();
      assertThat(shown + all.others(listed) + all.sums().bias())
          .isCloseTo(all.sums().sum(), within(1e-9));
    }
  }

  @Test
  void contributionsAgainstAClassAreListedFromTheMostNegative() {
    try (ContributionsViewModel model = dense()) {
      model.side().set(Contributions.Side.AGAINST);

      Contributions all = model.contributions().get();
      double least = Arrays.stream(all.sums().ofChannels()).min().orElseThrow();
      assertThat(least).isNegative();
      assertThat(all.sums().ofChannels()[model.listed().get(0)]).isEqualTo(least);
      assertThat(all.mostAgainst()).contains(model.listed().get(0));
    }
  }

  @Test
  void aChosenInputLeadsToItsUnitsMapAndTheCellsThatItIsMadeOf() {
    try (ContributionsViewModel model = dense()) {
      int chosen = model.listed().get(1);
      model.chosen().set(chosen);
      window.until(() -> model.place().get() != null && model.place().get().place() == chosen);

      InputPlace place = model.place().get();
      InputOrigin origin = place.origin();
      LayerMaps pool5 = seen().maps("pool5").join();
      assertThat(origin.layer().name()).isEqualTo("pool5");
      assertThat(Objects.requireNonNull(place.map()).values())
          .isEqualTo(pool5.map(origin.channel()).values());
      // 7 x 7 cells over 224 pixels.
      assertThat(place.cells())
          .isEqualTo(
              new Box(
                  32.0 * origin.cells().left(),
                  32.0 * origin.cells().top(),
                  32.0 * origin.cells().right(),
                  32.0 * origin.cells().bottom()));
      assertThat(place.product()).isCloseTo(place.input() * place.weight(), within(1e-9));
      assertThat(place.isScaled()).isTrue();
    }
  }

  @Test
  void aClassThatSomebodyComesForIsWeighed() {
    try (ContributionsViewModel model = dense()) {
      model.visit(37);
      window.until(() -> model.contributions().get().unit() == 37);

      assertThat(model.contributions().get().sums().sum())
          .isCloseTo(seen().logits().join().orElseThrow()[37], within(1e-4));
    }
  }

  private SoftmaxViewModel softmax() {
    SoftmaxViewModel model = new SoftmaxViewModel(window.workspace.requests(), inspection);
    model.look(true);
    window.until(() -> model.own().get() != null);
    return model;
  }

  private ContributionsViewModel dense() {
    ContributionsViewModel model =
        new ContributionsViewModel(window.workspace.requests(), builtIn.network(), inspection);
    model.look(true);
    window.until(() -> model.contributions().get() != null && model.place().get() != null);
    return model;
  }

  /** What the network made of the photograph. */
  private Inspection seen() {
    return Objects.requireNonNull(inspection.getValue());
  }
}
