package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.filterscope.network.store.ModelStore;
import org.filterscope.testing.Golden;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All commands with networks as people have them: grey, oblong, with models inside, unlabelled. */
class ForeignNetworksTest {

  @TempDir private Path folder;
  private ModelStore store;

  @BeforeEach
  void open() {
    store = new ModelStore(folder.resolve("models"), Golden.models());
  }

  @ParameterizedTest
  @CsvSource({
    "mnist.keras, unit, conv2d",
    "rows.keras, raw, conv2d_1",
    "transfer.keras, raw, base/depthwise_conv2d",
  })
  void everyCommandWorks(String file, String preset, String layer) throws IOException {
    String photograph = Run.photograph("cat");
    String png = folder.resolve("out.png").toString();
    String index = folder.resolve("index.sqlite").toString();
    Path photographs = photographs();
    imported(file, preset);
    List<List<String>> commands =
        List.of(
            List.of("layers"),
            List.of("classify", photograph),
            List.of("activations", photograph, "--layer", layer, "--out", png),
            List.of("project", photograph, "--layer", layer, "--channel", "1"),
            List.of("cell", photograph, "--layer", layer, "--channel", "0", "--cell", "3,4"),
            List.of("gradcam", photograph, "--layer", layer, "--out", png),
            List.of("why", photograph),
            List.of("ablate", photograph, "--off", layer + "/0"),
            List.of(
                "occlude",
                photograph,
                "--layer",
                layer,
                "--channel",
                "0",
                "--out",
                png,
                "--size",
                "6"),
            List.of("index", photographs.toString(), "--out", index, "--layers", layer),
            List.of("top", index, "--layer", layer, "--channel", "0"),
            List.of("figure", index, "--layer", layer, "--channels", "0,1", "--out", png),
            List.of("finetune", photographs.toString(), "--out", folder + "/tuned.zip"),
            List.of("classify", photograph, "--model", folder + "/tuned.zip"));
    assertThat(
            commands.stream()
                .map(command -> command.get(0) + ": " + run(command).err())
                .filter(said -> said.contains("filterscope: ")))
        .isEmpty();
  }

  private void imported(String file, String preset) {
    String path = "src/test/resources/golden/keras/" + file;
    Run run =
        Run.with(store, "models", "import", path, "--name", "foreign", "--preparation", preset);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("classes are only numbered");
  }

  /** Two classes. */
  private Path photographs() throws IOException {
    Path all = folder.resolve("photographs");
    List<Path> files;
    try (Stream<Path> listed = Files.list(Path.of("assets", "photographs"))) {
      files = listed.filter(file -> file.toString().endsWith(".jpg")).sorted().limit(12).toList();
    }
    for (int i = 0; i < files.size(); i++) {
      Path own = Files.createDirectories(all.resolve(i % 2 == 0 ? "even" : "odd"));
      Files.copy(files.get(i), own.resolve(files.get(i).getFileName()));
    }
    return all;
  }

  private Run run(List<String> command) {
    List<String> all = new ArrayList<>(command);
    if (!command.contains("--model")) {
      all.addAll(List.of("--model", "foreign"));
    }
    return Run.with(store, all.toArray(String[]::new));
  }
}
