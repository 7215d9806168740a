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
    assertThat(window.workspace.activities().running())
        .singleElement()
        .satisfies(
            activity -> {
              assertThat(activity.what()).contains("tiny");
              assertThat(activity.state().done()).isEqualTo((double) FIRST / content.length);
              assertThat(activity.canBeCancelled()).isTrue();
            });

    models.fetching().stop();
    window.until(() -> !models.fetching().isRunning() && !models.shelf().get().offers().isEmpty());
    assertThat(models.shelf().get().offers().get(0).come()).isEqualTo(FIRST);
    assertThat(window.workspace.activities().running()).isEmpty();

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
        .state()
        .addListener(
            (property, old, now) -> {
              if (now != null && now.total() > 0) {
                assertThat(now.name()).isEqualTo("tiny");
                assertThat(now.total()).isEqualTo(content.length);
                done.add(now.done());
              }
            });

    downloadTheFirstPart();
    models.fetching().stop();
    window.until(() -> !models.fetching().isRunning());

    assertThat(done).isSorted().endsWith((long) FIRST);
    assertThat(models.fetching().state().get()).isNull();
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
          ModelDownload.State state = models.fetching().state().get();
          return state != null && state.done() == FIRST;
        });
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(window.folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
