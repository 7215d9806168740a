package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.filterscope.image.PictureFolder;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.PackedIndex;
import org.filterscope.patches.store.PartialIndex;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Pause;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialIndexTest {

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static IndexDescription description;
  private static List<Path> files;
  private static Map<String, List<String>> whole;

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop(SmallModel.create());
    description = IndexDescription.of(workshop.model(), CropStrategy.SCALES, List.of());
    Path photographs = folder.resolve("photographs");
    Workshop.copyPhotographs(photographs, "cat", "coffee", "temple", "rocket", "flower");
    files = PictureFolder.walk(photographs);
    Path index = folder.resolve("whole.index");
    workshop
        .collector()
        .collect(
            new IndexBuilder.Task(photographs, index, List.of(), CropStrategy.SCALES),
            IndexingListener.NONE,
            new Pause(),
            Cancellation.NEVER);
    whole = Rows.of(index);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void partsInAnyOrderAreTheWhole() {
    PartialIndex merged = part(3, 5);
    merged.merge(part(0, 1));
    merged.merge(part(1, 3));

    assertThat(written(merged)).isEqualTo(whole);
  }

  @Test
  void aPartThatIsMergedTwiceCountsOnce() {
    PartialIndex merged = part(0, 2);
    merged.merge(part(2, 5));
    merged.merge(part(2, 5));

    assertThat(written(merged)).isEqualTo(whole);
  }

  @Test
  void aPartIsReplacedByOneThatContainsIt() {
    PartialIndex merged = part(1, 3);
    merged.merge(part(0, 5));

    assertThat(written(merged)).isEqualTo(whole);
  }

  @Test
  void partsThatShareSomeViewsAreRefused() {
    PartialIndex part = part(0, 3);
    PartialIndex other = part(2, 5);

    assertThatThrownBy(() -> part.merge(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCompactFormKeepsEverything() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PackedIndex.write(part(0, 5), new DataOutputStream(bytes));

    PartialIndex read =
        PackedIndex.read(
            description, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(written(read)).isEqualTo(whole);
  }

  @Test
  void aPhotographThatHasChangedSinceItWasListedIsSkipped() {
    IndexedFile now = IndexBuilder.fingerprint(files.get(0), workshop.pictures());
    IndexedFile before =
        new IndexedFile(now.path(), now.bytes(), now.modified() - 1, now.photograph());
    List<String> skipped = new ArrayList<>();

    PartialIndex part = part(List.of(before), skipped);

    assertThat(part.views()).isEmpty();
    assertThat(skipped).containsExactly("index.photograph-changed");
  }

  private static PartialIndex part(int from, int to) {
    List<IndexedFile> some =
        files.subList(from, to).stream()
            .map(file -> IndexBuilder.fingerprint(file, workshop.pictures()))
            .toList();
    return part(some, new ArrayList<>());
  }

  private static PartialIndex part(List<IndexedFile> some, List<String> skipped) {
    return workshop
        .collector()
        .part(
            description,
            folder,
            some,
            new IndexingListener() {
              @Override
              public void report(long done, long total, String what) {}

              @Override
              public void skipped(SkippedPhotograph photograph) {
                skipped.add(photograph.reason().key());
              }
            },
            Cancellation.NEVER);
  }

  private static Map<String, List<String>> written(PartialIndex part) {
    Path file = folder.resolve("part-" + System.nanoTime() + ".index");
    try (IndexWriter index = IndexWriter.open(file, description, false, FileNaming.ABSOLUTE)) {
      part.writeTo(index);
    }
    return Rows.of(file);
  }
}
