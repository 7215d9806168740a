package org.filterscope.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** A network of numbers whose sums are too large to be numbers: softmax makes NaN of them. */
class NotFiniteAnswerTest {

  private Engine engine;
  private Inspector inspector;

  @BeforeEach
  void open() {
    Model small = SmallModel.create();
    Operation.Dense huge =
        new Operation.Dense(
            Nd4j.valueArrayOf(new long[] {16, 2}, Float.MAX_VALUE), Nd4j.createFromArray(0f, 0f));
    Network network = small.network().with(Map.of("classes", huge));
    engine = new Engine();
    inspector =
        new Inspector(
            engine, new Model("astray", network, small.preparation(), small.labels(), 0, "astray"));
  }

  @AfterEach
  void close() {
    inspector.close();
    engine.close();
  }

  @Test
  void aPhotographIsRefusedByTheModelsName() {
    Picture picture = new PictureReader().read(photograph());
    assertThatThrownBy(
            () ->
                Answers.await(
                    inspector.inspect(picture, inspector.framing(picture), Cancellation.NEVER)))
        .isInstanceOfSatisfying(Problem.class, this::assertSaid);
  }

  @Test
  void ofManyPhotographsEachIsSkippedForThisReason() {
    List<Classification> found = new ArrayList<>();
    new Classifier(inspector, new PictureReader())
        .classify(
            List.of(photograph(), photograph()), found::add, Progress.NONE, Cancellation.NEVER);
    assertThat(found)
        .hasSize(2)
        .allSatisfy(
            one -> {
              assertThat(one).isInstanceOf(Classification.Skipped.class);
              assertSaid(((Classification.Skipped) one).reason());
            });
  }

  private void assertSaid(Problem problem) {
    assertThat(problem.key()).isEqualTo("model.answer-not-finite");
    assertThat(problem).hasMessageContaining("astray");
  }

  private static Path photograph() {
    return Path.of("src", "test", "resources", "golden", "inputs", "cat.png");
  }
}
