package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

class ModelsTest {

  private static final String TINY = "src/test/resources/network/vgg16-layout-tiny.h5";

  private static final String KERAS = "src/test/resources/golden/keras/";

  @TempDir private Path temporary;
  private Path folder;
  private ModelStore store;

  @BeforeEach
  void open() {
    folder = temporary.resolve("models");
    store = new ModelStore(folder, Golden.models());
  }

  @Test
  void theListHasTheKeysOfTheContract() {
    JsonNode json = run("models", "list", "--json").json();

    assertThat(json.get("models")).hasSize(1);
    assertThat(json.at("/models/0").fieldNames())
        .toIterable()
        .contains("name", "file", "layers", "classes", "bytes");
    assertThat(json.at("/models/0/name").asText()).isEqualTo(BuiltInModel.NAME);
    assertThat(json.at("/models/0/classes").asInt()).isEqualTo(101);
  }

  @Test
  void forPeopleTheListSaysWhatCanBeDownloaded() {
    Run run = run("models", "list");

    assertThat(run.out()).contains(BuiltInModel.NAME, "To download: vgg16", "553.5 MB");
  }

  @Test
  void anImportedModelIsUsedByItsName() {
    Run imported =
        run("models", "import", TINY, "--name", "tiny", "--preparation", "keras-vgg", "--json");
    JsonNode layers = run("layers", "--model", "tiny", "--json").json();
    JsonNode answer = run("classify", Run.photograph("cat"), "--model", "tiny", "--json").json();

    assertThat(imported.code()).isZero();
    assertThat(imported.json().at("/models/0/classes").asInt()).isEqualTo(1000);
    assertThat(imported.json().at("/models/0/layers").asInt())
        .isEqualTo(layers.get("layers").size());
    assertThat(layers.get("model").asText()).isEqualTo("tiny");
    assertThat(answer.at("/results/0/top")).hasSize(5);
    assertThat(Path.of(imported.json().at("/models/0/file").asText())).exists();
  }

  @Test
  void labelsComeFromAFile() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      lines.append("class ").append(i).append('\n');
    }
    Path labels = Files.writeString(temporary.resolve("labels.txt"), lines);
    run("models", "import", TINY, "--name", "own", "--labels", labels.toString());

    JsonNode answer = run("classify", Run.photograph("cat"), "--model", "own", "--json").json();

    assertThat(answer.at("/results/0/top/0/label").asText())
        .isEqualTo("class " + answer.at("/results/0/top/0/index").asInt());
  }

  @Test
  void withoutANameItIsCalledAsItsFile() {
    assertThat(run("models", "import", TINY, "--json").json().at("/models/0/name").asText())
        .isEqualTo("vgg16-layout-tiny");
  }

  @Test
  void labelsOfAnotherNetworkAreAPlainProblem() throws IOException {
    Path labels = Files.writeString(temporary.resolve("labels.txt"), "a\nb\n");

    Run run = run("models", "import", TINY, "--labels", labels.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("2 labels", "1,000");
    assertThat(folder).doesNotExist();
  }

  @Test
  void anUnknownPreparationIsWrongUsage() {
    Run run = run("models", "import", TINY, "--preparation", "other");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("keras-vgg", "torchvision", "unit", "symmetric");
  }

  @Test
  void aPreparationThatNobodySaysIsAssumedAndSaid() {
    Run untold = run("models", "import", KERAS + "mnist.keras", "--name", "digits");
    Run told = run("models", "import", KERAS + "transfer.h5", "--name", "cups");
    Run said =
        run("models", "import", KERAS + "rows.keras", "--name", "rows", "--preparation", "unit");

    assertThat(untold.code()).isZero();
    assertThat(untold.out()).contains("Preparation: unit", "unit is assumed", "--preparation");
    assertThat(told.out()).contains("Preparation: raw").doesNotContain("assumed");
    assertThat(said.out()).contains("Preparation: unit").doesNotContain("assumed");
  }

  @Test
  void numberedClassesAreNamedLater() throws IOException {
    Path labels = Files.writeString(temporary.resolve("labels.txt"), "0 cup\n1 plate\n");
    run("models", "import", KERAS + "transfer.h5", "--name", "cups");
    Run labelled = run("models", "label", "cups", labels.toString());
    JsonNode answer = run("classify", Run.photograph("cat"), "--model", "cups", "--json").json();

    assertThat(labelled.code()).isZero();
    assertThat(labelled.out()).contains("2 classes", "Classes: cup, plate");
    assertThat(answer.at("/results/0/top")).hasSize(2);
    assertThat(answer.at("/results/0/top/0/label").asText()).isIn("cup", "plate");
  }

  @Test
  void aNameThatLeadsElsewhereIsAPlainProblem() {
    Run run = run("models", "import", TINY, "--name", "../tiny");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("../tiny");
    assertThat(temporary.resolve("tiny.h5")).doesNotExist();
  }

  @Test
  void aRemovedModelIsGone() throws IOException {
    Files.createDirectories(folder);
    SmallModel.write(SmallModel.create().network(), folder.resolve("pets.zip"));

    Run removed = run("models", "remove", "pets", "--json");

    assertThat(removed.code()).isZero();
    assertThat(removed.json().get("models")).hasSize(1);
    assertThat(folder.resolve("pets.zip")).doesNotExist();
    assertThat(run("layers", "--model", "pets").code()).isEqualTo(1);
    assertThat(run("models", "remove", "pets").err()).contains("models list");
  }

  @Test
  void theModelThatComesWithTheAppStays() {
    Run run = run("models", "remove", BuiltInModel.NAME);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
  }

  @Test
  void whatCannotBeDownloadedIsAPlainProblemThatSaysWhatCan() {
    Run run = run("models", "download", "resnet50");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("resnet50", "vgg16");
  }

  @Test
  void withoutACommandTheFourAreNamed() {
    Run run = run("models");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("list", "import", "download", "remove");
  }

  private Run run(String... arguments) {
    return Run.with(store, arguments);
  }
}
