package org.filterscope.ui.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.filterscope.image.FileAccess;
import org.filterscope.ui.Messages;
import org.filterscope.ui.QuietWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to photographs: they come, are filtered, put right, copied and undone. */
class ClassifyViewModelTest {

  @TempDir Path home;
  private QuietClassify window;
  private ClassifyViewModel classify;
  private Path folder;

  @BeforeEach
  void open() throws IOException {
    window = new QuietClassify(home, null);
    classify = window.classify;
    folder = Files.createDirectories(home.resolve("photographs/inner"));
    Files.copy(QuietWindow.sample("coffee"), folder.resolve("=coffee.jpg"));
    Files.copy(QuietWindow.sample("temple"), folder.resolve("temple.jpg"));
    Files.writeString(folder.resolve("text.jpg"), "no picture");
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void eachPhotographOfAFolderIsAnsweredAndABrokenOneIsNamed() {
    classifyAll();

    assertThat(names()).containsExactlyInAnyOrder("=coffee.jpg", "temple.jpg", "text.jpg");
    assertThat(row("=coffee.jpg").answer()).isEqualTo("cup");
    assertThat(row("text.jpg").isAnswered()).isFalse();
    assertThat(row("text.jpg").problem()).hasMessageContaining("text.jpg");
  }

  @Test
  void askedAgainAPhotographHasOneRowStill() {
    classifyAll();
    classify.classify(List.of(folder.resolve("temple.jpg")));
    untilDone();

    assertThat(names()).hasSize(3);
  }

  @Test
  void aFilterShowsOnlyWhatFits() {
    classifyAll();

    classify.filter().set(PredictionFilter.ALL.withKind(PredictionFilter.Kind.UNREAD));
    assertThat(classify.shown()).extracting(PredictionRow::name).containsExactly("text.jpg");
    classify.filter().set(PredictionFilter.ALL.withLabel("cup"));
    assertThat(classify.shown()).extracting(PredictionRow::name).containsExactly("=coffee.jpg");
    classify.filter().set(PredictionFilter.ALL.withText("TEMPLE"));
    assertThat(classify.shown()).extracting(PredictionRow::name).containsExactly("temple.jpg");
  }

  @Test
  void aCorrectionIsUndone() {
    classifyAll();

    classify.correct(List.of(row("=coffee.jpg")), "ewer");
    assertThat(row("=coffee.jpg").label()).isEqualTo("ewer");
    assertThat(row("=coffee.jpg").answer()).isEqualTo("cup");

    classify.undo();
    assertThat(row("=coffee.jpg").correction()).isNull();
    assertThat(classify.canUndo().get()).isFalse();
  }

  @Test
  void aClearedTableComesBack() {
    classifyAll();

    classify.clear();
    assertThat(classify.rows()).isEmpty();
    classify.undo();

    assertThat(names()).hasSize(3);
  }

  @Test
  void whatWasPutRightIsCopiedAndTheCopyIsUndone() throws IOException {
    Path lessons = Files.createDirectories(home.resolve("lessons"));
    classifyAll();
    classify.correct(List.of(row("=coffee.jpg")), "ewer");
    window.target = lessons;

    classify.copyCorrected();
    window.until(() -> row("=coffee.jpg").copy() != null);

    Path copy = lessons.resolve("ewer/=coffee.jpg");
    assertThat(copy).hasSameBinaryContentAs(folder.resolve("=coffee.jpg"));
    assertThat(folder.resolve("=coffee.jpg")).exists();

    classify.undo();
    window.until(() -> row("=coffee.jpg").copy() == null);
    assertThat(copy).doesNotExist();
  }

  @Test
  void theTableForSpreadsheetsRunsNoFormula() {
    classifyAll();

    byte[] bytes =
        new PredictionExport(List.copyOf(classify.rows())).spreadsheet(new Messages()).bytes();
    String text = new String(bytes, StandardCharsets.UTF_16);

    List<String> cells = text.lines().flatMap(line -> Stream.of(line.split("\t"))).toList();
    assertThat(cells).contains("\"'=coffee.jpg\"", "\"cup\"", "95");
    assertThat(cells).noneMatch(cell -> cell.startsWith("=") || cell.startsWith("\"="));
  }

  @Test
  void stoppingKeepsWhatWasAnswered() throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.copy(QuietWindow.sample("temple"), folder.resolve("more " + i + ".jpg"));
    }
    CompletableFuture<Boolean> isCancelled = new CompletableFuture<>();
    window.files =
        file -> {
          if (file.endsWith("more 20.jpg")) {
            isCancelled.join();
          }
          return FileAccess.DISK.open(file);
        };
    classify.classify(List.of(folder));
    window.until(() -> !classify.rows().isEmpty());

    classify.cancel();
    isCancelled.complete(true);
    untilDone();

    assertThat(classify.rows()).isNotEmpty().hasSizeLessThan(33);
    assertThat(window.problems).isEmpty();
  }

  private void classifyAll() {
    classify.classify(List.of(folder.resolve("..")));
    untilDone();
  }

  private void untilDone() {
    window.until(() -> classify.job().get() == null);
  }

  private List<String> names() {
    return classify.rows().stream().map(PredictionRow::name).toList();
  }

  private PredictionRow row(String name) {
    return classify.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
