package org.filterscope.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;
import org.filterscope.network.store.StoredModel;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelList;
import org.filterscope.ui.shell.ModelSwitcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose files lie in a folder of one's own, once they were used. */
class UsedModelsTest {

  @TempDir private Path home;
  private QuietModels window;
  private ModelSwitcher switcher;
  private Path own;

  @BeforeEach
  void open() throws IOException {
    window = new QuietModels(home, null);
    Model builtIn = window.used.model();
    switcher =
        new ModelSwitcher(
            window.workspace,
            window.inUse,
            window.engine,
            () -> builtIn,
            file -> ModelFile.read(file).model());
    own = Files.createDirectories(home.resolve("own")).resolve("pets.zip");
    writeTuned(own);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void aModelInAFolderOfOnesOwnIsListedOnceItWasUsed() {
    use(own);
    refresh(2);

    ModelList.AtHand pets = list().atHand().get(1);
    assertThat(pets.model().file()).isEqualTo(own);
    assertThat(pets.model().kind()).isEqualTo(StoredModel.Kind.FINE_TUNED);
    assertThat(pets.isElsewhere()).isTrue();
    assertThat(window.models.isInUse(pets.model())).isTrue();
    assertThat(window.models.isInUse(list().atHand().get(0).model())).isFalse();
  }

  @Test
  void itsListingSaysHowGoodItIsAndWhatItWasMadeFrom() {
    use(own);
    refresh(2);

    ModelList.AtHand pets = list().atHand().get(1);
    assertThat(pets.model().labels()).containsExactly("one", "other");
    ModelList.Tuned tuned = pets.tuned().orElseThrow();
    assertThat(tuned.report().right()).isEqualTo(9);
    assertThat(tuned.report().heldOut()).isEqualTo(12);
    assertThat(tuned.base()).contains(BuiltInModel.NAME);
  }

  @Test
  void aModelInTheAppsFolderIsListedOnce() {
    window.putFineTuned("pets");
    use(window.folder.resolve("pets.zip"));
    refresh(2);

    assertThat(names()).containsExactly(BuiltInModel.NAME, "pets");
    assertThat(list().atHand().get(1).isElsewhere()).isFalse();
  }

  @Test
  void ofTwoModelsOfOneNameOnlyTheOneThatWasChosenIsInUse() {
    window.putFineTuned("pets");
    use(own);
    refresh(3);

    assertThat(list().atHand())
        .filteredOn(each -> window.models.isInUse(each.model()))
        .extracting(each -> each.model().file())
        .containsExactly(own);
  }

  @Test
  void aFileThatIsGoneIsListedWithTheReasonUntilItIsForgotten() throws IOException {
    use(own);
    switcher.useBuiltIn();
    window.until(() -> isInUse(BuiltInModel.NAME));
    Files.delete(own);
    window.models.refresh();
    window.until(() -> !list().unavailable().isEmpty());

    assertThat(names()).containsExactly(BuiltInModel.NAME);
    ModelList.Unavailable gone = list().unavailable().get(0);
    assertThat(gone.file()).isEqualTo(own);
    assertThat(gone.reason()).hasMessageContaining("pets.zip");

    window.models.forget(own);
    window.until(() -> list().unavailable().isEmpty());
    assertThat(window.workspace.session().get().files().models()).isEmpty();
  }

  @Test
  void forgettingLeavesTheFile() {
    use(own);
    switcher.useBuiltIn();
    window.until(() -> isInUse(BuiltInModel.NAME));
    refresh(2);

    window.models.forget(own);
    window.until(() -> names().size() == 1);

    assertThat(own).exists();
  }

  private void use(Path file) {
    switcher.open(file);
    window.until(() -> isInUse("pets"));
  }

  private void refresh(int expected) {
    window.models.refresh();
    window.until(() -> names().size() == expected);
  }

  private ModelList list() {
    return window.models.shelf().get();
  }

  private List<String> names() {
    return list().atHand().stream().map(each -> each.model().name()).toList();
  }

  private boolean isInUse(String name) {
    ModelInUse used = window.inUse.get();
    return used != null && used.model().name().equals(name);
  }

  private static void writeTuned(Path file) {
    Model model = SmallModel.create();
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.putObject("settings").put("base", BuiltInModel.checksum()).put("unfreeze", "none");
    report.putObject("heldOut").put("photographs", 12).put("accuracy", 0.75);
    ModelFile.write(file, model.network(), model.preparation(), model.labels(), 0, report);
  }
}
