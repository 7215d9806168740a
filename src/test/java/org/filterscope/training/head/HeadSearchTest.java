package org.filterscope.training.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Stop;
import org.filterscope.training.data.Features;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;

class HeadSearchTest {
  private static final int CLASSES = 3;
  private static final int FEATURES = 20;

  @ParameterizedTest
  @EnumSource(HeadKind.class)
  void classesThatLieApartAreLearned(HeadKind kind) {
    HeadSearch.Found found = find(kind, rows(300, 1, false), rows(90, 2, false));
    assertThat(accuracy(found, rows(300, 3, false))).isGreaterThan(0.97);
  }

  @ParameterizedTest
  @EnumSource(HeadKind.class)
  void shuffledLabelsGiveChance(HeadKind kind) {
    HeadSearch.Found found = find(kind, rows(300, 1, true), rows(90, 2, true));
    // Of 600 answers at random a third is right, give or take four standard deviations.
    assertThat(accuracy(found, rows(600, 3, true))).isBetween(0.25, 0.42);
  }

  @ParameterizedTest
  @EnumSource(HeadKind.class)
  void theSameSeedGivesTheSameWeightsWhateverRanBefore(HeadKind kind) {
    Features learning = rows(100, 1, false);
    Features validation = rows(30, 2, false);
    HeadSearch.Found one = find(kind, learning, validation);
    Nd4j.getRandom().setSeed(99);
    Nd4j.rand(7, 7);
    HeadSearch.Found other = find(kind, learning, validation);
    assertThat(other.temperature()).isEqualTo(one.temperature());
    assertThat(other.certainty()).isEqualTo(one.certainty());
    for (int layer = 0; layer < one.head().layers().size(); layer++) {
      assertThat(other.head().layers().get(layer).weights().toFloatMatrix())
          .isDeepEqualTo(one.head().layers().get(layer).weights().toFloatMatrix());
    }
  }

  @Test
  void theSeedAloneDecidesWhateverIsDrawnOnTheEnginesThreadMeanwhile() {
    Features learning = rows(100, 1, false);
    Features validation = rows(30, 2, false);
    HeadSearch.Found alone = find(HeadKind.DENSE, learning, validation);
    AtomicBoolean isOver = new AtomicBoolean();
    try (Engine engine = new Engine()) {
      CompletableFuture<Integer> drawing =
          engine.background(
              () -> {
                int draws = 0;
                for (; !isOver.get(); draws++) {
                  Nd4j.getRandom().setSeed(draws);
                  Nd4j.rand(7, 7).close();
                }
                return draws;
              });
      HeadSearch.Found beside = find(HeadKind.DENSE, learning, validation);
      isOver.set(true);
      assertThat(drawing.join()).isPositive();
      for (int layer = 0; layer < 2; layer++) {
        assertThat(beside.head().layers().get(layer).weights().toFloatMatrix())
            .isDeepEqualTo(alone.head().layers().get(layer).weights().toFloatMatrix());
      }
    }
  }

  @Test
  void theCurveOfAHiddenLayerHasAPointForEachEpoch() {
    List<Integer> epochs = new ArrayList<>();
    new HeadSearch(HeadKind.DENSE, 1)
        .find(
            rows(60, 1, false),
            rows(30, 2, false),
            CLASSES,
            new TrainingControl(
                TrainingListener.ofEpochs(epoch -> epochs.add(epoch.number())),
                new Stop(),
                Cancellation.NEVER));
    assertThat(epochs).isNotEmpty().startsWith(1).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(HeadKind.class)
  void bothLossesFallWhileAHeadLearns(HeadKind kind) {
    List<Epoch> points = new ArrayList<>();
    new HeadSearch(kind, 1)
        .find(
            rows(60, 1, false),
            rows(30, 2, false),
            CLASSES,
            new TrainingControl(
                TrainingListener.ofEpochs(points::add), new Stop(), Cancellation.NEVER));
    Epoch.Setting setting = points.get(0).setting();
    List<Epoch> first = points.stream().filter(p -> p.setting().equals(setting)).toList();
    Epoch start = first.get(0);
    Epoch end = first.get(first.size() - 1);
    assertThat(end.trainingLoss()).isLessThan(start.trainingLoss());
    assertThat(end.validationLoss()).isLessThan(start.validationLoss());
    assertThat(points.get(points.size() - 1).setting().number()).isEqualTo(setting.of());
  }

  @ParameterizedTest
  @EnumSource(HeadKind.class)
  void aTrainingThatDivergesIsAPlainProblem(HeadKind kind) {
    Features learning = rows(60, 1, false);
    learning.values().get(7)[3] = Float.NaN;

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> find(kind, learning, rows(30, 2, false)))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("training.diverged"));
  }

  private static HeadSearch.Found find(HeadKind kind, Features learning, Features validation) {
    return new HeadSearch(kind, 5).find(learning, validation, CLASSES, TrainingControl.none());
  }

  private static double accuracy(HeadSearch.Found found, Features rows) {
    return Probabilities.accuracy(found.head().probabilities(rows), rows.labels());
  }

  /** Clouds around a point for each class, of length 30 as the network's features are. */
  private static Features rows(int count, long seed, boolean isShuffled) {
    Random random = new Random(seed);
    List<float[]> values = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int label = i % CLASSES;
      float[] row = new float[FEATURES];
      double sum = 0;
      for (int f = 0; f < FEATURES; f++) {
        row[f] = (float) (random.nextGaussian() * 0.5 + (f % CLASSES == label ? 2 : 0));
        sum += row[f] * row[f];
      }
      for (int f = 0; f < FEATURES; f++) {
        row[f] *= (float) (30 / Math.sqrt(sum));
      }
      values.add(row);
      labels.add(label);
    }
    if (isShuffled) {
      Collections.shuffle(labels, random);
    }
    return new Features(values, labels.stream().mapToInt(label -> label).toArray());
  }
}
