package org.filterscope.network.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX files in the folder of models. */
class OnnxImportTest {

  @TempDir Path folder;

  private static Path file() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(OnnxImportTest.class.getResource("/onnx/joined.onnx")).toURI());
  }

  private ModelStore store() {
    return new ModelStore(folder.resolve("models"), folder.resolve("none"));
  }

  private static Import wanted(Path file, Optional<PreparationPreset> preset) {
    return new Import(file, "mine", preset, Optional.empty(), "");
  }

  @Test
  void anImportedNetworkIsLoadedByItsName() throws URISyntaxException {
    ModelStore store = store();
    StoredModel stored =
        store.importFile(
            wanted(file(), Optional.of(PreparationPreset.TORCHVISION)),
            (done, all, what) -> {},
            Cancellation.NEVER);
    assertThat(stored.file().getFileName()).hasToString("mine.onnx");
    Model model = store.load("mine");
    assertThat(model.network().layers()).extracting(Node::name).contains("conv_1", "dense_2");
    assertThat(store.list(problem -> {}).stream().map(StoredModel::name).toList()).contains("mine");
  }

  @Test
  void thePreparationIsAskedForAndTorchvisionSuggested() throws URISyntaxException {
    Import wanted = wanted(file(), Optional.empty());
    assertThatThrownBy(() -> store().importFile(wanted, (a, b, c) -> {}, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.getMessage()).contains("torchvision for most"));
  }

  @Test
  @NeedsShared
  void aModelInTwoFilesIsKeptAsOneWithTheSameWeights() throws Exception {
    Path two = SharedFolder.path("data/onnx/two-files/resnet18-narrow.onnx");
    Path one = SharedFolder.path("data/onnx/resnet18-narrow.onnx");
    StoredModel stored =
        store()
            .importFile(
                wanted(two, Optional.of(PreparationPreset.TORCHVISION)),
                (done, all, what) -> {},
                Cancellation.NEVER);
    try (var files = Files.list(folder.resolve("models"))) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .hasSameElementsAs(List.of("mine.onnx", "mine.json"));
    }
    var kept = NetworkFile.read(stored.file()).network();
    var whole = NetworkFile.read(one).network();
    assertThat(kept.checksum(kept.output())).isEqualTo(whole.checksum(whole.output()));
  }
}
