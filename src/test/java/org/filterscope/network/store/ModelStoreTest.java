package org.filterscope.network.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.Patience;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SocketFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a small network in the layout of VGG16's whole file. */
class ModelStoreTest {

  private static final Path TINY = Path.of("src/test/resources/network/vgg16-layout-tiny.h5");

  @TempDir private Path temporary;
  private Path folder;
  private ModelStore store;

  @BeforeEach
  void open() {
    folder = temporary.resolve("models");
    store = new ModelStore(folder, Golden.models());
  }

  @Test
  void atFirstThereIsTheModelThatComesWithTheApp() {
    List<StoredModel> all = list();

    assertThat(all).extracting(StoredModel::name).containsExactly(BuiltInModel.NAME);
    assertThat(all.get(0).classes()).isEqualTo(101);
    assertThat(all.get(0).bytes()).isGreaterThan(58_892_792);
  }

  @Test
  void anImportedModelIsListedAndLoadedByItsName() {
    imported("tiny");

    StoredModel stored = list().get(1);
    Model model = store.load("tiny");
    assertThat(stored.name()).isEqualTo("tiny");
    assertThat(stored.kind()).isEqualTo(StoredModel.Kind.IMPORTED);
    assertThat(stored.classes()).isEqualTo(1000);
    assertThat(stored.layers()).isEqualTo(model.network().layers().size());
    assertThat(stored.file()).hasSameBinaryContentAs(TINY);
    assertThat(stored.descriptor().orElseThrow().synsets().get(281)).isEqualTo("n02123045");
    assertThat(stored.descriptor().orElseThrow().licence()).isEqualTo("CC0");
    assertThat(model.name()).isEqualTo("tiny");
    assertThat(model.labels().get(281)).isEqualTo("tabby cat");
    assertThat(model.preparation()).isEqualTo(PreparationPreset.TORCHVISION.preparation(224));
  }

  @Test
  void anImportAnswersAsItsPreviewDid() {
    Import wanted = tiny("tiny", Optional.empty());
    Model preview = wanted.preview();
    store.importFile(wanted, Progress.NONE, Cancellation.NEVER);

    Model model = store.load("tiny");

    assertThat(model.labels()).isEqualTo(preview.labels());
    assertThat(model.preparation()).isEqualTo(preview.preparation());
  }

  @Test
  void anotherPreparationIsAnotherModelForIndexes() {
    imported("one");
    store.importFile(
        new Import(TINY, "other", Optional.of(PreparationPreset.UNIT), Optional.empty(), ""),
        Progress.NONE,
        Cancellation.NEVER);
    imported("same");

    assertThat(store.load("one").checksum()).isNotEqualTo(store.load("other").checksum());
    assertThat(store.load("one").checksum()).isEqualTo(store.load("same").checksum());
  }

  @Test
  void labelsMustBeAsManyAsOutputs() {
    Import wanted = tiny("tiny", Optional.of(new ClassLabels(List.of("a", "b"), List.of())));

    assertProblem(
        "labels.count", () -> store.importFile(wanted, Progress.NONE, Cancellation.NEVER));

    assertThat(folder).doesNotExist();
  }

  @Test
  void whatIsNoNetworkLeavesNothing() throws IOException {
    Path file = Files.writeString(temporary.resolve("text.h5"), "not a network");
    Import wanted =
        new Import(file, "text", Optional.of(PreparationPreset.UNIT), Optional.empty(), "");

    assertProblem(
        "model.other-format", () -> store.importFile(wanted, Progress.NONE, Cancellation.NEVER));

    assertThat(folder).doesNotExist();
  }

  @Test
  void aCancelledImportLeavesNothing() throws IOException {
    Cancellation cancellation = new Cancellation();
    Progress cancelling = (done, total, what) -> cancellation.cancel();

    assertThatThrownBy(
            () -> store.importFile(tiny("tiny", Optional.empty()), cancelling, cancellation))
        .isInstanceOf(Cancelled.class);

    assertThat(files()).isEmpty();
  }

  @Test
  void aNameIsTakenOnceInCapitalsOrNot() {
    imported("tiny");

    assertProblem("store.taken", () -> imported("Tiny"));
    assertProblem("store.taken", () -> imported(BuiltInModel.NAME));
  }

  @Test
  void aNameIsNoWayOutOfTheFolder() {
    for (String name :
        List.of(
            "", ".", "..", "../x", "a/b", "a\\b", "C:x", "nul", "COM1.x", "a\u0000", "x.", " x")) {
      assertProblem("store.name", () -> imported(name));
    }
    assertThat(store.find("../" + TINY.getFileName())).isEmpty();
    assertProblem("store.unknown", () -> store.remove("../models/tiny"));
  }

  @Test
  void aFineTunedModelNeedsNoDescriptor() throws IOException {
    Files.createDirectories(folder);
    SmallModel.write(SmallModel.create().network(), folder.resolve("pets.zip"));

    StoredModel stored = list().get(1);

    assertThat(stored.kind()).isEqualTo(StoredModel.Kind.FINE_TUNED);
    assertThat(stored.classes()).isEqualTo(2);
    assertThat(stored.layers()).isEqualTo(SmallModel.create().network().layers().size());
    assertThat(store.load("pets").labels()).containsExactly("one", "other");
  }

  @Test
  void aFineTunedModelFromElsewhereIsImportedAsItIs() {
    Path elsewhere = temporary.resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), elsewhere);

    store.importFile(
        new Import(elsewhere, "pets", Optional.of(PreparationPreset.UNIT), Optional.empty(), ""),
        Progress.NONE,
        Cancellation.NEVER);

    assertThat(list().get(1).kind()).isEqualTo(StoredModel.Kind.FINE_TUNED);
    assertThat(store.load("pets").preparation()).isEqualTo(SmallModel.create().preparation());
  }

  @Test
  void aRemovedModelIsGoneWithWhatWasSaidOfIt() throws IOException {
    imported("tiny");

    store.remove("tiny");

    assertThat(files()).isEmpty();
    assertProblem("store.unknown", () -> store.remove("tiny"));
    assertProblem("store.built-in", () -> store.remove(BuiltInModel.NAME));
  }

  @Test
  void aDamagedDescriptorIsSaidAndTheOthersAreListed() throws IOException {
    imported("tiny");
    imported("whole");
    Files.writeString(folder.resolve("tiny.json"), "{\"preset\": 3");
    List<Problem> damaged = new ArrayList<>();

    List<StoredModel> all = store.list(damaged::add);

    assertThat(all).extracting(StoredModel::name).containsExactly(BuiltInModel.NAME, "whole");
    assertThat(damaged).extracting(Problem::key).containsExactly("store.damaged");
  }

  @Test
  void aFileThatWasExchangedIsNotTakenForTheOneThatWasImported() throws IOException {
    StoredModel stored = imported("tiny");
    byte[] bytes = Files.readAllBytes(stored.file());
    bytes[bytes.length - 1] ^= 1;
    Files.write(stored.file(), bytes);

    assertProblem("store.changed", () -> store.load("tiny"));
  }

  @Test
  void weightsOfVggWithAThousandClassesAreKnownWithoutAnImport() {
    Model model = store.load(TINY.toString());

    assertThat(model.preparation()).isEqualTo(PreparationPreset.KERAS_VGG.preparation(224));
    assertThat(model.labels().get(0)).isEqualTo("tench");
  }

  @Test
  void whatIsThereByNoNameIsAPlainProblem() {
    assertProblem("model.unknown", () -> store.load("nothing"));
    assertProblem("model.missing", () -> store.load("nothing.h5"));
  }

  @Test
  void aPipeOrASocketIsNoModel() throws IOException {
    try (SocketFile socket = SocketFile.at(temporary.resolve("socket"))) {
      assertProblem("model.no-file", () -> store.load(socket.path().toString()));
    }
  }

  @Test
  void aDownloadedModelSaysWhereItIsFrom() throws IOException {
    try (Server server = new Server()) {
      ModelStore with = withCatalog(server.entry(false));
      CatalogEntry entry = with.catalog().find("tiny").orElseThrow();

      StoredModel stored = with.download(entry, Progress.NONE, Cancellation.NEVER);

      assertThat(stored.kind()).isEqualTo(StoredModel.Kind.DOWNLOADED);
      assertThat(stored.descriptor().orElseThrow().licence()).isEqualTo("CC BY 4.0");
      assertThat(stored.descriptor().orElseThrow().source()).contains("localhost");
      assertThat(with.load("tiny").labels()).hasSize(1000);
      assertThat(files()).containsExactly("tiny.h5", "tiny.json");
    }
  }

  @Test
  void aDownloadWithOtherConvolutionsThanItShouldHaveIsNotKept() throws IOException {
    try (Server server = new Server()) {
      CatalogEntry entry = server.entry(true);

      assertProblem(
          "store.other-convolutions",
          () -> withCatalog(entry).download(entry, Progress.NONE, Cancellation.NEVER));

      assertThat(files()).isEmpty();
    }
  }

  @Test
  void aDownloadThatWasKilledAtItsLastStepIsFinished() throws IOException {
    Files.createDirectories(folder);
    Files.copy(TINY, folder.resolve("tiny.h5"));
    CatalogEntry entry = entry(URI.create("http://localhost:1/tiny.h5"), Files.size(TINY), false);

    withCatalog(entry).download(entry, Progress.NONE, Cancellation.NEVER);

    assertThat(files()).containsExactly("tiny.h5", "tiny.json");
  }

  @Test
  void aLocalFileIsTakenOnlyIfItIsTheOneOfTheCatalogue() throws IOException {
    CatalogEntry entry = entry(URI.create("http://localhost:1/tiny.h5"), Files.size(TINY), false);
    ModelStore with = withCatalog(entry);
    byte[] bytes = Files.readAllBytes(TINY);
    bytes[bytes.length / 2] ^= 1;
    Path other = Files.write(temporary.resolve("other.h5"), bytes);

    assertProblem(
        "store.other-file", () -> with.take(entry, other, Progress.NONE, Cancellation.NEVER));
    with.take(entry, TINY, Progress.NONE, Cancellation.NEVER);

    assertThat(files()).containsExactly("tiny.h5", "tiny.json");
    assertThat(with.load("tiny").labels().get(0)).isEqualTo("tench");
  }

  @Test
  void theCatalogueHasAllOfVgg16() {
    CatalogEntry vgg = Catalog.ofThisVersion().find("vgg16").orElseThrow();

    assertThat(vgg.size()).isEqualTo(553_467_096);
    assertThat(vgg.md5()).isEqualTo("64373286793e3c8b2b4e3219cbf3544b");
    assertThat(vgg.address().getScheme()).isEqualTo("https");
    assertThat(vgg.preset()).isEqualTo(PreparationPreset.KERAS_VGG);
    assertThat(vgg.hasBuiltInConvolutions()).isTrue();
  }

  @Test
  void aModelForWhichThereIsNoMemoryIsNotSaidToFit() throws IOException {
    assertThat(entry(URI.create("http://localhost"), 1L << 20, false).fits()).isTrue();
    assertThat(entry(URI.create("http://localhost"), 1L << 40, false).fits()).isFalse();
  }

  @Test
  void aFileThatCannotFitIsNotEvenRead() throws IOException {
    Path huge = temporary.resolve("huge.h5");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(1L << 40);
    } catch (IOException e) {
      Assumptions.abort("no room for a file with a hole");
    }

    assertProblem("model.no-room", () -> store.load(huge));
  }

  private StoredModel imported(String name) {
    return store.importFile(tiny(name, Optional.empty()), Progress.NONE, Cancellation.NEVER);
  }

  private static Import tiny(String name, Optional<ClassLabels> labels) {
    return new Import(TINY, name, Optional.of(PreparationPreset.TORCHVISION), labels, "CC0");
  }

  private List<StoredModel> list() {
    return store.list(
        damaged -> {
          throw new AssertionError(damaged);
        });
  }

  private ModelStore withCatalog(CatalogEntry entry) {
    Download download = new Download(() -> Patience.DURATION, new DiskSpace());
    return new ModelStore(folder, Golden.models(), new Catalog(List.of(entry)), download);
  }

  private List<String> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertProblem(String key, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Problem.class, e -> assertThat(e.key()).isEqualTo(key));
  }

  private static CatalogEntry entry(URI address, long size, boolean hasBuiltInConvolutions)
      throws IOException {
    return new CatalogEntry(
        "tiny",
        "Tiny",
        address,
        size,
        Md5.of(TINY, Cancellation.NEVER),
        "CC BY 4.0",
        "a test",
        "keras-vgg",
        hasBuiltInConvolutions);
  }

  private static final class Server implements AutoCloseable {

    private final HttpServer server;

    Server() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] bytes = Files.readAllBytes(TINY);
      server.createContext(
          "/tiny.h5",
          exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
    }

    CatalogEntry entry(boolean hasBuiltInConvolutions) throws IOException {
      String address = "http://localhost:" + server.getAddress().getPort() + "/tiny.h5";
      return ModelStoreTest.entry(URI.create(address), Files.size(TINY), hasBuiltInConvolutions);
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
