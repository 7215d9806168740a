package org.filterscope.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void probabilitiesThatMeanWhatTheySayHaveNoError() {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(answer(i < 75, 0.75));
    }
    assertThat(Calibration.of(answers).error()).isCloseTo(0, within(1e-6));
  }

  @Test
  void tooMuchConfidenceIsCounted() {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(answer(i < 50, i % 2 == 0 ? 0.95 : 0.55));
    }
    // Half of each kind is right: 0.45 too sure, and 0.05.
    assertThat(Calibration.of(answers).error()).isCloseTo(0.25, within(1e-6));
    assertThat(Calibration.of(answers).bins()).hasSize(2);
  }

  @Test
  void fewAnswersSayNothingAndEachBinKnowsHowManyAreRight() {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < 49; i++) {
      answers.add(answer(i < 44, 0.95));
    }
    Calibration few = Calibration.of(answers);
    assertThat(few.isTelling()).isFalse();
    assertThat(few.bins()).singleElement().extracting(Calibration.Bin::right).isEqualTo(44);

    answers.add(answer(true, 0.95));
    assertThat(Calibration.of(answers).isTelling()).isTrue();
  }

  private static Prediction answer(boolean isRight, double probability) {
    return new Prediction(Path.of("a.jpg"), 0, isRight ? 0 : 1, (float) probability);
  }
}
