package org.filterscope.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.filterscope.image.Picture;
import org.filterscope.lesson.answer.Softmax;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sums behind an answer. */
class LogitsTest {
  private final Picture cat = new Picture(224, 224, Golden.pixels("cat"));
  private final Engine engine = new Engine();

  @AfterEach
  void end() {
    engine.close();
  }

  @Test
  void softmaxMakesOfThemTheAnswer() {
    try (Inspector inspector = new Inspector(engine, SmallModel.create());
        Inspection inspection = inspect(inspector)) {
      float[] logits = Answers.await(inspection.logits()).orElseThrow();

      Softmax softmax = Softmax.of(new double[] {logits[0], logits[1]}, 1);
      for (ClassProbability each : inspection.classes()) {
        assertThat(each.probability())
            .isCloseTo(softmax.probabilities()[each.index()], within(1e-6));
      }
    }
  }

  @Test
  void anAnswerThatIsNoSoftmaxHasNone() {
    Model small = SmallModel.create();
    Model independent =
        new Model(
            "independent",
            small
                .network()
                .withActivations(Map.of(small.network().output().name(), Activation.SIGMOID)),
            small.preparation(),
            small.labels(),
            0,
            "independent");
    try (Inspector inspector = new Inspector(engine, independent);
        Inspection inspection = inspect(inspector)) {
      assertThat(Answers.await(inspection.logits())).isEmpty();
    }
  }

  private Inspection inspect(Inspector inspector) {
    return Answers.await(inspector.inspect(cat, inspector.framing(cat), Cancellation.NEVER));
  }
}
