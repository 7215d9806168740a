package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.filterscope.figure.Drawings;
import org.filterscope.home.Session;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.NumpyFile;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.explore.why.WhyPart;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** "Why?" with nothing but the keyboard, with a small network. */
@ExtendWith(ApplicationExtension.class)
class WhyScreenTest {

  @TempDir static Path home;
  @TempDir Path folder;
  private QuietExplore window;
  private ExploreViewModel explore;
  private ExploreView view;
  private ExportMenu menu;
  private final SteadyRobot robot = new SteadyRobot();
  private final List<Picture> copied = new CopyOnWriteArrayList<>();

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietExplore(SmallModel.create(), home, Session.FIRST, Platform::runLater);
    explore = new ExploreViewModel(window.bench);
    Exporter saving =
        new Exporter(
            window.bench.workspace(),
            new Exporter.Clip() {
              @Override
              public void picture(Picture picture) {
                copied.add(picture);
              }

              @Override
              public void text(String text) {
                throw new AssertionError("pictures are copied here");
              }
            });
    menu = new ExportMenu(window.workspace.words(), saving);
    view = new ExploreView(window.bench, explore, saving);
    stage.setScene(new Scene(view, 1280, 760));
    stage.show();
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void openCat() {
    robot.interact(() -> window.workspace.picture().open(QuietExplore.golden("cat")));
    window.untilShown(() -> QuietExplore.isProjected(explore));
  }

  @AfterEach
  void close() {
    robot.interact(view::close);
    robot.interact(explore::close);
    window.close();
  }

  @Test
  void aClassIsExplainedInFivePartsAndEscapeGoesBack() {
    robot.interact(() -> robot.lookup(".class-row").query().requestFocus());
    robot.type(KeyCode.Y);
    String likeliest = explore.photograph().inspection().get().classes().get(0).label();
    assertThat(robot.text("#why-title")).isEqualTo("Why " + likeliest + "?");
    assertThat(robot.find("#wall")).isEmpty();

    for (WhyPart part : WhyPart.values()) {
      robot.interact(() -> explore.why().part().set(part));
      window.untilShown(() -> window.workspace.jobs().running().isEmpty());
      assertAllIsReachable();
    }
    robot.focus("#why-random");
    robot.focus("#random-start");
    robot.type(KeyCode.SPACE);
    window.untilShown(() -> robot.isVisible("#random-verdict"));
    assertThat(robot.text("#random-verdict")).contains("rank correlation");

    robot.type(KeyCode.ESCAPE);
    assertThat(robot.find("#why-title")).isEmpty();
    assertThat(robot.isVisible("#wall")).isTrue();
  }

  @Test
  void nobodyIsToldToCoverThePhotographWhileItIsCovered() {
    robot.focus("#wall");
    robot.type(KeyCode.Y);
    assertThat(written()).contains("Press \"Cover the photograph\".");

    robot.interact(
        () -> {
          robot.node("#cover-start", Button.class).fire();
          assertThat(written()).doesNotContain("Press \"Cover the photograph\".");
        });
  }

  private List<String> written() {
    return robot.all("#why .label", Label.class).stream().map(Label::getText).toList();
  }

  @Test
  void theChosenUnitIsCoveredByASquareAndByHandAndTheMapIsSaved() throws Exception {
    robot.focus("#wall");
    robot.type(KeyCode.Y);
    int unit = explore.choice().channel().get();
    String name = explore.choice().layer().get().name() + " / " + unit;
    assertThat(robot.text("#why-title")).isEqualTo("Why does " + name + " respond?");

    robot.focus("#cover-start");
    robot.type(KeyCode.SPACE);
    window.untilShown(
        () ->
            window.workspace.jobs().running().isEmpty()
                && robot.all("#cover-legend .label", Label.class).size() > 0);
    window.target = folder.resolve("total.npy");
    robot.focus("#cover-total");
    robot.press(KeyCode.SHORTCUT).type(KeyCode.S).release(KeyCode.SHORTCUT);
    window.untilShown(() -> Files.exists(folder.resolve("total.npy")) && !window.told.isEmpty());
    assertThat(NumpyFile.read(Files.readAllBytes(folder.resolve("total.npy"))).shape())
        .containsExactly(3, 3);

    robot.focus("#mask-picture");
    robot.type(KeyCode.LEFT, KeyCode.SPACE);
    window.untilShown(() -> robot.isVisible("#before-after"));
    robot.type(KeyCode.DELETE);
    assertThat(robot.isVisible("#before-after")).isFalse();
    assertThat(window.problems).isEmpty();
  }

  @Test
  void barsCurveAndCorrelationsAreSavedAndCopiedAsPictures() throws Exception {
    robot.interact(() -> explore.why().openForClass(1));
    robot.interact(() -> explore.why().part().set(WhyPart.SWITCHED_OFF));
    window.untilShown(() -> robot.isVisible("#before-after"));
    saveAndCopy("#before-after", "bars");
    assertThat(written("bars", "cat.png: the answer with 0", "probability, %", "before", "other"))
        .isEmpty();

    window.target = QuietExplore.golden("cat").getParent();
    robot.interact(() -> ((Spinner<?>) robot.node("#curve-most")).decrement(100));
    robot.interact(robot.node("#curve-start", Button.class)::fire);
    window.untilShown(() -> robot.isVisible("#curve-chart"));
    saveAndCopy("#curve-chart", "curve");
    assertThat(written("curve", "More and more units", "units switched off", "random")).isEmpty();

    robot.interact(() -> explore.why().part().set(WhyPart.RANDOM));
    robot.interact(robot.node("#random-start", Button.class)::fire);
    window.untilShown(() -> robot.isVisible("#random-verdict"));
    saveAndCopy("#random-steps", "correlations");
    assertThat(written("correlations", "rank correlation", "lowest random layer", "Deconvnet"))
        .isEmpty();
  }

  private void saveAndCopy(String id, String name) {
    window.target = folder.resolve(name + ".png");
    window.told.clear();
    robot.interact(() -> menu.save(robot.node(id), Optional::empty));
    window.untilShown(() -> !window.told.isEmpty());
    copied.clear();
    robot.interact(() -> menu.copy(robot.node(id), Optional::empty));
    window.untilShown(() -> !copied.isEmpty());
    assertThat(copied.get(0).argb())
        .isEqualTo(new PictureReader().read(folder.resolve(name + ".png")).argb());
  }

  /** Which texts a saved picture lacks. */
  private List<String> written(String name, String... texts) {
    Picture picture = new PictureReader().read(folder.resolve(name + ".png"));
    assertThat(picture.argb()[0]).isEqualTo(0xFFFFFFFF);
    return Stream.of(texts).filter(text -> !Drawings.has(picture, text)).toList();
  }

  private void assertAllIsReachable() {
    Scene scene = view.getScene();
    robot.interact(() -> FocusWalk.focusable(scene).get(0).requestFocus());
    FocusWalk walk = FocusWalk.through(scene);
    // A spinner itself has the focus while its editor is typed into.
    assertThat(walk.forward())
        .containsExactlyInAnyOrderElementsOf(
            walk.focusable().stream()
                .filter(node -> !(node.getParent() instanceof Spinner))
                .toList());
    assertThat(walk.forward()).allSatisfy(node -> assertThat(FocusWalk.name(node)).isNotEmpty());
  }
}
