package org.filterscope.patches.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.filterscope.patches.build.IndexMerge;
import org.filterscope.patches.build.Workshop;
import org.filterscope.patches.store.IndexDamage;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index in which something has changed since it was written, as by a failing disk. */
class DamagedIndexTest {

  private static final int CHANGES = 400;
  private static final List<String> LAYERS = List.of("conv1", "conv2");

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static Path photographs;
  private static Path whole;
  private Path file;

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop(SmallModel.create());
    photographs = folder.resolve("photographs");
    Workshop.copyPhotographs(photographs, "cat", "coffee", "temple", "rocket");
    whole = folder.resolve("whole.index");
    workshop.collect(photographs, whole, LAYERS);
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("damaged.index");
    Files.deleteIfExists(file);
    Files.copy(whole, file);
  }

  @Test
  void anyChangedByteChangesNoAnswerUnlessThatIsSaid() throws IOException {
    Map<String, Object> expected = answers(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(400);
    int told = 0;
    for (int i = 0; i < CHANGES; i++) {
      int at = random.nextInt(bytes.length);
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, changed);

      Map<String, Object> found = answers(file);
      boolean isWhole = isWhole(file);

      for (Map.Entry<String, Object> answer : found.entrySet()) {
        assertThat(answer.getValue())
            .as("byte %d, %s", at, answer.getKey())
            .satisfiesAnyOf(
                value -> assertThat(value).isEqualTo(expected.get(answer.getKey())),
                value -> assertThat(value).isInstanceOf(Problem.class));
      }
      if (!found.equals(expected)) {
        told++;
        assertThat(isWhole).as("byte %d is found by the check", at).isFalse();
      }
    }
    // Else nothing that matters was changed.
    assertThat(told).isGreaterThan(50);
  }

  @Test
  void aUnitWithAChangedValueIsLeftOutAndNamed() {
    change(
        "UPDATE winner SET value = value * 2 WHERE layer = 3 AND channel = 5 AND view ="
            + " (SELECT min(view) FROM winner WHERE layer = 3 AND channel = 5)");

    try (PatchIndex index = PatchIndex.open(file, workshop.model())) {
      UnitPatches unit = index.unit("conv2", 5);
      assertThat(unit.shown()).isEmpty();
      assertThat(unit.statistics().isDamaged()).isTrue();
      assertThat(unit.statistics().isDead()).isFalse();
      assertThat(unit.damage().orElseThrow())
          .hasMessageContaining(file.toString())
          .hasMessageContaining("conv2 / 5");
      assertThatThrownBy(unit::requireKnown).isInstanceOf(Problem.class);
      assertThat(index.unit("conv2", 4).damage()).isEmpty();
      assertThat(index.units("conv2")).hasSize(12);
    }
    assertThat(IndexCheck.of(file).damage())
        .containsExactly(new IndexDamage(IndexDamage.Kind.UNIT, "conv2 / 5"));
  }

  @Test
  void aUnitThatHasLostATopPatchOrACountIsDamaged() {
    change("DELETE FROM winner WHERE layer = 3 AND channel = 5");
    change("UPDATE strongest SET views = views + 1 WHERE layer = 3 AND channel = 6");

    assertThat(IndexCheck.of(file).damage())
        .extracting(IndexDamage::what)
        .containsExactly("conv2 / 5", "conv2 / 6");
  }

  @Test
  void patchesOfAChangedViewAreLeftOutAndTold() {
    change("UPDATE view SET x0 = x0 + 1 WHERE id = (SELECT min(id) FROM view)");

    try (PatchIndex index = PatchIndex.open(file, workshop.model())) {
      assertThat(index.units("conv1"))
          .filteredOn(unit -> unit.damage().isPresent())
          .isNotEmpty()
          .allSatisfy(
              unit -> assertThat(unit.damage().orElseThrow()).hasMessageContaining("1 patches"));
    }
    assertThat(IndexCheck.of(file).damage())
        .extracting(IndexDamage::kind)
        .contains(IndexDamage.Kind.VIEW, IndexDamage.Kind.UNIT);
  }

  @Test
  void aViewThatIsGoneIsNotJustUncounted() {
    change("DELETE FROM view WHERE id = (SELECT min(id) FROM view)");

    try (PatchIndex index = PatchIndex.open(file, workshop.model())) {
      assertThatThrownBy(() -> index.statistics("conv1"))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("3 rows in view instead of 4");
    }
  }

  @Test
  void aFileThatIsGoneOrADescriptionThatChangedIsRefused() throws IOException {
    change("DELETE FROM file WHERE path LIKE '%cat.png'");
    assertDamaged("3 rows in file instead of 4");
    copy();
    change("UPDATE meta SET value = 'SCALES' WHERE key = 'cuts'");
    assertDamaged("what it says of its network");
    copy();
    change("UPDATE layer SET channels = 11 WHERE name = 'conv2'");
    assertDamaged("what it says of its network");
  }

  @Test
  void aDamagedIndexIsNeitherContinuedNorMerged() {
    change("UPDATE winner SET value = value * 2 WHERE layer = 3 AND channel = 5");

    assertThatThrownBy(() -> workshop.collect(photographs, file, LAYERS))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("conv2 / 5");
    assertThatThrownBy(
            () ->
                new IndexMerge(workshop.collector())
                    .merge(
                        List.of(file),
                        folder.resolve("merged.index"),
                        Progress.NONE,
                        Cancellation.NEVER))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("conv2 / 5");
  }

  @Test
  void theRowOfAFileIsMadeAgain() {
    change("UPDATE file SET modified = modified + 1000 WHERE path LIKE '%cat.png'");
    assertThat(IndexCheck.of(file).damage())
        .extracting(IndexDamage::kind)
        .containsExactly(IndexDamage.Kind.PHOTOGRAPH);

    assertThat(workshop.collect(photographs, file, LAYERS).added()).isZero();

    assertThat(IndexCheck.of(file).isWhole()).isTrue();
  }

  @Test
  void anIndexWithoutChecksumsIsReadAsBefore() throws IOException {
    Map<String, Object> expected = answers(whole);
    toFirstVersion();

    assertThat(answers(file)).isEqualTo(expected);
    assertThat(IndexCheck.of(file).isWhole()).isTrue();
    assertThat(IndexCheck.of(file).isChecksummed()).isFalse();
  }

  @Test
  void anIndexWithoutChecksumsGetsThemWhenItIsContinued() {
    toFirstVersion();

    workshop.collect(photographs, file, LAYERS);

    assertThat(IndexCheck.of(file).isChecksummed()).isTrue();
    assertThat(IndexCheck.of(file).isWhole()).isTrue();
    assertThat(answers(file)).isEqualTo(answers(whole));
  }

  private void toFirstVersion() {
    change("ALTER TABLE layer DROP COLUMN checksum");
    change("ALTER TABLE view DROP COLUMN checksum");
    change("ALTER TABLE file DROP COLUMN checksum");
    change("DROP TABLE unit");
    change("DELETE FROM meta WHERE key IN ('views', 'files', 'checksum')");
    change("PRAGMA user_version = 1");
  }

  /** All that can be asked, and what is answered; where the answer is refused, the problem. */
  private static Map<String, Object> answers(Path file) {
    Map<String, Object> answers = new LinkedHashMap<>();
    try (PatchIndex index = PatchIndex.open(file, workshop.model())) {
      answers.put("photographs", index.summary().photographs());
      answers.put("vanished", index.summary().vanished());
      answers.put("views", index.summary().views());
      answers.put("layers", index.layers().stream().map(IndexedLayer::name).toList());
      for (IndexedLayer layer : index.layers()) {
        for (UnitPatches unit : index.units(layer.name())) {
          String name = layer.name() + " / " + unit.statistics().channel();
          answers.put(name, unit.damage().<Object>map(damage -> damage).orElse(unit));
        }
        for (UnitStatistics unit : index.statistics(layer.name())) {
          String name = "statistics of " + layer.name() + " / " + unit.channel();
          answers.put(name, unit.isDamaged() ? new Problem("index.missing", name) : unit);
        }
      }
    } catch (Problem refusal) {
      answers.put("all", refusal);
    }
    return answers;
  }

  private static boolean isWhole(Path file) {
    try {
      return IndexCheck.of(file).isWhole();
    } catch (Problem refusal) {
      return false;
    }
  }

  private void assertDamaged(String reason) {
    assertThatThrownBy(() -> PatchIndex.open(file, workshop.model()))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo("index.damaged"))
        .hasMessageContaining(reason);
  }

  private void change(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
