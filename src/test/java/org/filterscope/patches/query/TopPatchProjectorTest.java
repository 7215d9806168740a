package org.filterscope.patches.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.patches.build.Workshop;
import org.filterscope.patches.store.View;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopPatchProjectorTest {

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static PatchIndex index;

  /** The whole photographs, each seen once. */
  private static final Map<Path, Inspection> INSPECTIONS = new HashMap<>();

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop();
    Workshop.copyPhotographs(
        folder.resolve("photographs"), "cat", "coffee", "temple", "rocket", "astronaut", "flower");
    Path file = folder.resolve("six.index");
    workshop.collect(folder.resolve("photographs"), file, List.of());
    index = PatchIndex.open(file, workshop.model());
  }

  @AfterAll
  static void close() {
    INSPECTIONS.values().forEach(Inspection::close);
    INSPECTIONS.clear();
    index.close();
    workshop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "conv1_1, 3, DECONVNET",
    "conv1_2, 5, GUIDED",
    "pool1, 7, DECONVNET",
    "conv2_2, 9, GRADIENT",
    "conv3_3, 40, DECONVNET",
    "conv3_3, 100, GUIDED",
    "conv3_3, 7, GRADIENT",
    "pool3, 11, DECONVNET",
    "conv4_1, 70, DECONVNET",
    "conv4_3, 70, GUIDED",
    "conv5_3, 100, DECONVNET",
    "classes, 3, DECONVNET"
  })
  void theProjectionOfATopPatchIsThatOfTheWholePhotograph(String layer, int channel, Mode mode) {
    List<TopPatch> topPatches = index.unit(layer, channel).shown();
    assertThat(topPatches).isNotEmpty();

    for (ProjectedPatch projected : project(topPatches, mode)) {
      TopPatch topPatch = projected.topPatch();
      if (!(((ProjectedPatch.Seen) projected).projected() instanceof Projection projection)) {
        // A class may win with a probability whose logit is below zero.
        assertThat(layer).isEqualTo("classes");
        continue;
      }
      Projection expected = projectWhole(topPatch, mode);
      assertThat(projection.box()).isEqualTo(expected.box());
      assertThat(projection.seed()).isEqualTo(expected.seed());
      assertThat(projection.value()).isCloseTo(expected.value(), within(1e-4f * expected.value()));
      // Rounding differs, and may decide which of two nearly equal cells a pooling takes.
      assertThat(likeness(projection.values(), expected.values())).isGreaterThan(0.99);
    }
  }

  @Test
  void aPatchIsWhatTheCellSees() {
    TopPatch topPatch = index.unit("conv3_3", 40).shown().get(0);
    Picture photograph = workshop.pictures().read(topPatch.photograph());

    Picture patch =
        ((ProjectedPatch.Seen) project(List.of(topPatch), Mode.DECONVNET).get(0)).patch();

    assertThat(patch.width()).isEqualTo(topPatch.box().width());
    assertThat(patch.height()).isEqualTo(topPatch.box().height());
    int last = patch.argb()[patch.argb().length - 1];
    assertThat(last)
        .isEqualTo(
            photograph
                .argb()[
                (topPatch.box().bottom() - 1) * photograph.width() + topPatch.box().right() - 1]);
  }

  @Test
  void aPhotographThatIsAnotherNowIsMissing() throws IOException {
    TopPatch topPatch = index.unit("conv3_3", 40).shown().get(0);
    Path copy = folder.resolve("changed.png");
    Path other = Path.of("src", "test", "resources", "golden", "inputs", "temple.png");
    Files.copy(other, copy);
    TopPatch changed =
        new TopPatch(
            topPatch.layer(),
            topPatch.channel(),
            topPatch.value(),
            topPatch.row(),
            topPatch.column(),
            topPatch.box(),
            new View(1, "00", topPatch.view().framing(), 0),
            copy);

    ProjectedPatch projected = project(List.of(changed), Mode.DECONVNET).get(0);

    assertThat(((ProjectedPatch.Missing) projected).reason().key())
        .isEqualTo("index.photograph-gone");
  }

  /** The cosine of the angle between two arrays. */
  private static double likeness(float[] one, float[] other) {
    double along = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      along += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    return along / Math.sqrt(squares * otherSquares);
  }

  private static List<ProjectedPatch> project(List<TopPatch> topPatches, Mode mode) {
    try (TopPatchProjector projector = workshop.projector()) {
      return Answers.await(projector.project(topPatches, mode, Cancellation.NEVER));
    }
  }

  private static Projection projectWhole(TopPatch topPatch, Mode mode) {
    Inspection inspection =
        INSPECTIONS.computeIfAbsent(topPatch.photograph(), photograph -> inspect(topPatch));
    Seed seed = new Seed.Cell(topPatch.row(), topPatch.column());
    return (Projection)
        Answers.await(
            inspection.project(
                topPatch.layer(), topPatch.channel(), seed, mode, Cancellation.NEVER));
  }

  private static Inspection inspect(TopPatch topPatch) {
    Picture picture = workshop.pictures().read(topPatch.photograph());
    return Answers.await(
        workshop.inspector().inspect(picture, topPatch.view().framing(), Cancellation.NEVER));
  }
}
