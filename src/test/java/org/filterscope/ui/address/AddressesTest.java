package org.filterscope.ui.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.filterscope.address.Address;
import org.filterscope.address.View;
import org.filterscope.home.Session;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.projection.Seed;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that are copied and followed, without the screens that they are of. */
class AddressesTest {

  private static final String SUM =
      Sha256.of("small".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  private static final String OTHER_SUM = SUM.replaceAll("[0-7]", "8");

  @TempDir private Path home;
  private QuietWindow window;
  private Addresses addresses;
  private final SimpleBooleanProperty isModelMissing = new SimpleBooleanProperty();
  private final List<Stand> screens = new ArrayList<>();
  private final List<Path> remembered = new ArrayList<>();
  private final List<String> clipboard = new ArrayList<>();
  private final List<Optional<Path>> switches = new ArrayList<>();
  private Screen current;

  /** Stands for a screen. */
  private static final class Stand implements Screen {
    private final Address.Place place;
    private final List<View> visits = new ArrayList<>();
    private View view = View.NONE;

    Stand(Address.Place place) {
      this.place = place;
    }

    @Override
    public String id() {
      return place.word();
    }

    @Override
    public String title() {
      return id();
    }

    @Override
    public String icon() {
      return "";
    }

    @Override
    public Node node() {
      return new Pane();
    }

    @Override
    public List<KeyHint> keys() {
      return List.of();
    }

    @Override
    public View view() {
      return view;
    }

    @Override
    public void requireKnown(View wanted) {
      if ("unheard-of".equals(wanted.chapter())) {
        throw new Problem("address.no-chapter", "unheard-of");
      }
    }

    @Override
    public void visit(View wanted) {
      visits.add(wanted);
    }
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() throws IOException {
    Model small = SmallModel.create();
    Model model =
        new Model(small.name(), small.network(), small.preparation(), small.labels(), 0, SUM);
    window = new QuietWindow(model, home, Session.FIRST);
    Path samples = Files.createDirectories(home.resolve("included"));
    Files.copy(QuietWindow.golden("cat"), samples.resolve("included.png"));
    for (Address.Place place : Address.Place.values()) {
      screens.add(new Stand(place));
    }
    current = stand(Address.Place.TRAIN);
    addresses =
        new Addresses(
            window.workspace,
            new ContentSearch(
                samples,
                new IndexFolder(home.resolve("indexes"), home.resolve("none.sqlite"), "none"),
                new ModelStore(home.resolve("models"), home.resolve("none"))),
            new Switch(),
            isModelMissing,
            new Shown(),
            remembered::add,
            clipboard::add);
  }

  private final class Switch implements ModelSwitch {
    @Override
    public void open(Path file) {
      switches.add(Optional.of(file));
    }

    @Override
    public void add(Path file) {
      throw new AssertionError("nothing is imported by an address");
    }

    @Override
    public void useBuiltIn() {
      switches.add(Optional.empty());
    }
  }

  private final class Shown implements Addresses.Screens {
    @Override
    public List<Screen> all() {
      return List.copyOf(screens);
    }

    @Override
    public Screen current() {
      return current;
    }

    @Override
    public void show(Screen screen) {
      current = screen;
    }
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void anAddressOfAScreenGoesThere() {
    addresses.follow("filterscope://models");

    assertThat(current).isSameAs(stand(Address.Place.MODELS));
  }

  @Test
  void anAddressOfAUnitShowsItOnThePhotographInUse() {
    addresses.follow("filterscope://explore?layer=conv2&unit=11&cell=31,30");

    assertThat(current).isSameAs(explore());
    assertThat(explore().visits)
        .containsExactly(
            new View(
                new View.Unit("conv2", 11), new Seed.Cell(31, 30), null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "filterscope://explore?layer=conv9&unit=1 address.no-layer",
        "filterscope://explore?layer=image&unit=1 address.no-layer",
        "filterscope://explore?layer=..%2F..%2Fetc&unit=1 address.no-layer",
        "filterscope://explore?layer=conv2&unit=12 address.no-unit",
        "filterscope://explore?layer=conv2&unit=9999999 address.no-unit",
        "filterscope://filters?layer=conv2&unit=12 address.no-unit",
        "filterscope://explore?layer=conv2&unit=1&cell=32,0 address.no-cell",
        "filterscope://explore?layer=conv2&unit=1&cell=0,32 address.no-cell",
        "filterscope://explore?layer=classes&unit=1&cell=1,0 address.no-cell",
        "filterscope://learn?chapter=unheard-of address.no-chapter",
        "filterscope://explore?layer=conv2&unit=-1 address.value"
      })
  void whatTheNetworkDoesNotHaveIsRefusedAndNothingChanges(String text, String key) {
    addresses.follow(text);

    assertThat(keys()).containsExactly(key);
    assertThat(current).isSameAs(stand(Address.Place.TRAIN));
    assertThat(screens).allSatisfy(screen -> assertThat(screen.visits).isEmpty());
  }

  @Test
  void anImpossibleUnitIsRefusedBeforeItsPhotographIsOpened() throws IOException {
    addresses.follow(of("cat") + "&layer=conv2&unit=12");

    assertThat(keys()).containsExactly("address.no-unit");
    assertThat(window.workspace.picture().busy().get()).isFalse();
  }

  @Test
  void aPhotographThatComesWithTheAppIsFoundByItsContent() throws IOException {
    addresses.follow(of("cat") + "&layer=conv2&unit=1");

    window.until(() -> !explore().visits.isEmpty());
    assertThat(openFile()).isEqualTo(home.resolve("included/included.png"));
    assertThat(current).isSameAs(explore());
  }

  @Test
  void aPhotographThatWasOpenedLatelyIsFoundByItsContent() throws IOException {
    Path recent = Files.copy(QuietWindow.golden("rocket"), home.resolve("renamed.png"));
    window.workspace.session().change(session -> session.withRecent(recent.toString()));

    addresses.follow(of("rocket"));

    window.until(() -> !explore().visits.isEmpty());
    assertThat(openFile()).isEqualTo(recent);
  }

  @Test
  void aPhotographOfAnIndexIsFoundByItsContent() throws IOException {
    Path indexed = SampleIndex.collect(SmallModel.create(), home, "conv2");

    addresses.follow(of("temple"));

    window.until(() -> !explore().visits.isEmpty());
    assertThat(openFile()).isEqualTo(indexed.resolve("temple.png"));
  }

  @Test
  void aFileThatHoldsAnotherPhotographNowIsNotTaken() throws IOException {
    Path recent = Files.copy(QuietWindow.golden("rocket"), home.resolve("rocket.png"));
    window.workspace.session().change(session -> session.withRecent(recent.toString()));
    String address = of("temple");
    Files.copy(
        QuietWindow.golden("flower"), recent, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    addresses.follow(address);

    window.until(() -> !window.offered.isEmpty());
    assertThat(window.workspace.picture().photograph().get()).isNull();
  }

  @Test
  void aPhotographThatIsNotHereIsAskedForAndComparedWithTheAddress() throws IOException {
    addresses.follow(of("rocket") + "&photo-name=rocket.png&layer=conv2&unit=1");
    window.until(() -> !window.offered.isEmpty());
    assertThat(window.offered.get(0))
        .isEqualTo("This address shows a photograph that is not here: rocket.png.");
    assertThat(current).isSameAs(stand(Address.Place.TRAIN));

    window.target = QuietWindow.golden("rocket").toAbsolutePath().normalize();
    window.offerActions.get(0).run();

    window.until(() -> !explore().visits.isEmpty());
    assertThat(openFile()).isEqualTo(window.target);
    assertThat(remembered).containsExactly(window.target);
    assertThat(window.offered).hasSize(1);
  }

  @Test
  void anotherPhotographIsSaidToBeAnotherAndMayBeUsed() throws IOException {
    addresses.follow(of("rocket") + "&layer=conv2&unit=1");
    window.until(() -> !window.offered.isEmpty());

    window.target = QuietWindow.golden("flower").toAbsolutePath().normalize();
    window.offerActions.get(0).run();
    window.until(() -> window.offered.size() == 2);
    assertThat(window.offered.get(1)).startsWith("flower.png is another photograph");
    assertThat(window.workspace.picture().photograph().get()).isNull();

    window.offerActions.get(1).run();
    window.until(() -> !explore().visits.isEmpty());
    assertThat(openFile()).isEqualTo(window.target);
  }

  @Test
  void anAddressOfAModelThatIsNotHereIsRefusedAndRunsNothing() {
    addresses.follow("filterscope://explore?model=" + OTHER_SUM + "&model-name=theirs");

    window.until(() -> !window.problems.isEmpty());
    assertThat(keys()).containsExactly("address.no-model");
    assertThat(window.problems.get(0)).hasMessageContaining("theirs");
    assertThat(switches).isEmpty();
    assertThat(current).isSameAs(stand(Address.Place.TRAIN));
  }

  @Test
  void anotherModelAtHandIsOfferedAndUsedOnlyIfItIsWanted() throws IOException {
    Path models = Files.createDirectories(home.resolve("models"));
    Path file = models.resolve("mine.zip");
    SmallModel.write(SmallModel.create().network(), file);
    String sum = Sha256.of(file);

    addresses.follow("filterscope://explore?model=" + sum + "&layer=conv2&unit=1");

    window.until(() -> !window.offered.isEmpty());
    assertThat(window.offered.get(0)).contains("mine");
    assertThat(switches).isEmpty();

    window.offerActions.get(0).run();
    assertThat(switches).containsExactly(Optional.of(file));
    assertThat(explore().visits).isEmpty();

    use(sum);
    window.until(() -> !explore().visits.isEmpty());
  }

  @Test
  void anAddressWaitsForTheModel() {
    window.inUse.set(null);
    addresses.follow("filterscope://explore?layer=conv2&unit=1");
    assertThat(explore().visits).isEmpty();

    window.inUse.set(window.used);

    window.until(() -> !explore().visits.isEmpty());
  }

  @Test
  void whereNoModelCouldBeLoadedTheAddressSaysSo() {
    window.inUse.set(null);
    addresses.follow("filterscope://explore?layer=conv2&unit=1");

    isModelMissing.set(true);

    assertThat(keys()).containsExactly("address.no-network");
  }

  @Test
  void whatIsCopiedLeadsBack() throws IOException {
    View view =
        new View(new View.Unit("conv2", 3), new Seed.Cell(1, 2), null, null, null, null, null);
    Path file = home.resolve("included/included.png");
    open(file);
    current = explore();
    explore().view = view;

    addresses.copy();
    window.until(() -> !clipboard.isEmpty());
    addresses.follow(clipboard.get(0));

    window.until(() -> !explore().visits.isEmpty());
    assertThat(explore().visits).containsExactly(view);
    assertThat(clipboard.get(0))
        .contains("photo=" + Sha256.of(file), "photo-name=included.png", "model=" + SUM)
        .doesNotContain(home.toString());
  }

  @Test
  void aPastedPhotographIsLeftOutAndThatIsSaid() {
    window
        .workspace
        .picture()
        .show("pasted", () -> window.workspace.reader().read(QuietWindow.golden("cat")));
    window.until(() -> window.workspace.picture().photograph().get() != null);
    current = explore();

    addresses.copy();

    assertThat(clipboard)
        .containsExactly("filterscope://explore?model=" + SUM + "&model-name=small");
    assertThat(window.told.get(0)).contains("without the photograph");
  }

  private void use(String sum) {
    Model model = window.used.model();
    Model same =
        new Model(model.name(), model.network(), model.preparation(), model.labels(), 0, sum);
    window.inUse.set(new ModelInUse(same, new Inspector(window.engine, same)));
  }

  private void open(Path file) {
    window.workspace.picture().open(file);
    window.until(() -> window.workspace.picture().photograph().get() != null);
  }

  private static String of(String golden) throws IOException {
    return "filterscope://explore?photo=" + Sha256.of(QuietWindow.golden(golden));
  }

  private List<String> keys() {
    return window.problems.stream().map(problem -> ((Problem) problem).key()).toList();
  }

  private Path openFile() {
    Photograph shown = window.workspace.picture().photograph().get();
    return shown == null || shown.file() == null ? Path.of("none") : shown.file();
  }

  private Stand explore() {
    return stand(Address.Place.EXPLORE);
  }

  private Stand stand(Address.Place place) {
    return screens.stream().filter(screen -> screen.place == place).findFirst().orElseThrow();
  }
}
