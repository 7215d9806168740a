package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.filterscope.figure.PatchTile;
import org.filterscope.home.Session;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.control.MapWall;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.UnitAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Filters screen by keyboard and mouse, with the real model and a small index. */
@ExtendWith(ApplicationExtension.class)
class FiltersScreenTest {

  @TempDir static Path samples;
  @TempDir Path home;
  private final List<PatchLocation> visits = new CopyOnWriteArrayList<>();
  private final Person person = new Person();
  private QuietWindow window;
  private Stage shown;
  private Indexes indexes;
  private FiltersViewModel filters;
  private final SteadyRobot robot = new SteadyRobot();

  /** Answers what the screen asks. */
  private static final class Person implements Questions {
    private Optional<String> name = Optional.empty();
    private boolean isToDelete;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Override
    public Optional<String> name(NameQuestion question) {
      asked.add("name " + question.before());
      return name;
    }

    @Override
    public boolean confirm(Confirmation question) {
      assertThat(question.keys()).isEqualTo("filters.index.delete.");
      asked.add("delete " + question.subject());
      return isToDelete;
    }
  }

  @BeforeAll
  static void collect() throws IOException {
    SampleIndex.collect(QuietWindow.builtIn(), samples, "conv1_2", "conv2_2");
  }

  @Start
  void show(Stage stage) throws IOException {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Path own = Files.createDirectory(home.resolve("indexes"));
    Files.copy(samples.resolve("indexes/samples.sqlite"), own.resolve("samples.sqlite"));
    window = new QuietWindow(QuietWindow.builtIn(), home, Session.FIRST, Platform::runLater);
    indexes =
        new Indexes(
            window.workspace, window.engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    filters =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, visits::add);
    Exporter saving = new Exporter(window.workspace, Exporter.systemClip());
    stage.setScene(new Scene(new FiltersView(filters, saving, person), 1280, 760));
    stage.show();
    shown = stage;
    filters.look(true);
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void await() {
    window.untilShown(() -> filters.patches().get() != null);
  }

  @AfterEach
  void close() {
    robot.interact(filters::close);
    robot.interact(indexes::close);
    window.close();
  }

  @Test
  void ofALayerThatTheIndexDoesNotKnowTheScreenSaysSo() {
    assertThat(robot.isVisible("#units")).isFalse();
    assertThat(text("#no-units-text")).startsWith("This index has no patches for conv3_3");
  }

  @Test
  void aPatchOfAUnitOnTheWallLeadsToItsPlaceInExplore() {
    chooseLayer("conv2_2");
    MapWall wall = robot.node("#units", MapWall.class);
    assertThat(wall.isVisible()).isTrue();
    window.untilShown(() -> !wall.inView().isEmpty() && isPainted(wall.inView().get(0)));
    robot.interact(wall::requestFocus);
    robot.type(KeyCode.HOME).type(KeyCode.RIGHT).type(KeyCode.RIGHT);
    assertThat(text("#unit-title")).isEqualTo("conv2_2 / 2");
    untilTopIsShown();

    TopPatches.Shown shown = filters.top().shown().get();
    List<Button> pairs = robot.all("#pairs .patch-button", Button.class);
    assertThat(pairs).hasSameSizeAs(shown.unit().shown()).isNotEmpty();
    robot.interact(pairs.get(1)::fire);
    assertThat(visits).containsExactly(PatchLocation.to(shown.unit().shown().get(1)));
    assertThat(visits.get(0).layer()).isEqualTo("conv2_2");
    assertThat(visits.get(0).channel()).isEqualTo(2);
    assertThat(visits.get(0).photograph()).exists();
  }

  @Test
  void whoIsSentToAUnitFindsItSelected() {
    robot.interact(() -> filters.visit(new UnitAddress("conv2_2", 100)));
    window.untilShown(() -> filters.choice().unit().get() == 100 && !filters.isStale());
    assertThat(text("#unit-title")).isEqualTo("conv2_2 / 100");
    MapWall wall = robot.node("#units", MapWall.class);
    assertThat(FxThread.call(wall::inView)).contains(100);

    robot.interact(() -> filters.visit(new UnitAddress("conv2_2", 7)));
    assertThat(text("#unit-title")).isEqualTo("conv2_2 / 7");
  }

  /** The window at its smallest, without the rail. */
  @Test
  void inANarrowWindowTwoUnitsHangSideBySideAndTheOneChosenStaysInView() {
    robot.interact(() -> filters.visit(new UnitAddress("conv2_2", 100)));
    window.untilShown(() -> !filters.isStale() && filters.patches().get() != null);
    MapWall wall = robot.node("#units", MapWall.class);
    window.untilShown(() -> wall.inView().contains(100));
    robot.interact(() -> shown.setWidth(1024));
    window.untilShown(() -> wall.getWidth() < 500);

    assertThat(
            robot.all(".map-tile", Region.class).stream()
                .filter(Region::isVisible)
                .map(Region::getLayoutX)
                .distinct())
        .hasSize(2);
    assertThat(FxThread.call(wall::inView)).contains(100);
  }

  @Test
  void enterOnTheWallOpensTheUnitsStrongestPatch() {
    chooseLayer("conv2_2");
    robot.interact(() -> robot.node("#units").requestFocus());
    robot.type(KeyCode.HOME).type(KeyCode.ENTER);

    UnitPatches first = filters.patches().get().units().get(0);
    assertThat(visits).containsExactly(PatchLocation.to(first.shown().get(0)));
  }

  @Test
  void shiftF10OpensTheMenuOfTheWall() {
    chooseLayer("conv2_2");
    robot.interact(() -> robot.node("#units").requestFocus());
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);

    ContextMenu menu =
        robot.listWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .map(ContextMenu.class::cast)
            .findAny()
            .orElseThrow();
    assertThat(menu.getOwnerNode().getId()).isEqualTo("units");
    robot.interact(menu::hide);
  }

  @Test
  void anIndexIsRenamedAndOnlyDeletedOnceThatIsConfirmed() {
    choose(1);
    assertThat(person.asked).containsExactly("name samples");
    assertThat(home.resolve("indexes").resolve("samples.sqlite")).exists();

    person.name = Optional.of("other");
    choose(1);
    window.untilShown(() -> indexes.open().get() != null && chosen().equals("other"));
    assertThat(home.resolve("indexes").resolve("other.sqlite")).exists();

    choose(2);
    assertThat(person.asked).last().isEqualTo("delete other");
    assertThat(home.resolve("indexes").resolve("other.sqlite")).exists();

    person.isToDelete = true;
    choose(2);
    window.untilShown(() -> indexes.all().isEmpty());
    assertThat(Files.exists(home.resolve("indexes").resolve("other.sqlite"))).isFalse();
    assertThat(text("#no-units-text")).startsWith("Index a folder of photographs");
    assertThat(robot.isVisible("#invite")).isTrue();
  }

  /** One of what can be done with the index: continue, rename, delete. */
  private void choose(int item) {
    robot.interact(() -> robot.node("#index-more", MenuButton.class).getItems().get(item).fire());
  }

  private String chosen() {
    return indexes.chosen().get() == null ? "" : indexes.chosen().get().name();
  }

  @SuppressWarnings("unchecked")
  private void chooseLayer(String name) {
    ListView<Node> layers = robot.node("#layers", ListView.class);
    robot.interact(
        () ->
            layers
                .getSelectionModel()
                .select(window.used.model().network().find(name).orElseThrow()));
    window.untilShown(() -> filters.patches().get().layer().name().equals(name));
  }

  /** Whether all of a unit's patches and projections are on its tile. */
  private boolean isPainted(int unit) {
    PatchTile tile = filters.tiles().tile();
    if (tile == null) {
      return false;
    }
    int[] argb = new int[tile.height() * tile.width(true)];
    filters.tiles().paint(unit, true, argb);
    int[] before = new int[argb.length];
    tile.paint(null, null, true, before);
    int changed = 0;
    for (int i = 0; i < argb.length; i++) {
      changed += argb[i] == before[i] ? 0 : 1;
    }
    int slots = 2 * filters.patches().get().units().get(unit).shown().size();
    return changed > slots * tile.slot() * tile.slot() / 2;
  }

  private void untilTopIsShown() {
    window.untilShown(
        () -> {
          TopPatches.Shown shown = filters.top().shown().get();
          return shown != null
              && shown.unit().statistics().channel() == filters.choice().unit().get()
              && !filters.top().busy().get()
              && shown.projected().size() == shown.unit().shown().size();
        });
  }

  private String text(String id) {
    return robot.node(id, Label.class).getText();
  }
}
