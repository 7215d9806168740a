package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener is told of a training, and what a request to stop does in each step. */
class TrainingStepsTest {

  @TempDir private Path place;
  private final Engine engine = new Engine();
  private FeatureCache cache;

  /** What a listener was told. */
  private record Told(TrainingStep step, long done, long total) {}

  @BeforeEach
  void draw() throws IOException {
    Drawn.folder(place.resolve("folder"), 10);
    Drawn.write(place.resolve("held out/stripes/50.png"), Drawn.stripes(50));
    Drawn.write(place.resolve("held out/dots/50.png"), Drawn.dots(50));
    cache = FeatureCache.open(place.resolve("caches"));
  }

  @AfterEach
  void close() {
    cache.close();
    engine.close();
  }

  @Test
  void aTrainingOfAllPartsNamesEveryStepOnceAndInOrder() {
    List<TrainingStep> steps =
        followed(UnfrozenLayers.BLOCK5, Optional.of(place.resolve("held out"))).stream()
            .map(Told::step)
            .toList();
    assertThat(steps).isSorted().containsOnly(TrainingStep.values());
  }

  @Test
  void whatATrainingHasNoWorkForIsNotNamed() {
    assertThat(followed(UnfrozenLayers.NONE, Optional.empty()))
        .extracting(Told::step)
        .doesNotContain(TrainingStep.CHECKING_HELD_OUT_FOLDER, TrainingStep.TRAINING_BLOCK);
  }

  @Test
  void onlyFeaturesThatAreNotCachedAreCounted() throws IOException {
    followed(UnfrozenLayers.NONE, Optional.empty());
    Drawn.write(place.resolve("folder/dots/60.png"), Drawn.dots(60));
    List<Told> told = followed(UnfrozenLayers.NONE, Optional.empty());

    assertThat(told)
        .filteredOn(one -> one.step() == TrainingStep.READING_FEATURES)
        .isNotEmpty()
        .allMatch(one -> one.total() == 1)
        .last()
        .isEqualTo(new Told(TrainingStep.READING_FEATURES, 1, 1));
  }

  @Test
  void whereAllFeaturesAreCachedNoneAreRead() {
    followed(UnfrozenLayers.NONE, Optional.empty());
    List<Told> told = followed(UnfrozenLayers.NONE, Optional.empty());

    assertThat(told)
        .extracting(Told::step)
        .contains(TrainingStep.TRAINING_HEAD)
        .doesNotContain(TrainingStep.READING_FEATURES);
  }

  @Test
  void howMuchOfTheFeaturesIsLeftToDoIsToldBeforeTheyAreRead() throws IOException {
    followed(UnfrozenLayers.NONE, Optional.empty());
    Drawn.write(place.resolve("folder/dots/60.png"), Drawn.dots(60));
    List<Object> told = new ArrayList<>();
    train(
        UnfrozenLayers.NONE,
        Optional.empty(),
        new TrainingListener() {
          @Override
          public void remains(TrainingStep step, double share) {
            told.add(step + " " + share);
          }

          @Override
          public void step(TrainingStep step, long done, long total, String detail) {
            told.add(step);
          }
        },
        new Stop());

    assertThat(told)
        .filteredOn(one -> one.toString().startsWith(TrainingStep.READING_FEATURES.name()))
        .first()
        .isEqualTo("READING_FEATURES " + 1 / 21.0);
  }

  @Test
  void noCounterOfAStepRunsBackwards() {
    List<Told> all = followed(UnfrozenLayers.BLOCK5, Optional.empty());
    for (TrainingStep step : TrainingStep.values()) {
      List<Told> told = all.stream().filter(one -> one.step() == step).toList();
      assertThat(told).extracting(Told::done).isSorted();
      assertThat(told.stream().map(Told::total).distinct()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void aStopWhileFeaturesAreReadCancels() {
    Stop stop = new Stop();
    List<Told> told = new ArrayList<>();
    TrainingListener listener =
        (step, done, total, detail) -> {
          told.add(new Told(step, done, total));
          if (step == TrainingStep.READING_FEATURES && done == 2) {
            stop.request();
          }
        };
    assertThatThrownBy(() -> train(UnfrozenLayers.NONE, Optional.empty(), listener, stop))
        .isInstanceOf(Cancelled.class);
    // The two passes that the engine had begun may still come in: what is computed is kept.
    Told last = told.get(told.size() - 1);
    assertThat(last.step()).isEqualTo(TrainingStep.READING_FEATURES);
    assertThat(last.done()).isBetween(2L, 4L);
  }

  @Test
  void whatAListenerThrowsReachesTheCaller() {
    TrainingListener listener =
        (step, done, total, detail) -> {
          throw new IllegalStateException("from the listener");
        };
    assertThatThrownBy(() -> train(UnfrozenLayers.NONE, Optional.empty(), listener, new Stop()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("from the listener");
  }

  private List<Told> followed(UnfrozenLayers unfreeze, Optional<Path> heldOut) {
    List<Told> told = new ArrayList<>();
    train(
        unfreeze,
        heldOut,
        (step, done, total, detail) -> told.add(new Told(step, done, total)),
        new Stop());
    return told;
  }

  private void train(
      UnfrozenLayers unfreeze, Optional<Path> heldOut, TrainingListener listener, Stop stop) {
    FineTuning.Task task =
        new FineTuning.Task(
            place.resolve("folder"), heldOut, 0.2, HeadKind.POOLED, unfreeze, false, 1);
    new FineTuning(engine, SmallModel.create(), new PictureReader(), cache)
        .train(task, listener, stop, Cancellation.NEVER);
  }
}
