package org.filterscope.experiment.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Features;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classifiers on the features of layers. */
class LayerAccuracyTest {

  @TempDir private Path home;
  private final List<Problem> leftOut = new ArrayList<>();

  @Test
  void everyClassCountsAlikeHoweverManyPhotographsItHas() {
    // Class 0: one of four right. Class 1: one of one.
    float[][] answers = {{1, 0}, {0, 1}, {0, 1}, {0, 1}, {0, 1}};
    Features tested = new Features(List.of(answers), new int[] {0, 0, 0, 0, 1});

    assertThat(LayerAccuracy.meanOverClasses(answers, tested)).isEqualTo((0.25 + 1) / 2);
  }

  @Test
  void overSplitsTheMeanAndTheDeviationAreTaken() {
    LayerAccuracyReport.Collected collected = new LayerAccuracyReport.Collected(2);
    collected.add("pool", 5, 0.5);
    collected.add("pool", 5, 0.7);
    LayerAccuracyReport.Row row = collected.report(4, 10).rows().get(0);

    assertThat(row.accuracy()).isCloseTo(0.6, within(1e-12));
    assertThat(row.deviation()).isCloseTo(Math.sqrt(0.02), within(1e-12));
    assertThat(row.splits()).isEqualTo(2);
  }

  @Test
  void aLayersPartIsItsPooledMapsAtTheLengthOfHeads() {
    Model model = SmallModel.create();
    List<Node> layers = UsualLayers.lastOfEachSize(model.network());
    LayerFeatures features = new LayerFeatures(model.network(), layers);
    float[] input = new float[model.network().input().size()];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) Math.sin(i * 0.37);
    }
    float[] vector;
    FeatureMap map;
    try (ForwardPass forward = new ForwardPass(features.network());
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      vector = pass.maps(features.network().output()).values();
      map = pass.map(features.network().find(layers.get(1).name()).orElseThrow(), 2);
    }

    float[] part = features.part(1, List.of(vector), new int[] {0}).values().get(0);

    double squares = 0;
    for (float value : part) {
      squares += value * value;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(30, within(1e-3));
    // The grid's four means of a channel beside the whole's; all are scaled alike.
    int channels = layers.get(1).shape().channels();
    double whole = part[4 * channels + 2];
    assertThat(part).hasSize(5 * channels);
    assertThat((double) part[4 * 2] / whole).isCloseTo(quarter(map) / mean(map), within(1e-3));
  }

  @Test
  void redAndBlueAreToldApartByEveryLayerAndTheSameSeedGivesTheSame() throws IOException {
    Path folder = home.resolve("folder");
    for (int i = 0; i < 9; i++) {
      Drawn.write(folder.resolve("red/" + i + ".png"), plain(0xE02010 + i));
      Drawn.write(folder.resolve("blue/" + i + ".png"), plain(0x1020E0 + i));
    }
    LayerAccuracy.Task task = task(folder, Optional.empty(), List.of(2, 5, 50));

    LayerAccuracyReport report = measure(task, "one");

    assertThat(report.classes()).isEqualTo(2);
    assertThat(report.photographs()).isEqualTo(18);
    // Four layers, of 2 and 5 photographs; there are not 50.
    assertThat(report.rows()).hasSize(4 * 2).allMatch(row -> row.accuracy() == 1);
    assertThat(report.rows()).extracting(LayerAccuracyReport.Row::splits).containsOnly(2);
    assertThat(measure(task, "two")).isEqualTo(report);
    assertThat(report.plots().get(0).series()).hasSize(2);
  }

  @Test
  void anotherFolderTestsWithAllOfTheFirstToLearnFrom() throws IOException {
    Path folder = home.resolve("folder");
    Drawn.folder(folder, 4);
    Path other = home.resolve("other");
    Drawn.folder(other, 6);

    LayerAccuracyReport report = measure(task(folder, Optional.of(other), List.of(4)), "one");

    assertThat(report.rows()).isNotEmpty();
    // At most three of each class are tested.
    assertThat(report.heldOut()).isEqualTo(6);
  }

  @Test
  void aFileThatIsNoPhotographIsLeftOut() throws IOException {
    Path folder = home.resolve("folder");
    Drawn.folder(folder, 5);
    Files.writeString(folder.resolve("dots/text.jpg"), "not a photograph");

    LayerAccuracyReport report = measure(task(folder, Optional.empty(), List.of(2)), "one");

    assertThat(report.rows()).isNotEmpty();
    assertThat(leftOut).hasSize(1);
    assertThat(leftOut.get(0)).hasMessageContaining("text.jpg");
  }

  @Test
  void tooFewPhotographsAreAPlainProblem() throws IOException {
    Path folder = home.resolve("folder");
    Drawn.folder(folder, 2);

    assertThatThrownBy(() -> measure(task(folder, Optional.empty(), List.of(5)), "one"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too few photographs");
  }

  private static BufferedImage plain(int colour) {
    BufferedImage picture = new BufferedImage(72, 72, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 72 * 72; i++) {
      picture.setRGB(i % 72, i / 72, colour);
    }
    return picture;
  }

  private static LayerAccuracy.Task task(
      Path folder, Optional<Path> heldOut, List<Integer> perClass) {
    return new LayerAccuracy.Task(folder, heldOut, 20, perClass, 3, 2, 7);
  }

  private LayerAccuracyReport measure(LayerAccuracy.Task task, String caches) {
    Model model = SmallModel.create();
    try (Engine engine = new Engine();
        FeatureCache cache = FeatureCache.open(home.resolve(caches))) {
      return new LayerAccuracy(
              engine,
              model,
              new PictureReader(),
              cache,
              UsualLayers.lastOfEachSize(model.network()))
          .measure(task, TrainingListener.NONE, leftOut::add, Cancellation.NEVER);
    }
  }

  private static double mean(FeatureMap map) {
    double sum = 0;
    for (float value : map.values()) {
      sum += value;
    }
    return sum / map.values().length;
  }

  /** The mean over the upper left quarter of a map with even sides. */
  private static double quarter(FeatureMap map) {
    double sum = 0;
    for (int row = 0; row < map.height() / 2; row++) {
      for (int column = 0; column < map.width() / 2; column++) {
        sum += map.at(row, column);
      }
    }
    return sum / (map.height() / 2 * (map.width() / 2));
  }
}
