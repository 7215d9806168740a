package org.filterscope.patches.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.filterscope.activation.Pass;
import org.filterscope.app.InstallationFolder;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureFolder;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.filterscope.network.file.ModelFile;
import org.filterscope.patches.build.Workshop;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.patches.store.StoredIndex;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Sha256;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index that comes with the app, of the photographs that come with it. */
class BundledIndexTest {

  private static final Path FILE = InstallationFolder.ofThisProcess().bundledIndex();
  private static final Path PHOTOGRAPHS = FILE.resolveSibling("photographs");

  private static Workshop workshop;
  private static PatchIndex index;

  @BeforeAll
  static void open() {
    workshop = new Workshop();
    // Refuses an index of another network.
    index = PatchIndex.open(FILE, workshop.model());
  }

  @AfterAll
  static void close() {
    index.close();
    workshop.close();
  }

  @Test
  void itNamesThePhotographsOfTheAppByWhatIsInThem() throws IOException {
    Map<Path, String> expected = new HashMap<>();
    for (Path file : PictureFolder.walk(PHOTOGRAPHS)) {
      expected.put(file, Sha256.of(file));
    }
    Map<Path, String> found = new HashMap<>();
    try (IndexDatabase database = IndexDatabase.open(FILE)) {
      new StoredIndex(database, IndexDescription.of(database))
          .files()
          .values()
          .forEach(file -> found.put(file.path(), file.photograph()));
    }

    assertThat(found).isEqualTo(expected).hasSize(27);
    assertThat(index.summary().photographs()).isEqualTo(27);
    assertThat(index.summary().vanished()).isZero();
  }

  @Test
  void itLooksAtPartsOfSeveralSizes() {
    assertThat(index.summary().views()).isGreaterThan(800);
  }

  @Test
  void noUnitOfTheDeepestConvolutionIsShownByFewerThanFive() {
    assertThat(index.units("conv5_3"))
        .hasSize(512)
        .filteredOn(unit -> !unit.statistics().isDead())
        .allSatisfy(unit -> assertThat(unit.shown()).hasSizeGreaterThanOrEqualTo(5));
  }

  @Test
  void aPhotographGivesAUnitAtMostTwo() {
    for (IndexedLayer layer : index.layers()) {
      for (UnitPatches unit : index.units(layer.name())) {
        Map<Path, Long> patches =
            unit.shown().stream()
                .collect(Collectors.groupingBy(TopPatch::photograph, Collectors.counting()));
        assertThat(patches.values()).allMatch(count -> count <= 2);
      }
    }
  }

  @Test
  void whatItSaysIsWhatTheNetworkSays() {
    Random random = new Random(20);
    for (String layer : List.of("conv2_2", "conv3_3", "conv4_3", "conv5_3", "pool5", "classes")) {
      List<UnitPatches> units = index.units(layer);
      List<TopPatch> shown = units.get(random.nextInt(units.size())).shown();
      TopPatch topPatch = shown.get(random.nextInt(shown.size()));

      assertThat(again(topPatch)).isCloseTo(topPatch.value(), within(topPatch.value() * 1e-5f));
    }
  }

  @Test
  void itIsReadAndLeftAsItIs(@TempDir Path elsewhere) throws IOException {
    Path folder = Files.createDirectory(elsewhere.resolve("assets"));
    Path copy = Files.copy(FILE, folder.resolve("index.sqlite"));
    Files.createDirectory(folder.resolve("photographs"));
    for (Path file : PictureFolder.walk(PHOTOGRAPHS)) {
      Files.copy(file, folder.resolve("photographs").resolve(file.getFileName()));
    }
    String before = Sha256.of(copy);

    try (PatchIndex moved = PatchIndex.open(copy, workshop.model())) {
      assertThat(moved.unit("conv5_3", 3).shown())
          .allSatisfy(topPatch -> assertThat(topPatch.photograph()).startsWith(folder).exists());
      assertThat(listed(folder)).containsExactly("index.sqlite", "photographs");
    }
    assertThat(listed(folder)).containsExactly("index.sqlite", "photographs");
    assertThat(Sha256.of(copy)).isEqualTo(before);
  }

  @Test
  void itSaysOfEachRowAndLayerWhatItWas() {
    IndexCheck check = IndexCheck.of(FILE);

    assertThat(check.isChecksummed()).isTrue();
    assertThat(check.isWhole()).isTrue();
    Network network = workshop.model().network();
    assertThat(index.layers())
        .allSatisfy(
            layer ->
                assertThat(layer.checksum())
                    .isEqualTo(network.checksum(network.find(layer.name()).orElseThrow())));
  }

  @Test
  void aModelThatWasTrainedFromTheBuiltInOneShowsItBelowWhatWasTrained(@TempDir Path elsewhere) {
    RandomNetworks random = RandomNetworks.ofSeed(8);
    Operation head = random.dense(5 * 512, 101);
    Operation block = random.convolution(512, 512, Window.of(3, 1, 1));
    Path lastLayers = elsewhere.resolve("last-layers.zip");
    Path lastBlock = elsewhere.resolve("last-block.zip");
    write(lastLayers, Map.of("classes", head));
    write(lastBlock, Map.of("classes", head, "conv5_1", block));

    assertThat(sharedLayers(lastLayers)).hasSize(18).endsWith("conv5_3", "pool5");
    assertThat(sharedLayers(lastBlock)).hasSize(14).endsWith("conv4_3", "pool4");
  }

  private static void write(Path file, Map<String, Operation> trained) {
    Model model = workshop.model();
    ModelFile.write(
        file,
        model.network().with(trained),
        model.preparation(),
        model.labels(),
        model.certainty(),
        JsonNodeFactory.instance.objectNode());
  }

  private static List<String> sharedLayers(Path model) {
    try (PatchIndex shared = PatchIndex.open(FILE, ModelFile.read(model).model())) {
      return shared.layers().stream().map(IndexedLayer::name).toList();
    }
  }

  private static List<String> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The top patch's cell, when its view goes through the network now. */
  private static float again(TopPatch topPatch) {
    Picture photograph = workshop.pictures().read(topPatch.photograph());
    Picture cut = workshop.model().preparation().cut(photograph, topPatch.view().framing());
    Node node = workshop.model().network().find(topPatch.layer()).orElseThrow();
    float[] input = workshop.model().preparation().apply(cut.argb());
    try (Pass pass = workshop.inspector().forward().run(input, Cancellation.NEVER, () -> {})) {
      return pass.map(node, topPatch.channel()).at(topPatch.row(), topPatch.column());
    }
  }
}
