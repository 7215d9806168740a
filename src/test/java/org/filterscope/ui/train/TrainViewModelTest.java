package org.filterscope.ui.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.filterscope.network.Model;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.store.Import;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.training.data.Finding;
import org.filterscope.training.report.GroupPrediction;
import org.filterscope.training.report.Prediction;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.folder.FolderCheckResult;
import org.filterscope.ui.train.report.BaselineResult;
import org.filterscope.ui.train.report.BaselineRun;
import org.filterscope.ui.train.report.ReportExports;
import org.filterscope.ui.train.report.ReportText;
import org.filterscope.ui.train.report.TrainingResult;
import org.filterscope.ui.train.run.SplitCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a folder to a model, with the real network; what it makes of photographs is shared. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainViewModelTest {

  private Model model;
  private Path folder;
  private Path caches;
  private Path home;
  private QuietTrain window;
  private TrainViewModel train;

  @BeforeAll
  void make(@TempDir Path shared) throws IOException {
    model = QuietWindow.builtIn();
    folder = SmallFolder.of(shared.resolve("animals 和"), "raccoon", "temple");
    caches = shared.resolve("caches");
  }

  @BeforeEach
  void open(@TempDir Path own) {
    home = own;
    window = new QuietTrain(model, home, caches, null);
    train = window.train;
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aFolderIsLookedThroughBeforeAnythingIsTrained() {
    look(folder);
    FolderCheckResult found = train.folder().found().get();
    assertThat(found.classes().stream().map(FolderCheckResult.FoundClass::name))
        .containsExactly("raccoon", "temple");
    assertThat(found.classes()).allMatch(one -> one.count() == SmallFolder.EACH);
    assertThat(found.classes()).allMatch(one -> one.examples().size() == 3);
    assertThat(found.checked().findings().stream().map(Finding::kind))
        .containsExactly(Finding.Kind.FEW);
    assertThat(window.workspace.session().get().files().lessons()).isEqualTo(folder.toString());
  }

  @Test
  void theSplitIsSaidAndFollowsTheSettings() {
    look(folder);
    window.until(() -> train.plan().parts().get() != null);
    assertThat(train.plan().parts().get()).isEqualTo(new SplitCounts(10, 2, 4));
    train.plan().settings().heldOut().set(0.5);
    window.until(() -> train.plan().parts().get().heldOut() == 8);
    assertThat(train.plan().parts().get()).isEqualTo(new SplitCounts(6, 2, 8));
    window.target = folder;
    train.plan().chooseHeldOutFolder();
    window.until(() -> train.plan().parts().get().heldOut() == SplitCounts.APART);
    assertThat(train.plan().parts().get().training() + train.plan().parts().get().validation())
        .isEqualTo(16);
  }

  @Test
  void theModelThatIsSavedAnswersAsTheReportSays() {
    trainOn(folder);
    TrainingResult report = train.report().get();
    assertThat(train.stage().get()).isEqualTo(Stage.REPORT);
    assertThat(report.tuned().measured().heldOut().images()).isEqualTo(4);
    assertThat(report.curve()).isNotEmpty();
    window.target = home.resolve("my model.zip");
    new Exporter(window.workspace, Exporter.systemClip())
        .save(new ReportExports(window.workspace, report).model());
    window.until(() -> report.file().get() != null);
    assertThat(report.file().get()).isEqualTo(window.target);
    ModelFile.Opened opened = ModelFile.read(report.file().get());
    assertThat(opened.model().labels()).containsExactly("raccoon", "temple");
    assertThat(opened.report().at("/heldOut/accuracy").asDouble())
        .isEqualTo(report.tuned().measured().heldOut().accuracy());
    assertThat(train.mayClose().join()).isTrue();
    assertThat(window.asked).isEmpty();
  }

  /** A wrapper of its own for each who asks would be forgotten, with those who listen to it. */
  @Test
  void allWhoListenToTheCurveListenToTheSameList() {
    assertThat(train.training().curve()).isSameAs(train.training().curve());
  }

  @Test
  void everyHeldOutPhotographIsInItsCellOfTheMatrix() {
    trainOn(folder);
    TrainingResult report = train.report().get();
    int[][] confusion = report.tuned().measured().heldOut().confusion();
    int seen = 0;
    for (int label = 0; label < confusion.length; label++) {
      for (int answer = 0; answer < confusion.length; answer++) {
        var inside = report.answersIn(new TrainingResult.Cell(label, answer));
        assertThat(inside).hasSize(confusion[label][answer]);
        String name = report.tuned().learned().classes().get(label);
        assertThat(inside).allMatch(one -> one.image().startsWith(folder.resolve(name)));
        seen += inside.size();
      }
    }
    assertThat(seen).isEqualTo(4);
  }

  @Test
  void anotherModelsClassesAreSummedOnTheSameHeldOutPhotographs() throws IOException {
    trainOn(folder);
    TrainingResult report = train.report().get();
    new ModelStore(home.resolve("models"), Golden.models())
        .importFile(
            new Import(
                Golden.tinyVgg16(),
                "tiny",
                Optional.of(PreparationPreset.KERAS_VGG),
                Optional.empty(),
                ""),
            Progress.NONE,
            Cancellation.NEVER);
    window.target =
        Files.writeString(home.resolve("groups.txt"), "temple: 500-999\nraccoon: 0-499\n");
    BaselineRun summing = window.baseline(report);
    window.until(() -> summing.models().get() != null);
    List<StoredModel> models = summing.models().get();
    assertThat(models).extracting(StoredModel::name).containsExactly("tiny");

    summing.sum(models.get(0));
    window.until(() -> report.summed().get() != null);
    BaselineResult summed = report.summed().get();
    List<Prediction> trained = report.tuned().measured().heldOut().answers();
    List<GroupPrediction> sums = summed.baseline().answers();
    assertThat(sums)
        .extracting(GroupPrediction::image)
        .containsExactlyElementsOf(trained.stream().map(Prediction::image).toList());
    List<String> groups = summed.baseline().groups().names();
    int different = 0;
    for (int i = 0; i < sums.size(); i++) {
      // Each class is in a group.
      assertThat(sums.get(i).outside()).isCloseTo(0, within(1e-4));
      String answer = groups.get(sums.get(i).answer());
      String truth = report.tuned().learned().classes().get(trained.get(i).label());
      assertThat(groups.get(sums.get(i).label())).isEqualTo(truth);
      different +=
          answer.equals(report.tuned().learned().classes().get(trained.get(i).answer())) ? 0 : 1;
    }
    assertThat(summed.differences()).hasSize(different);
    assertThat(new ReportText(window.workspace.words(), report).whole()).contains("tiny, summed: ");
  }

  @Test
  void whereNoModelKnowsMoreClassesNoneIsOffered() {
    trainOn(folder);
    BaselineRun summing = window.baseline(train.report().get());
    window.until(() -> summing.models().get() != null);
    assertThat(summing.models().get()).isEmpty();
  }

  @Test
  void aModelThatWasNotSavedIsLostOnlyIfThePersonSaysSo() {
    trainOn(folder);
    TrainingResult first = train.report().get();
    assertThat(train.mayClose().join()).isFalse();
    train.toPlan();
    train.train();
    assertThat(window.asked).containsExactly("close", "discard");
    assertThat(train.report().get()).isSameAs(first);
    train.toReport();
    assertThat(train.stage().get()).isEqualTo(Stage.REPORT);
    window.agrees = true;
    train.train();
    window.until(() -> train.stage().get() == Stage.REPORT);
    assertThat(train.report().get()).isNotSameAs(first);
  }

  @Test
  void whoLooksAtAnotherScreenIsOfferedTheWayToTheReport() {
    train.shown(false);
    trainOn(folder);
    String done = window.workspace.words().get("train.done", folder.getFileName().toString());
    assertThat(window.offered).containsExactly(done);
    assertThat(window.withdrawn).isEmpty();

    train.shown(true);
    assertThat(window.withdrawn).containsExactly(done);
  }

  @Test
  void whoClosesTheWindowCanSaveTheModelFirst() {
    trainOn(folder);
    window.saves = true;
    assertThat(train.mayClose().join()).isFalse();
    window.target = home.resolve("rescued.zip");

    CompletableFuture<Boolean> mayClose = train.mayClose();
    window.until(mayClose::isDone);

    assertThat(mayClose.join()).isTrue();
    assertThat(ModelFile.read(window.target).model().labels()).containsExactly("raccoon", "temple");
  }

  @Test
  void aModelThatIsUsedIsKeptFirst() {
    trainOn(folder);
    train.use(false);
    window.until(() -> !window.takenIntoUse.isEmpty());
    Path kept = window.takenIntoUse.get(0);
    assertThat(kept).hasParent(home.resolve("models"));
    assertThat(ModelFile.read(kept).model().labels()).containsExactly("raccoon", "temple");
    assertThat(train.mayClose().join()).isTrue();
    train.use(true);
    assertThat(window.takenIntoUse).containsExactly(kept, kept);
    assertThat(window.compared).containsExactly(false, true);
  }

  @Test
  void whileAModelIsTrainedTheWindowAsksBeforeItClosesAndNoOtherFolderIsTaken() {
    // In caches of its own, so that training needs the engine, which waits until it is cancelled.
    window.close();
    window = new QuietTrain(model, home, home.resolve("caches"), null);
    train = window.train;
    look(folder);
    CompletableFuture<Boolean> isCancelled = new CompletableFuture<>();
    var held = window.engine.now(isCancelled::join);
    train.train();
    assertThat(train.mayClose().join()).isFalse();
    assertThat(window.asked).containsExactly("leave");
    train.folder().open(home);
    assertThat(window.told).containsExactly(window.workspace.words().get("train.busy"));
    assertThat(train.folder().path().get()).isEqualTo(folder);
    train.training().cancel();
    isCancelled.complete(true);
    assertThat(held.join()).isTrue();
    window.until(() -> train.stage().get() == Stage.PLAN);
    assertThat(train.report().get()).isNull();
    assertThat(window.told).last().isEqualTo(window.workspace.words().get("train.cancelled"));
    assertThat(window.problems).isEmpty();
  }

  @Test
  void ofTwoFoldersTheLaterOneCounts() {
    train.folder().open(home);
    look(folder);
    assertThat(train.folder().found().get().folder()).isEqualTo(folder);
    assertThat(window.problems).isEmpty();
  }

  @Test
  void lookingAFolderThroughCanBeCancelled() {
    train.folder().open(folder);
    train.folder().cancel();
    window.until(() -> train.stage().get() == Stage.FOLDER);
    assertThat(train.folder().found().get()).isNull();
    assertThat(window.problems).isEmpty();
  }

  @Test
  void anEmptyFolderIsRefusedInPlainWords() {
    assertRefused(home, "no sub-folders");
  }

  @Test
  void oneClassIsRefusedInPlainWords() throws IOException {
    assertRefused(SmallFolder.of(home.resolve("one"), "raccoon"), "two are needed");
  }

  @Test
  void textsNamedAsPhotographsAreRefusedInPlainWords() throws IOException {
    for (String name : List.of("a", "b")) {
      Path own = Files.createDirectories(home.resolve("texts").resolve(name));
      for (int i = 0; i < 6; i++) {
        Files.writeString(own.resolve(i + ".jpg"), "no picture " + i);
      }
    }
    assertRefused(home.resolve("texts"), "readable photographs");
  }

  private void assertRefused(Path bad, String words) {
    train.folder().open(bad);
    window.until(() -> train.folder().problem().get() != null);
    assertThat(train.stage().get()).isEqualTo(Stage.FOLDER);
    assertThat(train.folder().problem().get().getLocalizedMessage())
        .contains(bad.toString())
        .contains(words);
    assertThat(window.problems).containsExactly(train.folder().problem().get());
  }

  private void look(Path chosen) {
    train.folder().open(chosen);
    assertThat(train.stage().get()).isEqualTo(Stage.CHECKING);
    window.until(() -> train.stage().get() != Stage.CHECKING);
    assertThat(train.stage().get()).isEqualTo(Stage.PLAN);
  }

  private void trainOn(Path chosen) {
    look(chosen);
    train.train();
    assertThat(train.stage().get()).isEqualTo(Stage.TRAINING);
    window.until(() -> train.stage().get() != Stage.TRAINING);
    assertThat(train.report().get()).isNotNull();
  }
}
