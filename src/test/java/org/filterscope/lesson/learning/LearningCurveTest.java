package org.filterscope.lesson.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accuracy by photographs, with given weights and with random ones. */
class LearningCurveTest {

  @TempDir private Path place;

  private final Engine engine = new Engine();
  private FeatureCache cache;
  private LearningCurve curve;

  @BeforeEach
  void draw() throws IOException {
    Drawn.folder(place.resolve("folder"), 15);
    cache = FeatureCache.open(place.resolve("caches"));
    curve = new LearningCurve(engine, SmallModel.create(), new PictureReader(), cache);
  }

  @AfterEach
  void end() {
    cache.close();
    engine.close();
  }

  @Test
  void everyNumberOfPhotographsIsMeasuredWithBothWeights() {
    AccuracyCurve measured = measure(task(1, 2, 5, 10, 500));

    assertThat(measured.classes()).containsExactly("dots", "stripes");
    // There are not 500 of a class.
    assertThat(measured.points())
        .extracting(AccuracyCurve.Point::photographs)
        .containsExactly(2, 5, 10, 2, 5, 10);
    assertThat(measured.points())
        .extracting(AccuracyCurve.Point::isPretrained)
        .containsExactly(true, true, true, false, false, false);
    for (AccuracyCurve.Point point : measured.points()) {
      assertThat(point.heldOut()).isEqualTo(4);
      assertThat(point.accuracy())
          .isBetween(point.confidence95().low(), point.confidence95().high());
    }
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    AccuracyCurve first = measure(task(1, 2, 8));

    assertThat(measure(task(1, 2, 8))).isEqualTo(first);
    try (FeatureCache other = FeatureCache.open(place.resolve("other caches"))) {
      LearningCurve anew =
          new LearningCurve(engine, SmallModel.create(), new PictureReader(), other);
      assertThat(anew.measure(task(1, 2, 8), TrainingListener.NONE, Cancellation.NEVER))
          .isEqualTo(first);
    }
  }

  @Test
  void progressCountsThePhotographsOfBothNetworks() {
    List<Long> done = new ArrayList<>();
    TrainingListener listener =
        (step, now, total, detail) -> {
          if (step == TrainingStep.READING_FEATURES) {
            done.add(now);
            assertThat(total).isEqualTo(2 * (2 * 5 + 4));
          }
        };

    curve.measure(task(1, 5), listener, Cancellation.NEVER);

    assertThat(done).isSorted().endsWith(28L);
  }

  @Test
  void itCanBeCancelled() {
    Cancellation cancellation = new Cancellation();
    TrainingListener listener =
        (step, now, total, detail) -> {
          if (step == TrainingStep.READING_FEATURES && now == 3) {
            cancellation.cancel();
          }
        };

    assertThatThrownBy(() -> curve.measure(task(1, 5), listener, cancellation))
        .isInstanceOf(Cancelled.class);
  }

  @Test
  void tooFewPhotographsAreAPlainProblem() {
    assertThatThrownBy(() -> measure(task(1, 100)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("12 of the smallest class");
  }

  @Test
  void theStoredResultShowsWhatPretrainingIsWorth() {
    AccuracyCurve stored = AccuracyCurve.stored();

    List<AccuracyCurve.Point> pretrained =
        stored.points().stream().filter(AccuracyCurve.Point::isPretrained).toList();
    List<AccuracyCurve.Point> random =
        stored.points().stream().filter(point -> !point.isPretrained()).toList();
    assertThat(pretrained).hasSameSizeAs(random).isNotEmpty();
    for (int i = 0; i < random.size(); i++) {
      assertThat(pretrained.get(i).photographs()).isEqualTo(random.get(i).photographs());
      assertThat(pretrained.get(i).accuracy()).isGreaterThan(random.get(i).accuracy());
    }
  }

  private AccuracyCurve measure(LearningCurve.Task task) {
    return curve.measure(task, TrainingListener.NONE, Cancellation.NEVER);
  }

  /** Two of each class are held out. */
  private LearningCurve.Task task(long seed, Integer... photographs) {
    return new LearningCurve.Task(place.resolve("folder"), List.of(photographs), 0.2, 2, seed);
  }
}
