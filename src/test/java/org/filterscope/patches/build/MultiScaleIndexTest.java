package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.filterscope.image.Box;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of parts of photographs, which is moved together with them. */
class MultiScaleIndexTest {

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static Path whole;

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop();
    copy("all/a", "clock");
    copy("all/b", "fig-bowl", "cat", "coins");
    whole = index("all", "all.index");
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void aPhotographGivesAUnitAtMostTwoPatches() {
    try (PatchIndex index = PatchIndex.open(whole, workshop.model())) {
      for (UnitPatches unit : index.units("conv2_1")) {
        Map<Path, Long> patches =
            unit.shown().stream()
                .collect(Collectors.groupingBy(TopPatch::photograph, Collectors.counting()));
        assertThat(patches.values()).allMatch(count -> count <= 2);
      }
    }
  }

  @Test
  void twoPatchesOfAPhotographShowTwoPlaces() {
    int pairs = 0;
    try (PatchIndex index = PatchIndex.open(whole, workshop.model())) {
      for (UnitPatches unit : index.units("conv2_1")) {
        for (List<TopPatch> two :
            unit.shown().stream().collect(Collectors.groupingBy(TopPatch::photograph)).values()) {
          if (two.size() == 2) {
            pairs++;
            assertThat(shared(place(two.get(0)), place(two.get(1)))).isLessThanOrEqualTo(0.5);
          }
        }
      }
    }
    assertThat(pairs).isGreaterThan(100);
  }

  @Test
  void aViewIsCountedForEachPart() {
    try (PatchIndex index = PatchIndex.open(whole, workshop.model())) {
      // 1024 x 768, 1024 x 692, 451 x 300, 384 x 303; ScalesTest has the formula.
      assertThat(index.summary().views()).isEqualTo(53 + 58 + 4 + 3);
      assertThat(index.summary().photographs()).isEqualTo(4);
      assertThat(index.unit("conv1_1", 3).statistics().views()).isEqualTo(118);
    }
  }

  @Test
  void partsMergedAreTheWhole() {
    Path merged = folder.resolve("merged.index");

    new IndexMerge(workshop.collector())
        .merge(
            List.of(index("all/a", "a.index"), index("all/b", "b.index")),
            merged,
            Progress.NONE,
            Cancellation.NEVER);

    assertThat(Rows.of(merged)).isEqualTo(Rows.of(whole));
  }

  @Test
  void whatIsMovedTogetherStaysTogether() throws IOException {
    Path elsewhere = folder.resolve("a folder/elsewhere");
    copy("a folder/elsewhere/all/a", "clock");
    copy("a folder/elsewhere/all/b", "fig-bowl", "cat", "coins");
    Path moved = Files.copy(whole, elsewhere.resolve("all.index"));

    try (PatchIndex index = PatchIndex.open(moved, workshop.model())) {
      assertThat(index.unit("conv2_1", 5).shown())
          .isNotEmpty()
          .allSatisfy(
              topPatch ->
                  assertThat(topPatch.photograph()).startsWith(elsewhere.resolve("all")).exists());
    }
    IndexingResult again = collect(elsewhere.resolve("all"), moved);
    assertThat(again.added()).isZero();
    assertThat(again.vanished()).isZero();
    assertThat(named(moved)).isEqualTo(named(whole)).contains("all/a/clock.jpg");
  }

  @Test
  void anIndexOfWholePhotographsIsNotContinuedWithParts() throws IOException {
    copy("whole", "coins");
    Path other = folder.resolve("whole.index");
    workshop.collect(folder.resolve("whole"), other, Workshop.EARLY);

    assertThatThrownBy(() -> collect(folder.resolve("whole"), other))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.other-cuts"));
  }

  private static List<String> named(Path index) {
    try (IndexDatabase database = IndexDatabase.open(index)) {
      java.util.ArrayList<String> paths = new java.util.ArrayList<>();
      database.each("SELECT path FROM file ORDER BY path", row -> paths.add(row.getString(1)));
      return paths;
    }
  }

  private static Box place(TopPatch topPatch) {
    var seen = topPatch.box();
    return topPatch
        .view()
        .framing()
        .toPicture(new Box(seen.left(), seen.top(), seen.right(), seen.bottom()), 224);
  }

  /** What two boxes share, of the smaller one. */
  private static double shared(Box one, Box other) {
    Function<Box, Double> area = box -> box.width() * box.height();
    double across = Math.min(one.x1(), other.x1()) - Math.max(one.x0(), other.x0());
    double down = Math.min(one.y1(), other.y1()) - Math.max(one.y0(), other.y0());
    return Math.max(0, across) * Math.max(0, down) / Math.min(area.apply(one), area.apply(other));
  }

  private static Path index(String photographs, String file) {
    collect(folder.resolve(photographs), folder.resolve(file));
    return folder.resolve(file);
  }

  private static IndexingResult collect(Path photographs, Path file) {
    return workshop
        .collector()
        .collect(
            new IndexBuilder.Task(
                photographs, file, Workshop.EARLY, CropStrategy.SCALES, FileNaming.RELATIVE),
            IndexingListener.NONE,
            new Pause(),
            Cancellation.NEVER);
  }

  private static void copy(String into, String... names) throws IOException {
    Path target = Files.createDirectories(folder.resolve(into));
    for (String name : names) {
      Path file = Path.of("assets", "photographs", name + ".jpg");
      Files.copy(file, target.resolve(name + ".jpg"));
    }
  }
}
