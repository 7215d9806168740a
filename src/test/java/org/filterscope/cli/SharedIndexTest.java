package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ExitCode;

/** An index of one model, asked with another that was trained from it. */
class SharedIndexTest {

  @TempDir private Path temporary;
  private String index;
  private String before;
  private String trained;

  @BeforeEach
  void collect() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("photographs"));
    for (String name : new String[] {"cat", "coffee", "temple"}) {
      Files.copy(Path.of(Run.photograph(name)), folder.resolve(name + ".png"));
    }
    before = model("before.zip");
    trained = model("trained.zip", "conv3_1", "conv3_2", "classes");
    index = temporary.resolve("some.index").toString();
    Run run = Run.of("index", folder.toString(), "--out", index, "--model", before);
    assertThat(run.code()).isZero();
  }

  @Test
  void topPrintsThePatchesOfALayerThatBothModelsHave() {
    Run own = top(before, "conv2", "--json");
    Run shared = top(trained, "conv2", "--json");

    assertThat(shared.code()).isZero();
    assertThat(shared.json()).isEqualTo(own.json());
    assertThat(shared.json().get("patches")).isNotEmpty();
  }

  @Test
  void topSaysWhyALayerHasNone() {
    Run run = top(trained, "conv3_2");

    assertThat(run.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("conv3_2, or a layer below it, has other weights than in before");
  }

  @Test
  void figureDrawsALayerThatBothModelsHave() throws IOException {
    Path picture = temporary.resolve("figure.png");

    Run run = figure("pool2", picture);

    assertThat(run.code()).isZero();
    assertThat(run.json().get("missing").asInt()).isZero();
    assertThat(ImageIO.read(picture.toFile())).isNotNull();
  }

  @Test
  void figureSaysWhyALayerHasNone() {
    Path picture = temporary.resolve("figure.png");

    Run run = figure("pool3", picture);

    assertThat(run.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(run.errLines()).singleElement().asString().contains("pool3", "other weights");
    assertThat(picture).doesNotExist();
  }

  private Run top(String model, String layer, String... more) {
    String[] all = {"top", index, "--layer", layer, "--channel", "3", "--model", model};
    return more.length == 0 ? Run.of(all) : Run.of(append(all, more[0]));
  }

  private static String[] append(String[] words, String last) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = last;
    return all;
  }

  private Run figure(String layer, Path picture) {
    return Run.of(
        "figure",
        index,
        "--layer",
        layer,
        "--channels",
        "1,2",
        "--model",
        trained,
        "--out",
        picture.toString(),
        "--json");
  }

  /** A file of the small model, with other weights in some layers. */
  private String model(String name, String... retrained) {
    Path file = temporary.resolve(name);
    SmallModel.write(SmallModel.retrained(retrained).network(), file);
    return file.toString();
  }
}
