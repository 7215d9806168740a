package org.filterscope.patches.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.patches.build.IndexMerge;
import org.filterscope.patches.build.Workshop;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that is looked into, continued and merged with other models than its own. */
class SharedLayersTest {

  private static final List<String> UP_TO_POOL2 = List.of("conv1", "pool1", "conv2", "pool2");

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static Path photographs;
  private static Path file;

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop(SmallModel.create());
    photographs = folder.resolve("photographs");
    Workshop.copyPhotographs(photographs, "cat", "coffee", "temple");
    file = folder.resolve("small.index");
    workshop.collect(photographs, file, List.of());
  }

  @AfterAll
  static void close() {
    workshop.close();
  }

  @Test
  void aModelWithANewHeadHasThePatchesOfAllLayersBelow() {
    Model trained = SmallModel.retrained("classes");

    try (PatchIndex own = PatchIndex.open(file, workshop.model());
        PatchIndex shared = PatchIndex.open(file, trained)) {
      assertThat(names(shared))
          .isEqualTo(names(own).stream().filter(name -> !name.equals("classes")).toList());
      for (String layer : names(shared)) {
        assertThat(shared.units(layer)).isEqualTo(own.units(layer));
        assertThat(shared.statistics(layer)).isEqualTo(own.statistics(layer));
      }
    }
  }

  @Test
  void aModelWithANewLastBlockHasThePatchesOfTheLayersBelowIt() {
    Model trained = SmallModel.retrained("conv3_1", "conv3_2", "classes");

    try (PatchIndex shared = PatchIndex.open(file, trained)) {
      assertThat(names(shared)).isEqualTo(UP_TO_POOL2);
      assertThat(shared.hasOtherWeights("conv2")).isFalse();
      for (String layer : List.of("conv3_1", "conv3_2", "pool3", "mean", "classes")) {
        assertThat(shared.hasOtherWeights(layer)).isTrue();
        assertThatThrownBy(() -> shared.unit(layer, 0))
            .isInstanceOf(Problem.class)
            .hasMessageContaining(file.toString())
            .hasMessageContaining(layer + ", or a layer below it, has other weights than in small");
      }
    }
  }

  @Test
  void aLayerIsFoundUnderAnotherNameAndInAnotherPlace() {
    Model model = workshop.model();
    Network.Builder builder = new Network.Builder("input", model.network().input());
    for (Node node : model.network().nodes().subList(1, 4)) {
      builder.add("block_" + node.name(), node.operation(), node.activation());
      builder.add("dropout_" + node.name(), new Operation.Identity("dropout"), Activation.IDENTITY);
    }
    Network other = builder.add("mean", new Operation.GlobalAverage(), Activation.IDENTITY).build();
    List<String> labels = Collections.nCopies(12, "label");
    Model renamed = new Model("renamed", other, model.preparation(), labels, 0, "renamed");

    try (PatchIndex own = PatchIndex.open(file, model);
        PatchIndex shared = PatchIndex.open(file, renamed)) {
      assertThat(names(shared)).containsExactly("block_conv1", "block_pool1", "block_conv2");
      TopPatch topPatch = shared.unit("block_conv2", 4).shown().get(0);
      TopPatch expected = own.unit("conv2", 4).shown().get(0);
      assertThat(topPatch.layer()).isEqualTo("block_conv2");
      assertThat(topPatch.box()).isEqualTo(expected.box());
      assertThat(topPatch.value()).isEqualTo(expected.value());
    }
  }

  @Test
  void aModelWithOtherWeightsInItsFirstLayerIsRefused() {
    assertRefused(SmallModel.retrained("conv1"), "index.other-network");
  }

  @Test
  void aModelThatPreparesPhotographsOtherwiseIsRefused() {
    Model model = workshop.model();
    Preparation before = model.preparation();
    Preparation other =
        new Preparation(
            before.shorterSide(),
            before.side(),
            before.order(),
            1,
            before.means(),
            before.deviations());

    assertRefused(
        new Model("other", model.network(), other, model.labels(), 0, model.checksum()),
        "index.other-network");
  }

  @Test
  void anIndexOfSharedLayersIsContinuedWithAnotherModel() throws IOException {
    Path some = folder.resolve("continued/photographs");
    Workshop.copyPhotographs(some, "cat", "coffee");
    Path index = folder.resolve("continued/some.index");
    workshop.collect(some, index, UP_TO_POOL2);
    Workshop.copyPhotographs(some, "temple");
    try (Workshop trained = new Workshop(SmallModel.retrained("conv3_1", "classes"))) {
      assertThat(trained.collect(some, index, List.of()).added()).isEqualTo(1);
    }

    try (PatchIndex grown = PatchIndex.open(index, workshop.model());
        PatchIndex whole = PatchIndex.open(file, workshop.model())) {
      for (String layer : UP_TO_POOL2) {
        assertThat(grown.statistics(layer)).isEqualTo(whole.statistics(layer));
      }
    }
  }

  @Test
  void anIndexOfLayersThatDifferIsNotContinued() throws IOException {
    Path index = Files.copy(file, folder.resolve("kept.index"));
    byte[] before = Files.readAllBytes(index);
    try (Workshop trained = new Workshop(SmallModel.retrained("conv3_2", "classes"))) {
      assertThatThrownBy(() -> trained.collect(photographs, index, List.of()))
          .isInstanceOfSatisfying(
              Problem.class, e -> assertThat(e.key()).isEqualTo("index.other-weights-continued"))
          .hasMessageContaining("conv3_2, pool3, mean, classes");
    }
    assertThat(Files.readAllBytes(index)).isEqualTo(before);
  }

  @Test
  void indexesOfTwoModelsAreMergedWhereTheirLayersAreTheSame() throws IOException {
    Path rest = folder.resolve("rest");
    Workshop.copyPhotographs(rest, "rocket");
    Path one = folder.resolve("one.index");
    Path other = folder.resolve("other.index");
    Path merged = folder.resolve("merged.index");
    workshop.collect(photographs, one, UP_TO_POOL2);
    try (Workshop trained = new Workshop(SmallModel.retrained("conv3_1", "classes"))) {
      trained.collect(rest, other, UP_TO_POOL2);
    }

    assertThat(merge(List.of(one, other), merged)).isEqualTo(4);
  }

  @Test
  void indexesOfLayersThatDifferAreNotMerged() {
    Path other = folder.resolve("differs.index");
    try (Workshop trained = new Workshop(SmallModel.retrained("conv2"))) {
      trained.collect(photographs, other, UP_TO_POOL2);
    }
    Path own = folder.resolve("own.index");
    workshop.collect(photographs, own, UP_TO_POOL2);

    assertThatThrownBy(() -> merge(List.of(own, other), folder.resolve("never.index")))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.parts-differ"));
  }

  @Test
  void anIndexOfTheFirstVersionIsReadWithItsOwnModelAlone() throws IOException {
    Path old = ofFirstVersion("read.index");

    try (PatchIndex own = PatchIndex.open(file, workshop.model());
        PatchIndex index = PatchIndex.open(old, workshop.model())) {
      assertThat(names(index)).isEqualTo(names(own));
      assertThat(index.units("conv3_1")).isEqualTo(own.units("conv3_1"));
    }
    assertThatThrownBy(() -> PatchIndex.open(old, SmallModel.retrained("classes")))
        .isInstanceOfSatisfying(
            Problem.class, e -> assertThat(e.key()).isEqualTo("index.other-network"));
  }

  @Test
  void whatAnIndexOfTheFirstVersionLacksIsAddedWhenItsModelContinuesIt() throws IOException {
    Path old = ofFirstVersion("continued.index");

    workshop.collect(photographs, old, List.of());

    try (PatchIndex shared = PatchIndex.open(old, SmallModel.retrained("conv3_1", "classes"))) {
      assertThat(names(shared)).isEqualTo(UP_TO_POOL2);
    }
  }

  @Test
  void whatAnIndexOfTheFirstVersionLacksIsAddedWhenItIsMerged() throws IOException {
    Path old = ofFirstVersion("merged.index");

    merge(List.of(old), old);

    try (PatchIndex shared = PatchIndex.open(old, SmallModel.retrained("conv3_1", "classes"))) {
      assertThat(names(shared)).isEqualTo(UP_TO_POOL2);
    }
  }

  private static int merge(List<Path> parts, Path out) {
    return new IndexMerge(workshop.collector())
        .merge(parts, out, Progress.NONE, Cancellation.NEVER)
        .photographs();
  }

  private static void assertRefused(Model model, String key) {
    assertThatThrownBy(() -> PatchIndex.open(file, model))
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static List<String> names(PatchIndex index) {
    return index.layers().stream().map(IndexedLayer::name).collect(Collectors.toList());
  }

  /** The index as the first version wrote it. */
  private static Path ofFirstVersion(String name) throws IOException {
    Path old = Files.copy(file, Files.createDirectories(folder.resolve("old")).resolve(name));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("layer", "view", "file")) {
        statement.executeUpdate("ALTER TABLE " + table + " DROP COLUMN checksum");
      }
      statement.executeUpdate("DROP TABLE unit");
      statement.executeUpdate("DELETE FROM meta WHERE key IN ('views', 'files', 'checksum')");
      statement.executeUpdate("PRAGMA user_version = 1");
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return old;
  }
}
