package org.filterscope.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.filterscope.network.store.Catalog;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads of the Models screen, from a server on this machine. */
class DownloadingTest {

  private static final int FIRST = 50_000;

  @TempDir private Path home;
  private byte[] content;
  private HaltingServer server;
  private CatalogEntry entry;
  private QuietModels window;
  private ModelsViewModel models;

  @BeforeEach
  void open() throws IOException, NoSuchAlgorithmException {
    content = Files.readAllBytes(QuietModels.TINY);
    server = new HaltingServer(content, FIRST);
    entry =
        new CatalogEntry(
            "tiny",
            "Tiny",
            server.address(),
            content.length,
            HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content)),
            "CC BY 4.0",
            "a test",
            "keras-vgg",
            false);
    window = new QuietModels(home, null, new Catalog(List.of(entry)));
    models = window.models;
  }

  @AfterEach
  void close() {
    window.close();
    server.close();
  }

  @Test
  void aPausedDownloadGoesOnWhereItStoppedAndEndsAmongTheModels() throws IOException {
    downloadTheFirstPart();
    assertThat(window.workspace.jobs().running())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.name()).contains("tiny");
              assertThat(job.status().share()).isEqualTo((double) FIRST / content.length);
              assertThat(job.can(JobControl.CANCEL)).isTrue();
            });

    models.fetching().stop();
    window.until(() -> !models.fetching().isRunning() && !models.shelf().get().offers().isEmpty());
    assertThat(models.shelf().get().offers().get(0).come()).isEqualTo(FIRST);
    assertThat(window.workspace.jobs().running()).isEmpty();

    models.download(entry);
    window.until(() -> models.shelf().get().offers().isEmpty());

    assertThat(server.ranges).containsExactly("", "bytes=" + FIRST + "-");
    assertThat(window.folder.resolve("tiny.h5")).hasBinaryContent(content);
    assertThat(models.shelf().get().atHand())
        .extracting(each -> each.model().kind())
        .containsExactly(StoredModel.Kind.BUILT_IN, StoredModel.Kind.DOWNLOADED);
    assertThat(window.told).singleElement().asString().contains("tiny");
    assertThat(window.problems).isEmpty();
    assertThat(files()).containsExactly("tiny.h5", "tiny.json");
  }

  @Test
  void progressIsToldInBytesAndOnlyWhileItRuns() {
    List<Long> done = new ArrayList<>();
    models
        .fetching()
        .job()
        .addListener(
            (property, old, job) -> {
              if (job != null) {
                assertThat(models.fetching().isRunning("tiny")).isTrue();
                job.observe(window.workspace.window(), status -> note(status, done));
              }
            });

    downloadTheFirstPart();
    models.fetching().stop();
    window.until(() -> !models.fetching().isRunning());

    assertThat(done).isSorted().endsWith((long) FIRST);
    assertThat(models.fetching().job().get()).isNull();
  }

  private void note(JobStatus status, List<Long> done) {
    if (status.total() > 0) {
      assertThat(status.total()).isEqualTo(content.length);
      done.add(status.done());
    }
  }

  @Test
  void oneModelIsFetchedAtATimeAndWhatIsComingIsNotDiscarded() {
    downloadTheFirstPart();
    window.agrees = true;

    models.download(entry);
    models.discard(entry);

    assertThat(window.told).hasSize(2);
    assertThat(window.asked).isEmpty();
    assertThat(server.ranges).containsExactly("");
    assertThat(window.folder.resolve("tiny.h5.part")).hasSize(FIRST);
  }

  @Test
  void aPausedDownloadIsDiscardedWithoutATrace() throws IOException {
    downloadTheFirstPart();
    models.fetching().stop();
    window.until(() -> !models.fetching().isRunning() && !models.shelf().get().offers().isEmpty());
    assertThat(files()).containsExactly("tiny.h5.part", "tiny.h5.part-version");

    window.agrees = true;
    models.discard(entry);
    window.until(() -> models.shelf().get().offers().get(0).come() == 0);

    assertThat(files()).isEmpty();
    assertThat(window.problems).isEmpty();
  }

  private void downloadTheFirstPart() {
    models.download(entry);
    window.until(
        () -> {
          Job<StoredModel> job = models.fetching().job().get();
          return job != null && job.status().done() == FIRST;
        });
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(window.folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
