package org.filterscope.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.store.Import;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsViewModelTest {

  @TempDir private Path home;
  private QuietModels window;
  private ModelsViewModel models;

  @BeforeEach
  void open() {
    window = new QuietModels(home, null);
    models = window.models;
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void atFirstThereIsTheBuiltInModelAndAllOfVgg16ToDownload() {
    refresh(1);

    assertThat(names()).containsExactly(BuiltInModel.NAME);
    assertThat(models.isInUse(model(0))).isTrue();
    assertThat(models.shelf().get().offers())
        .extracting(offer -> offer.entry().name())
        .containsExactly("vgg16");
  }

  @Test
  void whatOthersPutIntoTheFolderIsThereAndTakenIntoUse() {
    window.putFineTuned("pets");
    refresh(2);

    models.use(model(1));
    models.use(model(0));

    assertThat(window.takenIntoUse)
        .containsExactly(window.folder.resolve("pets.zip"), Path.of("built-in"));
  }

  @Test
  void aModelIsRemovedOnlyIfThePersonAgrees() {
    window.putFineTuned("pets");
    refresh(2);

    models.remove(model(1));
    assertThat(window.folder.resolve("pets.zip")).exists();
    window.agrees = true;
    models.remove(model(1));
    window.until(() -> names().size() == 1);

    assertThat(window.asked).containsExactly("remove pets", "remove pets");
    assertThat(window.folder.resolve("pets.zip")).doesNotExist();
  }

  @Test
  void theModelInUseIsNotRemoved() {
    refresh(1);

    models.remove(model(0));

    assertThat(window.asked).isEmpty();
    assertThat(window.told).hasSize(1);
  }

  @Test
  void anImportShowsWhatTheNetworkAnswersAndKeepsWhatWasSaid() {
    models.importFile(QuietModels.TINY);
    ImportForm form = form();
    window.until(() -> form.preview().get() != null);
    assertThat(form.preview().get().problem()).isNull();
    assertThat(form.preview().get().answers())
        .extracting(answer -> answer.preset().orElseThrow())
        .containsExactly(PreparationPreset.values());
    assertThat(form.preview().get().answers()).allMatch(answer -> answer.classes().size() == 3);
    assertThat(form.preview().get().classes()).isEqualTo(1000);
    assertThat(window.folder).doesNotExist();

    form.name().set("tiny");
    form.preset().set(PreparationPreset.UNIT);
    models.save();
    window.until(() -> names().contains("tiny"));

    assertThat(models.form().get()).isNull();
    assertThat(model(1).descriptor().orElseThrow().preset()).isEqualTo("unit");
    assertThat(window.told).anyMatch(text -> text.contains("tiny"));
    assertThat(window.problems).isEmpty();
  }

  @Test
  void eachPreparationsAnswerIsWhatTheImportedModelGives() {
    models.importFile(QuietModels.TINY);
    ImportForm form = form();
    window.until(() -> form.preview().get() != null);

    for (ImportForm.Answer answer : form.preview().get().answers()) {
      Model model =
          new Import(QuietModels.TINY, "tiny", answer.preset(), Optional.empty(), "").preview();
      try (Inspector inspector = new Inspector(window.engine, model)) {
        int[] argb =
            model
                .preparation()
                .framed(window.workspace.reader(), form.photograph())
                .pixels()
                .argb();
        assertThat(answer.classes())
            .isEqualTo(inspector.classify(argb, Cancellation.NEVER).join().subList(0, 3));
      }
    }
  }

  @Test
  void aFileThatSaysItsPreparationHasOneAnswer() {
    window.putFineTuned("pets");
    models.importFile(window.folder.resolve("pets.zip"));
    ImportForm form = form();
    window.until(() -> form.preview().get() != null);

    assertThat(form.preview().get().answers()).hasSize(1);
    assertThat(form.preview().get().answers().get(0).preset()).isEmpty();
  }

  @Test
  void labelsThatDoNotFitAreSaidInTheForm() throws IOException {
    Path labels = Files.writeString(home.resolve("labels.txt"), "one\nother\n");
    models.importFile(QuietModels.TINY);
    ImportForm form = form();
    window.target = labels;

    models.chooseLabels();
    window.until(() -> form.preview().get() != null && form.preview().get().problem() != null);

    assertThat(form.preview().get().problem()).hasMessageContaining("2 labels");
    assertThat(window.problems).isEmpty();
  }

  @Test
  void whatIsNoNetworkIsSaidInTheForm() throws IOException {
    models.importFile(Files.writeString(home.resolve("text.h5"), "not a network"));
    ImportForm form = form();

    window.until(() -> form.preview().get() != null);

    assertThat(form.preview().get().problem()).hasMessageContaining("text.h5");
  }

  @Test
  void aTakenNameKeepsTheForm() {
    window.putFineTuned("pets");
    models.importFile(QuietModels.TINY);
    ImportForm form = form();
    window.until(() -> form.preview().get() != null);
    form.name().set("Pets");

    models.save();
    window.until(() -> !window.problems.isEmpty());

    assertThat(models.form().get()).isSameAs(form);
    assertThat(window.problems.get(0)).hasMessageContaining("Pets");
  }

  @Test
  void anotherFileThanTheCataloguesIsNotTaken() {
    refresh(1);
    window.target = QuietModels.TINY;

    models.take(models.shelf().get().offers().get(0).entry());
    window.until(() -> !window.problems.isEmpty());

    assertThat(window.problems.get(0)).hasMessageContaining("553,467,096");
    assertThat(models.fetching().isRunning()).isFalse();
  }

  @Test
  void whatHasComeOfADownloadIsShownAndDiscardedOnRequest() throws IOException {
    Files.createDirectories(window.folder);
    Path part = Files.write(window.folder.resolve("vgg16.h5.part"), new byte[1000]);
    Path version = Files.writeString(window.folder.resolve("vgg16.h5.part-version"), "\"one\"");
    refresh(1);
    assertThat(models.shelf().get().offers().get(0).come()).isEqualTo(1000);

    window.agrees = true;
    models.discard(models.shelf().get().offers().get(0).entry());
    window.until(() -> models.shelf().get().offers().get(0).come() == 0);

    assertThat(part).doesNotExist();
    assertThat(version).doesNotExist();
  }

  private ImportForm form() {
    ImportForm form = models.form().get();
    if (form == null) {
      throw new AssertionError("no form");
    }
    return form;
  }

  private void refresh(int expected) {
    models.refresh();
    window.until(() -> names().size() == expected);
  }

  private List<String> names() {
    return models.shelf().get().atHand().stream().map(each -> each.model().name()).toList();
  }

  private StoredModel model(int place) {
    return models.shelf().get().atHand().get(place).model();
  }
}
