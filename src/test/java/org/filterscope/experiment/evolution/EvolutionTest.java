package org.filterscope.experiment.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.filterscope.experiment.result.Frame;
import org.filterscope.figure.EvolutionFigure;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.projection.Projection;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.Drawn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network that learns stripes and dots from nothing. */
class EvolutionTest {

  @TempDir private static Path home;

  private static final List<Problem> LEFT_OUT = new ArrayList<>();

  private static EvolutionReport report;

  @BeforeAll
  static void train() throws IOException {
    Drawn.folder(home.resolve("folder"), 10);
    Path classFolder;
    try (Stream<Path> classes = Files.list(home.resolve("folder"))) {
      classFolder = classes.sorted().findFirst().orElseThrow();
    }
    Files.writeString(classFolder.resolve("notes.jpg"), "No picture.");
    report = run(Progress.NONE, Cancellation.NEVER);
  }

  private static EvolutionReport run(Progress progress, Cancellation cancellation) {
    try (Engine engine = new Engine()) {
      return new Evolution(engine, new PictureReader())
          .run(
              new Evolution.Task(home.resolve("folder"), 2, 11, List.of(4, 1, 2), 2, 3),
              LEFT_OUT::add,
              progress,
              cancellation);
    }
  }

  @Test
  void aFifthIsHeldOut() {
    assertThat(report.learning()).isEqualTo(16);
    assertThat(report.heldOut()).isEqualTo(4);
  }

  /**
   * Ten photographs of each class are looked at, so it does not matter where in the order it is.
   */
  @Test
  void aFileThatIsNoPictureIsLeftOutByName() {
    assertThat(LEFT_OUT).hasSize(1);
    assertThat(LEFT_OUT.get(0)).hasMessageContaining("notes.jpg");
  }

  @Test
  void eachKeptEpochHasAStateForEachLayer() {
    assertThat(report.states())
        .extracting(EvolutionReport.LayerState::epoch)
        .containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4);
  }

  @Test
  void theLossFalls() {
    assertThat(report.states().get(11).loss()).isLessThan(report.states().get(0).loss());
  }

  @Test
  void jumpsAreChangesOfTheStrongestExample() {
    assertThat(report.states().get(0).jumped()).isNaN();
    for (EvolutionReport.Example example : report.examples()) {
      if (example.epoch() != 1) {
        int before = example.epoch() / 2;
        EvolutionReport.Example earlier =
            report.examples().stream()
                .filter(
                    other ->
                        other.epoch() == before
                            && other.layer().equals(example.layer())
                            && other.unit() == example.unit())
                .findFirst()
                .orElseThrow();
        assertThat(example.hasJumped()).isEqualTo(!example.image().equals(earlier.image()));
      }
    }
  }

  @Test
  void aProjectionCoversWhatTheUnitSaw() {
    assertThat(report.examples())
        .hasSize(3 * 4 * 2)
        .filteredOn(example -> example.projection() != null)
        .isNotEmpty()
        .allSatisfy(
            example -> {
              Projection projection = Objects.requireNonNull(example.projection());
              assertThat(projection.box().height()).isEqualTo(example.patch().height());
              assertThat(projection.value()).isEqualTo((float) example.value());
            });
  }

  @Test
  void theSameSeedTrainsTheSame() {
    EvolutionReport again = run(Progress.NONE, Cancellation.NEVER);

    assertThat(again.states()).isEqualTo(report.states());
  }

  @Test
  void cancelledItEndsWithoutAResult() {
    Cancellation cancellation = new Cancellation();

    assertThatThrownBy(
            () ->
                run(
                    (done, total, what) -> {
                      if (done > 16) {
                        cancellation.cancel();
                      }
                    },
                    cancellation))
        .isInstanceOf(Cancelled.class);
  }

  @Test
  void theFigureHasARowForEachUnitAndAColumnForEachEpoch() {
    List<Frame> frames = EvolutionFigure.frames(report);
    Picture all = EvolutionFigure.of(report);

    assertThat(frames).hasSize(24);
    assertThat(frames.get(0).row()).isEqualTo("conv1 / 0");
    assertThat(all.width()).isGreaterThan(3 * 150);
    assertThat(report.table().rows()).hasSize(12);
    assertThat(report.plots())
        .extracting(plot -> plot.id())
        .containsExactly("jumps", "loss", "held-out");
  }
}
