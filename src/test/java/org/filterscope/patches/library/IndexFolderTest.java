package org.filterscope.patches.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.Model;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.task.Problem;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFolderTest {

  @TempDir private Path folder;
  private IndexFolder indexes;
  private Path cats;

  @BeforeEach
  void open() throws IOException {
    Path own = Files.createDirectories(folder.resolve("own"));
    indexes = new IndexFolder(own, folder.resolve("bundled.sqlite"), "Samples");
    cats = own.resolve("cats.sqlite");
    write(cats);
    write(folder.resolve("bundled.sqlite"));
  }

  @Test
  void theUsersOwnComeBeforeTheBundledOne() throws IOException {
    Files.writeString(folder.resolve("own/broken.sqlite"), "no index");

    assertThat(indexes.list())
        .extracting(IndexEntry::name)
        .containsExactly("broken", "cats", "Samples");
    assertThat(indexes.find("broken").problem()).isNotNull();
    assertThat(indexes.find("cats").summary()).isNotNull();
    assertThat(indexes.find("Samples").isBundled()).isTrue();
  }

  @Test
  void whatIsNotedOfAnIndexIsKnownAgain() {
    Path photographs = folder.resolve("photographs");
    indexes.note(cats, photographs, false);

    IndexEntry entry = indexes.find(cats.toString());

    assertThat(entry.folder()).contains(photographs);
    assertThat(entry.isFinished()).isFalse();
  }

  @Test
  void aFoldersIndexIsContinuedByModelsThatHaveItsLayersAlone() {
    Path photographs = folder.resolve("photographs");
    indexes.note(cats, photographs, true);

    assertThat(indexes.fileFor(photographs, SmallModel.create())).isEqualTo(cats);
    assertThat(indexes.fileFor(photographs, SmallModel.retrained("classes"))).isEqualTo(cats);
    assertThat(indexes.fileFor(photographs, SmallModel.retrained("conv1")))
        .hasFileName("photographs.sqlite");
    assertThat(indexes.fileFor(folder.resolve("cats"), SmallModel.create()))
        .hasFileName("cats (2).sqlite");
  }

  @Test
  void aNoteOfOlderVersionsIsRead() throws IOException {
    Path photographs = folder.resolve("photographs");
    String path = photographs.toString().replace("\\", "\\\\");
    Files.writeString(
        folder.resolve("own/cats.json"),
        "{\"folder\" : \"" + path + "\", \"isFinished\" : false, \"more\" : 1}");

    assertThat(indexes.find("cats").folder()).contains(photographs);
    assertThat(indexes.find("cats").isFinished()).isFalse();
  }

  @Test
  void aNoteThatIsBrokenIsNone() throws IOException {
    Files.writeString(folder.resolve("own/cats.json"), "{");

    assertThat(indexes.find("cats").folder()).isEmpty();
  }

  @Test
  void whatIsNotedMovesWithTheIndex() {
    indexes.note(cats, folder.resolve("photographs"), true);

    Path renamed = indexes.rename(cats, "lions");

    assertThat(renamed).hasFileName("lions.sqlite").exists();
    assertThat(indexes.find("lions").folder()).contains(folder.resolve("photographs"));
    assertThat(indexes.list()).extracting(IndexEntry::name).containsExactly("lions", "Samples");
  }

  @Test
  void anIndexOfTheSameNameIsNotWrittenOver() {
    write(folder.resolve("own/lions.sqlite"));

    assertThat(indexes.rename(cats, "lions")).hasFileName("lions (2).sqlite");
  }

  @Test
  void anIndexThatIsRenamedToItsOwnNameStays() {
    assertThat(indexes.rename(cats, "cats")).isEqualTo(cats).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cats / dogs", "a<b", "a>b", "C:", "what?", "*", ".cats", "cats.", " "})
  void aNameThatFilesCannotHaveEverywhereIsRefused(String name) {
    assertRefused("index.name", () -> indexes.rename(cats, name));
    assertThat(cats).exists();
  }

  @Test
  void anIndexGoesWithItsNote() {
    indexes.note(cats, folder.resolve("photographs"), true);

    indexes.delete(cats);

    assertThat(folder.resolve("own")).isEmptyDirectory();
  }

  @Test
  void theBundledOneStays() {
    Path bundled = folder.resolve("bundled.sqlite");

    assertRefused("index.bundled", () -> indexes.delete(bundled));
    assertRefused("index.bundled", () -> indexes.rename(bundled, "mine"));
    assertThat(bundled).exists();
  }

  @Test
  void anIndexThatIsBeingBuiltStays() {
    try (IndexDatabase building = IndexDatabase.openToWrite(cats)) {
      assertThat(building.file()).isEqualTo(cats);
      assertRefused("index.busy", () -> indexes.delete(cats));
      assertRefused("index.busy", () -> indexes.rename(cats, "lions"));
    }
    assertThat(cats).exists();
  }

  private static void assertRefused(String key, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static void write(Path file) {
    Model model = SmallModel.create();
    IndexDescription description = IndexDescription.of(model, CropStrategy.WHOLE, List.of("conv1"));
    IndexWriter.open(file, description, false, FileNaming.ABSOLUTE).close();
  }
}
