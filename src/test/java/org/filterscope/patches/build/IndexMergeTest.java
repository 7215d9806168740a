package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.View;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexMergeTest {

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static Path whole;
  private static List<Path> parts;

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop();
    // Two photographs lie in two of the parts.
    Workshop.copyPhotographs(folder.resolve("all/a"), "cat", "coffee", "temple");
    Workshop.copyPhotographs(folder.resolve("all/b"), "rocket", "cat");
    Workshop.copyPhotographs(folder.resolve("all/c"), "flower", "astronaut", "rocket");
    whole = index("all");
    parts = List.of(index("all/a"), index("all/b"), index("all/c"));
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void threePartsMergedAreTheWhole() {
    Path merged = folder.resolve("merged.index");

    IndexSummary summary = merge(parts, merged);

    assertThat(summary.photographs()).isEqualTo(6);
    assertThat(Rows.of(merged)).isEqualTo(Rows.of(whole));
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() {
    Path merged = folder.resolve("turned.index");

    merge(List.of(parts.get(2), parts.get(0), parts.get(1)), merged);

    assertThat(Rows.of(merged)).isEqualTo(Rows.of(whole));
  }

  @Test
  void anIndexMergedWithAPartOfItIsItself() throws IOException {
    Path merged = folder.resolve("same.index");
    Files.copy(whole, merged);

    merge(List.of(merged, parts.get(1), whole), merged);

    assertThat(Rows.of(merged)).isEqualTo(Rows.of(whole));
  }

  /** Another engine, or another processor, may round the last bit of every value otherwise. */
  @Test
  void anIndexWhoseNumbersWereRoundedOtherwiseIsMergedAndContinued() {
    Path exact = folder.resolve("exact.index");
    Path rounded = folder.resolve("rounded.index");
    Path merged = folder.resolve("merged-rounded.index");
    write(exact, 5, value -> value);
    write(rounded, 6, Math::nextUp);

    IndexSummary summary = merge(List.of(exact, rounded), merged);
    write(merged, 7, value -> value);

    assertThat(summary.views()).isEqualTo(6);
    assertThat(PatchIndex.describe(merged).views()).isEqualTo(7);
    try (PatchIndex index = PatchIndex.open(merged, workshop.model())) {
      assertThat(index.statistics("conv1_1"))
          .allSatisfy(unit -> assertThat(unit.strongest()).isEqualTo(Math.nextUp(50f)));
    }
  }

  @Test
  void indexesOfOtherLayersAreNotMerged() {
    Path other = folder.resolve("other.index");
    workshop.collect(folder.resolve("all/b"), other, List.of("conv1_1"));
    Path merged = folder.resolve("mixed.index");

    assertThatThrownBy(() -> merge(List.of(parts.get(0), other), merged))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.parts-differ"));
    assertThat(merged).doesNotExist();
  }

  @Test
  void aPhotographInTwoPartsThatIsGoneCannotBeCountedOnce() throws IOException {
    Path gone = folder.resolve("gone");
    Workshop.copyPhotographs(gone.resolve("a"), "cat", "coffee");
    Workshop.copyPhotographs(gone.resolve("b"), "cat", "flower");
    Path a = index("gone/a");
    Path b = index("gone/b");
    Files.delete(gone.resolve("a/cat.png"));
    Files.delete(gone.resolve("b/cat.png"));

    assertThatThrownBy(() -> merge(List.of(a, b), folder.resolve("gone.index")))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.part-missing"));
  }

  /**
   * Writes views 1, 2, 3 ... with values 50, 49, 48 ... in all units, or those that are missing.
   */
  private static void write(Path file, int views, UnaryOperator<Float> rounding) {
    IndexDescription description =
        IndexDescription.of(workshop.model(), CropStrategy.WHOLE, List.of("conv1_1"));
    try (IndexWriter index = IndexWriter.open(file, description, false, FileNaming.ABSOLUTE)) {
      BitSet all = new BitSet();
      all.set(0, description.units());
      for (int view = index.countPhotographs() + 1; view <= views; view++) {
        float[] strongest = new float[description.units()];
        Arrays.fill(strongest, rounding.apply(51f - view));
        index.summary().add(view, strongest, new int[strongest.length], all);
        String photograph = "photograph " + view;
        index.add(new View(view, photograph, new Crop(224, 224, new Box(0, 0, 224, 224)), view));
        index.add(new IndexedFile(folder.resolve(view + ".png"), view, view, photograph));
      }
      index.commit();
    }
  }

  private static Path index(String photographs) {
    Path file = folder.resolve(photographs.replace('/', '-') + ".index");
    workshop.collect(folder.resolve(photographs), file, Workshop.EARLY);
    return file;
  }

  private static IndexSummary merge(List<Path> parts, Path out) {
    return new IndexMerge(workshop.collector())
        .merge(parts, out, Progress.NONE, Cancellation.NEVER);
  }
}
