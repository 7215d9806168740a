package org.filterscope.ui.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.filterscope.image.FileAccess;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.Sureness;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.dialog.Unsaved;
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
    assertThat(classify.shown()).extracting(line -> line.row().name()).containsExactly("text.jpg");
    classify.filter().set(PredictionFilter.ALL.withLabel("cup"));
    assertThat(classify.shown())
        .extracting(line -> line.row().name())
        .containsExactly("=coffee.jpg");
    classify.filter().set(PredictionFilter.ALL.withText("TEMPLE"));
    assertThat(classify.shown())
        .extracting(line -> line.row().name())
        .containsExactly("temple.jpg");
  }

  @Test
  void aCorrectionIsUndone() {
    classifyAll();

    classify.correct(List.of(line("=coffee.jpg")), "ewer");
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
    assertThat(classify.lines()).isEmpty();
    classify.undo();

    assertThat(names()).hasSize(3);
  }

  @Test
  void whatWasPutRightIsCopiedAndTheCopyIsUndone() throws IOException {
    Path lessons = Files.createDirectories(home.resolve("lessons"));
    classifyAll();
    classify.correct(List.of(line("=coffee.jpg")), "ewer");
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

    byte[] bytes = PredictionExport.of(classify.lines()).spreadsheet(new Messages()).bytes();
    String text = new String(bytes, StandardCharsets.UTF_16);

    List<String> cells = text.lines().flatMap(line -> Stream.of(line.split("\t"))).toList();
    assertThat(cells).contains("\"'=coffee.jpg\"", "\"cup\"", "95");
    assertThat(cells).noneMatch(cell -> cell.startsWith("=") || cell.startsWith("\"="));
  }

  @Test
  void anotherModelIsAskedOnlyIfThePersonWantsItAndCorrectionsStay() {
    classifyAll();
    classify.correct(List.of(line("=coffee.jpg")), "ewer");

    window.inUse.set(small());

    assertThat(classify.job().get()).isNull();
    assertThat(classify.outdated().get()).isTrue();
    assertThat(names()).hasSize(3);
    assertThat(row("temple.jpg").model().name()).isEqualTo(window.used.model().name());
    assertThat(row("=coffee.jpg").label()).isEqualTo("ewer");

    classify.classifyAgain();
    untilDone();

    assertThat(classify.outdated().get()).isFalse();
    assertThat(names()).hasSize(3);
    assertThat(row("temple.jpg").model().name()).isEqualTo("small");
    assertThat(row("=coffee.jpg").answer()).isIn("one", "other");
    assertThat(row("=coffee.jpg").label()).isEqualTo("ewer");
    classify.undo();
    assertThat(row("=coffee.jpg").correction()).isNull();
  }

  @Test
  void theModelBeforeNeedsNotBeAskedAgainWhenItComesBack() {
    classifyAll();
    window.inUse.set(small());
    window.inUse.set(window.used);

    assertThat(classify.outdated().get()).isFalse();
  }

  @Test
  void withoutAThresholdNoFileCallsAnAnswerSure() throws IOException {
    window.inUse.set(small());
    classifyAll();
    PredictionExport table = PredictionExport.of(List.of(line("temple.jpg")));

    assertThat(row("temple.jpg").sureness()).isEqualTo(Sureness.UNKNOWN);
    String csv = new String(table.csv().bytes(), StandardCharsets.UTF_8);
    assertThat(csv.lines().skip(1).findFirst().orElseThrow().split(",", -1)[4]).isEmpty();
    assertThat(table.spreadsheet(new Messages()).text())
        .contains("\"no threshold\"")
        .doesNotContain("\"yes\"");
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    table.writeJson(json);
    assertThat(json.toString(StandardCharsets.UTF_8)).doesNotContain("certain");
    classify.filter().set(PredictionFilter.ALL.withKind(PredictionFilter.Kind.SURE));
    assertThat(classify.shown()).isEmpty();
  }

  @Test
  void theTableForProgramsHasAllDigitsTheModelAndFurtherAnswers() {
    classifyAll();
    PredictionRow row = row("=coffee.jpg");

    String csv =
        new String(
            PredictionExport.of(List.of(line("=coffee.jpg"))).csv().bytes(),
            StandardCharsets.UTF_8);
    String[] head = csv.lines().findFirst().orElseThrow().split(",", -1);
    String[] cells = csv.lines().skip(1).findFirst().orElseThrow().split(",", -1);

    assertThat(head).startsWith("file", "model", "answer", "probability", "sure");
    assertThat(head).endsWith("answer_5", "probability_5");
    assertThat(cells).hasSameSizeAs(head);
    assertThat(cells[0]).isEqualTo(row.file().toString());
    assertThat(cells[1]).isEqualTo(window.used.model().name());
    assertThat(Double.parseDouble(cells[3])).isEqualTo(row.probability());
    assertThat(cells[7]).isEqualTo(row.classes().get(1).label());
    assertThat(Double.parseDouble(cells[8])).isEqualTo(row.classes().get(1).probability());
  }

  @Test
  void aTableThatIsNotSavedIsLostOnlyIfThePersonSaysSo() {
    assertThat(classify.mayClose().join()).isTrue();
    classifyAll();

    assertThat(classify.mayClose().join()).isFalse();
    window.answer = Unsaved.DISCARD;
    assertThat(classify.mayClose().join()).isTrue();
    assertThat(window.asked).containsOnly("classify.discard.");
    window.answer = Unsaved.SAVE;
    assertThat(classify.mayClose().join()).isFalse();

    window.target = home.resolve("answers.csv");
    CompletableFuture<Boolean> mayClose = classify.mayClose();
    window.until(mayClose::isDone);

    assertThat(mayClose.join()).isTrue();
    assertThat(window.target).exists();
    window.asked.clear();
    assertThat(classify.mayClose().join()).isTrue();
    assertThat(window.asked).isEmpty();
    classify.correct(List.of(line("=coffee.jpg")), "ewer");
    window.answer = Unsaved.KEEP;
    assertThat(classify.mayClose().join()).isFalse();
  }

  @Test
  void whilePhotographsAreClassifiedClosingAndAnotherModelAskFirst() {
    CompletableFuture<Boolean> isOver = new CompletableFuture<>();
    window.files =
        file -> {
          isOver.join();
          return FileAccess.DISK.open(file);
        };
    classify.classify(List.of(folder));

    assertThat(classify.mayClose().join()).isFalse();
    assertThat(classify.mayChangeModel()).isFalse();
    assertThat(window.asked).containsExactly("classify.leave.", "classify.change.");
    window.inUse.set(small());
    isOver.complete(true);

    assertThat(classify.job().get()).isNull();
    assertThat(classify.mayChangeModel()).isTrue();
    assertThat(classify.outdated().get()).isTrue();
    classify.classifyAgain();
    untilDone();
    assertThat(names()).hasSize(3);
    assertThat(row("temple.jpg").model().name()).isEqualTo("small");
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
    window.until(() -> !classify.lines().isEmpty());

    classify.cancel();
    isCancelled.complete(true);
    untilDone();

    assertThat(classify.lines()).isNotEmpty().hasSizeLessThan(33);
    assertThat(window.problems).isEmpty();
  }

  private ModelInUse small() {
    Model model = SmallModel.create();
    return new ModelInUse(model, new Inspector(window.engine, model));
  }

  private void classifyAll() {
    classify.classify(List.of(folder.resolve("..")));
    untilDone();
  }

  private void untilDone() {
    window.until(() -> classify.job().get() == null);
  }

  private List<String> names() {
    return classify.lines().stream().map(line -> line.row().name()).toList();
  }

  private PredictionRow row(String name) {
    return line(name).row();
  }

  private PredictionLine line(String name) {
    return classify.lines().stream()
        .filter(line -> line.row().name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
