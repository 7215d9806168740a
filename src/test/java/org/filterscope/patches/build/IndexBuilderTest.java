package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.filterscope.network.Model;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.filterscope.testing.Patience;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

class IndexBuilderTest {

  private static Workshop workshop;

  @TempDir private Path temporary;
  private Path folder;
  private Path file;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @BeforeEach
  void place() throws IOException {
    folder = temporary.resolve("photographs");
    file = temporary.resolve("some.index");
    Workshop.copyPhotographs(folder, "cat", "coffee", "temple");
  }

  @Test
  void thePhotographsOfNestedFoldersAreFoundAndCopiesCountOnce() throws IOException {
    Workshop.copyPhotographs(folder.resolve("deep/er"), "cat", "rocket");

    IndexingResult collected = collect();

    assertThat(collected.photographs()).isEqualTo(4);
    assertThat(collected.added()).isEqualTo(4);
    assertThat(collected.units()).isEqualTo(64 + 64 + 64 + 128);
    assertThat(rows("SELECT count(*) FROM file")).isEqualTo(5);
    assertThat(rows("SELECT count(*) FROM view")).isEqualTo(4);
  }

  @Test
  void whatIsKnownIsNotLookedAtAgain() {
    collect();

    IndexingResult again = collect();

    assertThat(again.photographs()).isEqualTo(3);
    assertThat(again.added()).isZero();
  }

  @Test
  void anIndexThatGrewIsThatOfOneRun() throws IOException {
    collect();
    Workshop.copyPhotographs(folder, "rocket", "flower");
    collect();
    Path inOneRun = temporary.resolve("one.index");
    workshop.collect(folder, inOneRun, Workshop.EARLY);

    assertThat(Rows.of(file)).isEqualTo(Rows.of(inOneRun));
  }

  @Test
  void aPhotographThatHasVanishedIsCountedAndNotShown() throws IOException {
    collect();
    Files.delete(folder.resolve("cat.png"));

    IndexingResult collected = collect();

    assertThat(collected.photographs()).isEqualTo(3);
    assertThat(collected.vanished()).isEqualTo(1);
    try (PatchIndex index = PatchIndex.open(file, workshop.model())) {
      assertThat(index.summary().vanished()).isEqualTo(1);
      UnitPatches unit = index.unit("conv1_2", 5);
      assertThat(unit.statistics().views()).isEqualTo(3);
      assertThat(unit.shown())
          .hasSize(2)
          .noneMatch(topPatch -> topPatch.photograph().endsWith("cat.png"));
    }
  }

  @Test
  void aPhotographThatWasMovedIsKnownAgain() throws IOException {
    collect();
    Files.createDirectories(folder.resolve("moved"));
    Files.move(folder.resolve("cat.png"), folder.resolve("moved/dog.png"));

    IndexingResult collected = collect();

    assertThat(collected.added()).isZero();
    assertThat(collected.vanished()).isZero();
  }

  @Test
  void aPhotographThatChangedIsLookedAtAgain() throws IOException {
    collect();
    Path cat = folder.resolve("cat.png");
    Files.delete(cat);
    Workshop.copyPhotographs(temporary.resolve("other"), "flower");
    Files.move(temporary.resolve("other/flower.png"), cat);
    Files.setLastModifiedTime(cat, FileTime.fromMillis(1_000_000_000_000L));

    IndexingResult collected = collect();

    assertThat(collected.added()).isEqualTo(1);
    assertThat(collected.photographs()).isEqualTo(4);
    assertThat(collected.vanished()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadIsSkippedByNameAndReason() throws IOException {
    Path broken = folder.resolve("broken.jpg");
    Files.writeString(broken, "no picture");
    List<SkippedPhotograph> told = new ArrayList<>();

    IndexingResult collected = collect(told, new Cancellation());

    assertThat(collected.photographs()).isEqualTo(3);
    assertThat(collected.skipped()).hasSize(1).isEqualTo(told);
    assertThat(told.get(0).file()).isEqualTo(broken);
    assertThat(told.get(0).reason().key()).isEqualTo("image.unknown");
  }

  @Test
  void whatWasSeenBeforeCancellingLasts() {
    Cancellation cancellation = new Cancellation();
    IndexingListener watch =
        new IndexingListener() {
          @Override
          public void report(long done, long total, String what) {
            if (done == 2) {
              workshop.untilSeen();
              cancellation.cancel();
            }
          }

          @Override
          public void skipped(SkippedPhotograph photograph) {}
        };

    assertThatThrownBy(() -> workshop.collector().collect(task(), watch, new Pause(), cancellation))
        .isInstanceOf(Cancelled.class);

    assertThat(rows("SELECT count(*) FROM view")).isEqualTo(2);
    assertThat(collect().added()).isEqualTo(1);
  }

  @Test
  void anIndexOfAnotherNetworkIsRefused() {
    collect();
    Model model = workshop.model();
    Operation.Convolution kernels = RandomNetworks.ofSeed(1).convolution(3, 64, Window.of(3, 1, 1));
    Model other =
        new Model(
            "other",
            model.network().with(Map.of("conv1_1", kernels)),
            model.preparation(),
            model.labels(),
            model.certainty(),
            "00");

    assertThatThrownBy(() -> PatchIndex.open(file, other))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("another network");
  }

  @Test
  void otherLayersThanThoseOfTheIndexAreRefused() {
    collect();

    assertThatThrownBy(() -> workshop.collect(folder, file, List.of("conv1_1")))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.other-layers"));
  }

  @Test
  void aDamagedIndexIsRefusedAndLeftAlone() throws IOException {
    collect();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 8192; at < bytes.length(); at += 512) {
        bytes.seek(at);
        bytes.write(new byte[300]);
      }
    }
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo("index.damaged"));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void anyOtherFileIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(file, "Dear diary, today I looked at filters. ".repeat(100));
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.not-an-index"));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void anIndexThatAnotherProcessBuildsIsLeftAlone() {
    collect();
    try (IndexDatabase other = IndexDatabase.openToWrite(file)) {
      assertThatThrownBy(this::collect)
          .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo("index.busy"));
      assertThat(other.number("SELECT count(*) FROM view")).isEqualTo(3);
      try (PatchIndex reader = PatchIndex.open(file, workshop.model())) {
        assertThat(reader.unit("conv1_1", 3).shown()).isNotEmpty();
      }
    }
  }

  @Test
  void whoReadsIsWaitedFor() throws IOException {
    collect();
    Workshop.copyPhotographs(folder, "rocket");
    List<CompletableFuture<IndexingResult>> growing = new ArrayList<>();

    try (IndexDatabase reader = IndexDatabase.open(file)) {
      reader.each(
          "SELECT view FROM winner",
          row -> {
            // SQLite's lock for readers is held until the last row.
            if (growing.isEmpty()) {
              growing.add(CompletableFuture.supplyAsync(this::collect));
              untilAWriterWaits();
              assertThat(growing.get(0)).isNotDone();
            }
          });
    }

    assertThat(growing.get(0).join().added()).isEqualTo(1);
  }

  @Test
  void aFolderThatVanishesHalfWayIsSaidAndNothingIsLost() {
    IndexingListener watch =
        new IndexingListener() {
          @Override
          public void report(long done, long total, String what) {
            if (done == 1) {
              folder.toFile().renameTo(temporary.resolve("elsewhere").toFile());
            }
          }

          @Override
          public void skipped(SkippedPhotograph photograph) {}
        };
    // The first few are decoded ahead; more than those are needed.
    for (int i = 0; i < 12; i++) {
      copyAs("rocket", "zz" + i + ".bin.png", i);
    }

    assertThatThrownBy(
            () -> workshop.collector().collect(task(), watch, new Pause(), new Cancellation()))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("image.folder-missing"));

    assertThat(rows("SELECT count(*) FROM view")).isPositive();
  }

  @Test
  void ifNothingCanBeReadNoIndexIsLeftBehind() throws IOException {
    Path texts = temporary.resolve("texts");
    Files.createDirectories(texts);
    Files.writeString(texts.resolve("a.jpg"), "text");

    assertThatThrownBy(() -> workshop.collect(texts, file, Workshop.EARLY))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("image.none-read"));
    assertThat(file).doesNotExist();
  }

  /** SQLite lets nobody begin to read while a writer waits for those who read already. */
  private void untilAWriterWaits() {
    SQLiteConfig impatient = new SQLiteConfig();
    impatient.setBusyTimeout(0);
    Patience.Deadline deadline = Patience.deadline();
    while (!deadline.hasPassed()) {
      try (Connection reader = impatient.createConnection("jdbc:sqlite:" + file);
          Statement query = reader.createStatement()) {
        query.executeQuery("SELECT count(*) FROM view").close();
        Thread.sleep(20);
      } catch (SQLException e) {
        assertThat(e.getErrorCode()).isEqualTo(SQLiteErrorCode.SQLITE_BUSY.code);
        return;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    throw new AssertionError("nobody writes");
  }

  /** A photograph with other bytes than its original: a comment at the end of a PNG is ignored. */
  private void copyAs(String name, String as, int number) {
    try {
      Path source = Path.of("src", "test", "resources", "golden", "inputs", name + ".png");
      Path copy = folder.resolve(as);
      Files.copy(source, copy);
      Files.write(copy, new byte[] {(byte) number}, java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private IndexBuilder.Task task() {
    return new IndexBuilder.Task(folder, file, Workshop.EARLY, CropStrategy.WHOLE);
  }

  private IndexingResult collect() {
    return workshop.collect(folder, file, Workshop.EARLY);
  }

  private IndexingResult collect(List<SkippedPhotograph> told, Cancellation cancellation) {
    IndexingListener watch =
        new IndexingListener() {
          @Override
          public void report(long done, long total, String what) {}

          @Override
          public void skipped(SkippedPhotograph photograph) {
            told.add(photograph);
          }
        };
    return workshop.collector().collect(task(), watch, new Pause(), cancellation);
  }

  private long rows(String count) {
    try (IndexDatabase database = IndexDatabase.open(file)) {
      return database.number(count);
    }
  }
}
