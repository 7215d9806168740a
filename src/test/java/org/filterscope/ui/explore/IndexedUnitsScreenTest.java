package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.filterscope.figure.Contrast;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.projection.Seed;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.explore.wall.WallViewModel;
import org.filterscope.ui.export.Exporter;
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

/** Explore's window where an index knows two layers, by keyboard and mouse. */
@ExtendWith(ApplicationExtension.class)
class IndexedUnitsScreenTest {

  private static Model model;

  @TempDir static Path home;
  @TempDir Path folder;
  private QuietExplore window;
  private ExploreViewModel explore;
  private final SteadyRobot robot = new SteadyRobot();

  @BeforeAll
  static void collect() throws IOException {
    model = QuietExplore.builtIn();
    SampleIndex.collect(model, home, "conv3_3", "conv5_3");
  }

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietExplore(model, home, Session.FIRST, Platform::runLater);
    explore = new ExploreViewModel(window.bench);
    Exporter saving = new Exporter(window.workspace, Exporter.systemClip());
    stage.setScene(new Scene(new ExploreView(window.bench, explore, saving), 1280, 760));
    stage.show();
    window.workspace.picture().open(QuietExplore.golden("coffee"));
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void await() {
    untilTopIsShown();
  }

  @AfterEach
  void close() {
    robot.interact(explore::close);
    window.close();
  }

  @Test
  void aPairForEachTopPatchLeadsToItsPlace() {
    List<TopPatch> topPatches = explore.unit().topPatches().top().shown().get().unit().shown();
    List<Button> pairs = robot.all("#pairs .patch-button", Button.class);
    assertThat(pairs).hasSameSizeAs(topPatches);
    TopPatch topPatch = topPatches.get(topPatches.size() - 1);
    robot.interact(pairs.get(pairs.size() - 1)::fire);
    window.untilShown(() -> explore.choice().seed().get() instanceof Seed.Cell);

    assertThat(explore.photograph().photograph().get().file()).isEqualTo(topPatch.photograph());
    assertThat(explore.choice().seed().get())
        .isEqualTo(new Seed.Cell(topPatch.row(), topPatch.column()));
  }

  @Test
  void theWheelScrollsTheUnitAlsoOverItsPictures() {
    for (String picture : List.of("#map", "#projection")) {
      ScrollPane pane = robot.node(".unit-pane", ScrollPane.class);
      robot.interact(() -> pane.setVvalue(0));
      robot.interact(() -> turnWheelOver(robot.node(picture)));

      assertThat(pane.getVvalue()).as(picture).isPositive();
    }
  }

  @Test
  void noTextOfTheUnitIsCut() {
    robot.interact(() -> explore.choice().contrast().set(Contrast.PERCENTILE));
    window.untilShown(() -> robot.text("#projection-scale").contains("percentile"));

    Label scale = robot.node("#projection-scale", Label.class);
    assertThat(scale.getHeight()).isGreaterThanOrEqualTo(scale.prefHeight(scale.getWidth()));
  }

  @Test
  void whereNothingIsKnownALinkLeadsToFilters() {
    assertThat(robot.isVisible("#to-filters")).isFalse();
    robot.interact(() -> explore.choice().toLayer(layer("conv4_3")));

    assertThat(robot.isVisible("#pairs")).isFalse();
    assertThat(robot.node("#top-absence", Label.class).getText()).contains("conv4_3");
    robot.interact(robot.node("#to-filters", Hyperlink.class)::fire);
    assertThat(window.visitsToFilters)
        .singleElement()
        .satisfies(place -> assertThat(place.layer()).isEqualTo("conv4_3"));
  }

  @Test
  void theUnitIsShownLargeInFilters() {
    robot.interact(robot.node("#enlarge", Button.class)::fire);

    assertThat(window.visitsToFilters)
        .containsExactly(new UnitAddress("conv3_3", explore.choice().channel().get()));
  }

  @Test
  @SuppressWarnings("unchecked")
  void surpriseIsOfferedWhereTheLayerIsKnown() {
    ComboBox<WallViewModel.Order> order = robot.node("#order", ComboBox.class);
    assertThat(order.getItems()).contains(WallViewModel.Order.SURPRISE);
    robot.interact(() -> order.setValue(WallViewModel.Order.SURPRISE));
    assertThat(explore.wall().order().get()).isEqualTo(WallViewModel.Order.SURPRISE);

    robot.interact(() -> explore.choice().toLayer(layer("conv4_3")));
    assertThat(order.getItems()).doesNotContain(WallViewModel.Order.SURPRISE);
    assertThat(order.getValue()).isEqualTo(WallViewModel.Order.STRENGTH);
    assertThat(order.getTooltip().getText()).contains("has no patches for conv4_3");
  }

  @Test
  void aSilentUnitSaysHowStrongOthersMakeIt() {
    robot.interact(() -> explore.choice().toLayer(layer("conv5_3")));
    window.untilShown(() -> explore.statistics().at(layer("conv5_3")).isPresent());
    window.untilShown(() -> QuietExplore.isProjected(explore));
    int silent = QuietExplore.silentUnit(explore);
    robot.interact(() -> explore.choice().toUnit(silent));
    window.untilShown(() -> robot.isVisible("#silence"));

    assertThat(robot.node("#silence", Label.class).getText())
        .startsWith("conv5_3 / " + silent + " is zero everywhere on this photograph")
        .contains("\"samples\"");
  }

  @Test
  void theTopPatchesAreSavedAsAFigure() {
    window.target = folder.resolve("unit.png");
    robot.interact(() -> robot.node("#pairs .patch-button", Button.class).requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.S);
    window.untilShown(() -> Files.exists(folder.resolve("unit.png")) && !window.told.isEmpty());

    assertThat(window.askedFor.get(0)).startsWith("Save the top patches of conv3_3 / ");
  }

  private static void turnWheelOver(javafx.scene.Node picture) {
    Event.fireEvent(
        picture,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            20,
            20,
            20,
            20,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            -80,
            0,
            -80,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private void untilTopIsShown() {
    window.untilShown(
        () -> {
          TopPatches.Shown shown = explore.unit().topPatches().top().shown().get();
          return shown != null
              && !explore.unit().topPatches().stale().get()
              && !explore.unit().topPatches().top().busy().get()
              && shown.projected().size() == shown.unit().shown().size()
              && explore.statistics().at(explore.choice().layer().get()).isPresent();
        });
  }

  private static Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }
}
