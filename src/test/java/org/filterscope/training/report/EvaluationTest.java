package org.filterscope.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Path IMAGE = Path.of("a.jpg");

  private final Evaluation evaluation =
      new Evaluation(
          List.of("cat", "cup", "dog"),
          List.of(
              new Prediction(IMAGE, 0, 0, 0.9f),
              new Prediction(Path.of("b.jpg"), 0, 2, 0.5f),
              new Prediction(IMAGE, 1, 1, 0.4f),
              new Prediction(Path.of("c.jpg"), 2, 0, 0.8f)));

  @Test
  void accuracyIsTheShareOfRightAnswers() {
    assertThat(evaluation.images()).isEqualTo(4);
    assertThat(evaluation.correct()).isEqualTo(2);
    assertThat(evaluation.accuracy()).isEqualTo(0.5);
    assertThat(evaluation.confidence95()).isEqualTo(WilsonInterval.of(2, 4));
  }

  @Test
  void theConfusionHasARowForEachClassAndAColumnForEachAnswer() {
    assertThat(evaluation.confusion()).isDeepEqualTo(new int[][] {{1, 0, 1}, {0, 1, 0}, {1, 0, 0}});
  }

  @Test
  void theSurestMistakeIsTheMostWrong() {
    assertThat(evaluation.mostWrong(9))
        .extracting(answer -> answer.image().toString())
        .containsExactly("c.jpg", "b.jpg");
    assertThat(evaluation.mostWrong(1)).hasSize(1);
  }

  @Test
  void withoutPhotographsThereIsNoAccuracy() {
    assertThatThrownBy(() -> new Evaluation(List.of("cat"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
