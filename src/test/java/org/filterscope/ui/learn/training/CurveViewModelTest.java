package org.filterscope.ui.learn.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.lesson.learning.AccuracyCurve;
import org.filterscope.lesson.learning.LearningCurve;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.ui.Messages;
import org.filterscope.ui.learn.QuietLesson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accuracy by photographs, stored and measured, without a screen. */
class CurveViewModelTest {

  @TempDir private Path home;

  private QuietLesson window;
  private CurveViewModel model;

  @BeforeEach
  void open() {
    window = new QuietLesson(SmallModel.create(), home, null);
    model = new CurveViewModel(window.lesson);
  }

  @AfterEach
  void close() {
    model.close();
    window.close();
  }

  @Test
  void theStoredCurveIsThereAtFirstWithItsCommand() {
    CurveViewModel.Measured shown = model.measured().get();

    assertThat(shown.curve()).isEqualTo(AccuracyCurve.stored());
    assertThat(shown.command())
        .isEqualTo("filterscope learning-curve cats-and-dogs --photographs 2,5,10,20,50 --seed 1");
  }

  @Test
  void aFolderIsMeasuredAsTheCommandDoes() throws IOException {
    Path folder = home.resolve("my folder");
    Drawn.folder(folder, 8);
    model.open(folder);
    // Nothing begins before the person says so.
    assertThat(model.job().get()).isNull();
    model.seed().set(3);
    model.measure();
    window.until(() -> model.measured().get().folder() != null);

    AccuracyCurve alone;
    try (FeatureCache cache = FeatureCache.open(home.resolve("other caches"))) {
      alone =
          new LearningCurve(window.engine, SmallModel.create(), window.workspace.reader(), cache)
              .measure(
                  new LearningCurve.Task(folder, List.of(2, 5, 10, 20, 50), 0.2, 50, 3),
                  TrainingListener.NONE,
                  Cancellation.NEVER);
    }
    assertThat(model.measured().get().curve()).isEqualTo(alone);
    assertThat(model.measured().get().command())
        .isEqualTo(
            "filterscope --model small learning-curve '" + folder + "' --photographs 2,5 --seed 3");

    model.useStored();
    assertThat(model.measured().get().curve()).isEqualTo(AccuracyCurve.stored());
  }

  @Test
  void cancellingLeavesWhatWasShown() throws IOException {
    Path folder = home.resolve("folder");
    Drawn.folder(folder, 8);
    model.open(folder);
    model.measure();
    assertThat(model.isMeasuring()).isTrue();
    model.job().get().cancel();
    window.until(() -> !model.isMeasuring());

    assertThat(model.measured().get().curve()).isEqualTo(AccuracyCurve.stored());
    assertThat(window.problems).isEmpty();
  }

  @Test
  void theTableHasBothCurvesSideBySide() {
    List<List<String>> rows = new CurveTable(new Messages()).rows(AccuracyCurve.stored());

    assertThat(rows).hasSize(6);
    assertThat(rows.get(1)).containsExactly("2", "75.0 % (65.7 to 82.5)", "54.0 % (44.3 to 63.4)");
    assertThat(new CurveTable(new Messages()).csv(AccuracyCurve.stored()))
        .startsWith("weights,photographs,correct,held_out,accuracy,low95,high95")
        .contains("pretrained,2,75,100,0.750000,0.656955,0.824548");
  }
}
