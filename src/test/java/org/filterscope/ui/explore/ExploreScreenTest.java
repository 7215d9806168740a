package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.png.PngDirectory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.filterscope.activation.Peak;
import org.filterscope.figure.Contrast;
import org.filterscope.home.Session;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.NumpyFile;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.unit.PaintedProjection;
import org.filterscope.ui.explore.wall.WallViewModel;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.NumberFormats;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The screen by keyboard and mouse, with the real model and a photograph. */
@ExtendWith(ApplicationExtension.class)
class ExploreScreenTest {

  private static Model model;

  @TempDir static Path home;
  @TempDir Path folder;
  private QuietExplore window;
  private ExploreViewModel explore;
  private final SteadyRobot robot = new SteadyRobot();

  @BeforeAll
  static void load() {
    model = QuietExplore.builtIn();
  }

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietExplore(model, home, Session.FIRST, Platform::runLater);
    explore = new ExploreViewModel(window.bench);
    Exporter saving =
        new Exporter(
            window.bench.workspace(),
            new Exporter.Clip() {
              @Override
              public void picture(Picture picture) {
                throw new AssertionError("nothing is copied here");
              }

              @Override
              public void text(String text) {
                throw new AssertionError("nothing is copied here");
              }
            });
    stage.setScene(new Scene(new ExploreView(window.bench, explore, saving), 1280, 760));
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void openCoffee() {
    open(QuietExplore.golden("coffee"));
  }

  @AfterEach
  void close() {
    robot.interact(explore::close);
    window.close();
  }

  @Test
  void arrowsOnTheWallGoFromUnitToUnit() {
    focus("#wall");
    robot.type(KeyCode.HOME);
    untilProjected();
    robot.type(KeyCode.RIGHT);
    untilProjected();

    assertThat(text("#unit-title")).isEqualTo("conv3_3 / 1");
    assertThat(projection().channel()).isEqualTo(1);
  }

  @Test
  void keysOnAClassLeadToHowItCameAbout() {
    robot.interact(() -> robot.lookup(".class-row").query().requestFocus());
    robot.type(KeyCode.S);
    robot.type(KeyCode.D);

    int cup = explore.photograph().inspection().get().classes().get(0).index();
    assertThat(window.classes).containsExactly("softmax of " + cup, "contributions to " + cup);
  }

  @Test
  void pageDownShowsTheNextLayer() {
    focus("#wall");
    robot.type(KeyCode.PAGE_DOWN);
    untilProjected();

    assertThat(text("#unit-title")).startsWith("pool3 / ");
    robot.type(KeyCode.PAGE_UP);
    untilProjected();
    assertThat(text("#unit-title")).startsWith("conv3_3 / ");
  }

  @Test
  void theModeGoesOnWithM() {
    focus("#wall");
    robot.type(KeyCode.M);
    untilProjected();

    assertThat(robot.node("#mode-guided", ToggleButton.class).isSelected()).isTrue();
    assertThat(text("#projection-label")).startsWith("Guided");
  }

  @Test
  void arrowsLeadFromModeToModeAndFromCellToMap() {
    focus("#mode-deconvnet");
    robot.type(KeyCode.RIGHT);
    untilProjected();
    assertThat(projection().mode()).isEqualTo(Mode.GUIDED);

    focus("#seed-cell");
    robot.type(KeyCode.RIGHT);
    untilProjected();
    assertThat(projection().seed()).isInstanceOf(Seed.WholeMap.class);
  }

  @Test
  void shiftF10OpensTheMenuOfWhatHasTheFocus() throws Exception {
    window.target = folder.resolve("m.npy");
    focus("#map");
    robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
    ContextMenu menu =
        robot.listWindows().stream()
            .filter(ContextMenu.class::isInstance)
            .map(ContextMenu.class::cast)
            .findAny()
            .orElseThrow();
    assertThat(menu.getOwnerNode().getId()).isEqualTo("map");
    robot.interact(() -> menu.getItems().get(0).fire());
    window.untilShown(() -> Files.exists(folder.resolve("m.npy")) && !window.told.isEmpty());

    NumpyFile.Array saved = NumpyFile.read(Files.readAllBytes(folder.resolve("m.npy")));
    assertThat(saved.shape()).containsExactly(56, 56);
  }

  @Test
  void contrastMakesAPercentileFullColourAndSaysSo() {
    assertThat(robot.node("#projection-scale", Label.class).getText()).doesNotContain("percentile");

    robot.interact(robot.node("#contrast", ToggleButton.class)::fire);
    window.untilShown(
        () -> explore.unit().unit().projection().get().contrast() == Contrast.PERCENTILE);

    assertThat(robot.node("#projection-scale", Label.class).getText()).contains("99th percentile");
    PaintedProjection shown = explore.unit().unit().projection().get();
    assertThat(shown.fullColour())
        .isPositive()
        .isLessThan(((Projection) shown.projected()).largest());
  }

  @Test
  void aProjectionIsFrozenWithF() {
    focus("#wall");
    assertThat(robot.isVisible("#frozen")).isFalse();
    robot.type(KeyCode.F);

    assertThat(robot.isVisible("#frozen")).isTrue();
    assertThat(explore.unit().frozen().kept()).hasSize(1);
  }

  @Test
  void theCellThatIsLookedAtLeadsToItsArithmeticWithA() {
    focus("#wall");
    robot.type(KeyCode.A);

    Peak peak = explore.unit().unit().map().get().peak();
    assertThat(window.arithmetics)
        .containsExactly(
            new CellAddress(
                "conv3_3", explore.choice().channel().get(), peak.row(), peak.column()));
  }

  @Test
  void aFrozenProjectionNamesUnitPhotographAndMode() {
    int unit = explore.choice().channel().get();
    focus("#wall");
    robot.type(KeyCode.F);
    assertThat(robot.all("#frozen .frozen-caption", Label.class))
        .extracting(Label::getText)
        .containsExactly("conv3_3 / " + unit, "coffee.png", "Deconvnet");
  }

  @Test
  void anOlderProjectionIsDimmedAndDoesNotSpeakUnderAnotherUnitsName() {
    FxThread.run(
        () -> {
          explore.choice().to(model.network().find("conv3_2").orElseThrow(), 7);
          for (String id : List.of("#projection", "#map", "#wall")) {
            Node shown = robot.lookup(id).query();
            assertThat(shown.getPseudoClassStates())
                .as(id)
                .contains(PseudoClass.getPseudoClass("stale"));
            shown.applyCss();
            assertThat(shown.getOpacity()).as(id).isLessThan(0.5);
          }
          assertThat(robot.lookup("#unit-title").queryLabeled().getText()).isEqualTo("conv3_2 / 7");
          assertThat(robot.lookup("#projection-label").queryLabeled().getText())
              .isEqualTo("Projecting conv3_2 / 7\u2026");
          assertThat(robot.lookup("#projection-scale").queryLabeled().getText()).isEmpty();
        });
    untilProjected();
    assertThat(robot.node("#projection").getOpacity()).isEqualTo(1);
    assertThat(text("#projection-label")).isEqualTo("Deconvnet projection of the strongest cell");
  }

  @Test
  void aClickEnlargesTheProjectionAndEscapeEndsIt() {
    Picture shown = robot.node("#projection", PicturePane.class).pictureProperty().get();
    robot.clickOn("#projection");
    PicturePane large = robot.node("#enlarged", PicturePane.class);
    assertThat(large.pictureProperty().get()).isSameAs(shown);
    assertThat(FxThread.call(large::getHeight)).isGreaterThan(500);
    robot.type(KeyCode.ESCAPE);
    assertThat(robot.find("#enlarged")).isEmpty();
    assertThat(focused().getId()).isEqualTo("projection");
  }

  @Test
  void aCellOfTheEnlargedMapIsChosen() {
    focus("#map");
    robot.type(KeyCode.ENTER);
    robot.clickOn("#enlarged");
    assertThat(explore.choice().seed().get()).isInstanceOf(Seed.Cell.class);
    assertThat(robot.find("#enlarged")).isPresent();
  }

  @Test
  void mapAndProjectionUseTheColumn() {
    for (String id : List.of("#map", "#projection")) {
      PicturePane pane = robot.node(id, PicturePane.class);
      assertThat(FxThread.call(pane::getHeight)).as(id).isGreaterThan(250);
      assertThat(FxThread.call(pane::getWidth)).as(id).isGreaterThan(290);
    }
  }

  @Test
  void nothingOfTheLeftColumnIsCutInASmallWindow() {
    Bounds overview =
        inASmallWindow(
            () -> {
              Node glance = robot.lookup("#glance").query();
              return glance.localToScene(glance.getLayoutBounds());
            });
    assertThat(overview.getMaxY()).isLessThan(614);
  }

  @Test
  void inASmallWindowTheLayersNameIsSeenAsAWhole() {
    robot.interact(
        () -> explore.choice().to(model.network().find("head_features").orElseThrow(), 0));
    Label name = robot.node(".wall-title", Label.class);
    double missing = inASmallWindow(() -> name.prefWidth(-1) - name.getWidth());

    assertThat(name.getText()).isEqualTo("head_features");
    assertThat(missing).isLessThanOrEqualTo(0.5);
  }

  /** What 1100 x 700 leave beside the rail and between the bars. */
  private <T> T inASmallWindow(Callable<T> looked) {
    Region screen = (Region) robot.node(".explore");
    return FxThread.call(
        () -> {
          screen.resize(1024, 614);
          screen.applyCss();
          screen.layout();
          return looked.call();
        });
  }

  /** So that the classes and layers do not move when it comes. */
  @Test
  void theLineThatSaysThatNoClassFitsWellIsKeptFree() {
    Label unsure = robot.node("#unsure", Label.class);
    double above = FxThread.call(() -> unsure.getLayoutY() + unsure.getHeight());

    assertThat(unsure.isVisible()).isFalse();
    assertThat(FxThread.call(unsure::getHeight)).isGreaterThan(10);
    assertThat(FxThread.call(() -> robot.lookup(".class-row").query().getParent().getLayoutY()))
        .isGreaterThanOrEqualTo(above);
  }

  @Test
  void underMapsInTheOrderOfStrengthStandTheirValues() {
    robot.interact(() -> explore.wall().order().set(WallViewModel.Order.STRENGTH));
    MapsOfLayer maps = explore.layer().maps().get();
    int strongest = maps.byStrength()[0];
    robot.interact(() -> explore.choice().toUnit(strongest));
    assertThat(robot.all(".map-tile-caption", Label.class))
        .extracting(Label::getText)
        .contains(strongest + "   " + NumberFormats.of(maps.peaks()[strongest].value()));
  }

  @Test
  void aClassHasTheSameShareOfItsBarEverywhere() {
    int cup = explore.photograph().inspection().get().classes().get(0).index();
    double probability = explore.photograph().inspection().get().classes().get(0).probability();
    assertThat(filled(".classes .share-bar")).isCloseTo(probability, within(0.02));
    robot.interact(() -> explore.chooseClass(cup));
    untilProjected();
    assertThat(filled("#bars .share-bar")).isCloseTo(probability, within(0.02));
  }

  /** How much of the first bar is filled. */
  private double filled(String bars) {
    return FxThread.call(
        () -> {
          Region bar = robot.lookup(bars).queryAs(Region.class);
          Region filled = (Region) bar.lookup(".bar-filled");
          return filled.getWidth() / bar.getWidth();
        });
  }

  @Test
  void whatIsSavedOfTheWallSaysItsScale() throws Exception {
    window.target = folder.resolve("w.png");
    focus("#wall");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("w.png")) && !window.told.isEmpty());
    assertThat(descriptions(folder.resolve("w.png")))
        .anyMatch(
            text ->
                text.contains(
                    "coffee.png, conv3_3: colours viridis, each map on a scale of its own"));
  }

  @Test
  void whatIsSavedOfFrozenProjectionsSaysTheScaleOfEach() throws Exception {
    robot.interact(() -> explore.choice().contrast().set(Contrast.PERCENTILE));
    window.untilShown(
        () -> explore.unit().unit().projection().get().contrast() == Contrast.PERCENTILE);
    focus("#wall");
    robot.type(KeyCode.F);
    window.target = folder.resolve("f.png");
    focus(".frozen-picture");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("f.png")) && !window.told.isEmpty());
    assertThat(descriptions(folder.resolve("f.png")))
        .anyMatch(
            text -> text.contains("coffee.png, conv3_3 / ") && text.contains("99th percentile"));
  }

  private static List<String> descriptions(Path file) throws Exception {
    List<String> texts = new ArrayList<>();
    for (PngDirectory directory :
        ImageMetadataReader.readMetadata(file.toFile()).getDirectoriesOfType(PngDirectory.class)) {
      directory.getTags().forEach(tag -> texts.add(String.valueOf(tag.getDescription())));
    }
    return texts;
  }

  @Test
  void theMapIsLaidOverTheInputWithO() {
    focus("#wall");
    robot.type(KeyCode.O);
    window.untilShown(
        () ->
            explore.unit().mapPicture().painted().get() != null
                && explore.unit().mapPicture().painted().get().isOverlay());

    assertThat(robot.node("#map", PicturePane.class).pictureProperty().get().width())
        .isEqualTo(224);
  }

  @Test
  void aUnitIsReachedByItsNumber() {
    focus("#wall");
    robot.type(KeyCode.G);
    robot.write("42").type(KeyCode.ENTER);
    untilProjected();

    assertThat(text("#unit-title")).isEqualTo("conv3_3 / 42");
  }

  @Test
  void lettersInTheFieldForNumbersAreNoCommands() {
    focus("#jump");
    robot.write("fmo");

    assertThat(explore.unit().frozen().kept()).isEmpty();
    assertThat(explore.unit().overlay().get()).isFalse();
  }

  @Test
  void aSilentUnitGivesItsReason() {
    robot.interact(() -> explore.choice().to(model.network().find("conv5_3").orElseThrow(), 0));
    untilProjected();
    int silent = QuietExplore.silentUnit(explore);
    robot.interact(() -> explore.choice().toUnit(silent));
    untilProjected();

    assertThat(robot.isVisible("#silence")).isTrue();
    assertThat(text("#silence"))
        .startsWith("conv5_3 / " + silent + " is zero everywhere on this photograph");

    robot.interact(robot.node("#compare-toggle", ToggleButton.class)::fire);
    FxThread.untilLaidOut();
    Label inTile = robot.node(".compare-side .empty-hint", Label.class);
    double missing =
        inASmallWindow(
            () -> inTile.prefHeight(inTile.getWidth()) - ((Region) inTile.getParent()).getHeight());
    assertThat(missing).as("what is cut of the reason in the small tile").isNotPositive();
    assertThat(inTile.getTooltip().getText()).isEqualTo(text("#silence"));
  }

  @Test
  void theProjectionIsSavedAsItWasComputed() throws Exception {
    window.target = folder.resolve("p.npy");
    focus("#projection");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("p.npy")) && !window.told.isEmpty());

    NumpyFile.Array saved = NumpyFile.read(Files.readAllBytes(folder.resolve("p.npy")));
    assertThat(saved.shape()).containsExactly(224, 224, 3);
    assertThat(saved.floats()).isEqualTo(projection().onCanvas(224, 224));
    assertThat(window.told).containsExactly("Saved as p.npy.");
    assertThat(window.askedFor.get(0))
        .isEqualTo(
            "Save the projection of conv3_3 / "
                + projection().channel()
                + "|coffee-conv3_3-"
                + projection().channel()
                + "-deconvnet");
  }

  @Test
  void theProjectionIsSavedAsItIsShown() throws Exception {
    window.target = folder.resolve("p.png");
    focus("#projection");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("p.png")) && !window.told.isEmpty());

    BufferedImage saved = ImageIO.read(folder.resolve("p.png").toFile());
    Picture shown = robot.node("#projection", PicturePane.class).pictureProperty().get();
    assertThat(saved.getRGB(0, 0, saved.getWidth(), saved.getHeight(), null, 0, saved.getWidth()))
        .isEqualTo(shown.argb());
  }

  @Test
  void theMapIsSavedWhereItHasTheFocus() throws Exception {
    window.target = folder.resolve("m.npy");
    focus("#map");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("m.npy")) && !window.told.isEmpty());

    NumpyFile.Array saved = NumpyFile.read(Files.readAllBytes(folder.resolve("m.npy")));
    assertThat(saved.shape()).containsExactly(56, 56);
    assertThat(saved.floats()).isEqualTo(explore.unit().unit().map().get().map().values());
  }

  @Test
  void theWallIsSavedWithAllItsMaps() throws Exception {
    window.target = folder.resolve("w.npy");
    focus("#wall");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("w.npy")) && !window.told.isEmpty());

    NumpyFile.Array saved = NumpyFile.read(Files.readAllBytes(folder.resolve("w.npy")));
    assertThat(saved.shape()).containsExactly(256, 56, 56);
    assertThat(saved.floats()).isEqualTo(explore.layer().maps().get().maps().values());
  }

  @Test
  void aCorruptPictureLeavesThePreviousOneInView() throws IOException {
    Path corrupt = Files.writeString(folder.resolve("corrupt.jpg"), "this is no picture");
    robot.interact(() -> window.bench.workspace().picture().open(corrupt));
    window.untilShown(() -> !window.problems.isEmpty());

    assertThat(window.problems.get(0)).hasMessageContaining("corrupt.jpg");
    assertThat(explore.photograph().photograph().get().name()).isEqualTo("coffee.png");
    focus("#wall");
    robot.type(KeyCode.HOME);
    untilProjected();
    assertThat(text("#unit-title")).isEqualTo("conv3_3 / 0");
  }

  @Test
  void theKeyboardAloneReachesEverything() {
    robot.interact(() -> explore.comparison().isOpen().set(true));
    Set<String> reached = new LinkedHashSet<>();
    Set<Node> seen = new HashSet<>();
    focus("#photograph");
    for (Node focused = focused(); seen.add(focused); focused = focused()) {
      if (focused.getId() != null) {
        reached.add(focused.getId());
      }
      String name =
          focused.getAccessibleText() != null
              ? focused.getAccessibleText()
              : focused instanceof Labeled labeled ? labeled.getText() : "";
      assertThat(name).as("name of " + focused).isNotEmpty();
      robot.type(KeyCode.TAB);
    }

    assertThat(reached)
        .contains(
            "photograph",
            "input",
            "layers",
            "glance",
            "order",
            "scaling",
            "colours",
            "jump",
            "compare-toggle",
            "wall",
            "freeze",
            "overlay",
            "map",
            "what",
            "close-up",
            "projection",
            "kernels",
            "compare-open");
  }

  private void open(Path file) {
    robot.interact(() -> window.bench.workspace().picture().open(file));
    window.untilShown(() -> explore.photograph().photograph().get() != null);
    untilProjected();
  }

  private void untilProjected() {
    window.untilShown(() -> QuietExplore.isProjected(explore));
  }

  private void focus(String id) {
    robot.interact(() -> robot.node(id).requestFocus());
  }

  private Node focused() {
    return robot.node(".explore").getScene().getFocusOwner();
  }

  private String text(String id) {
    return robot.node(id, Label.class).getText();
  }

  private Projection projection() {
    return (Projection) explore.unit().unit().projection().get().projected();
  }
}
