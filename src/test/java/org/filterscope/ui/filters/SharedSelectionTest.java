package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchTile;
import org.filterscope.home.Session;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.unit.TopPatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unit looked at, from screen to screen, from session to session, and while an index changes.
 */
class SharedSelectionTest {

  @TempDir Path home;
  private QuietWindow window;
  private Indexes indexes;
  private FiltersViewModel filters;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() throws IOException {
    SampleIndex.collect(SmallModel.create(), home);
    start(Session.FIRST.withUnit("conv2", 7, "GUIDED", "PERCENTILE"));
  }

  @AfterEach
  void close() {
    filters.close();
    indexes.close();
    window.close();
  }

  @Test
  void theUnitOfTheLastSessionIsShown() {
    untilRead("conv2");

    assertThat(filters.choice().unit().get()).isEqualTo(7);
    assertThat(filters.choice().mode().get()).isEqualTo(Mode.GUIDED);
    assertThat(filters.choice().contrast().get()).isEqualTo(Contrast.PERCENTILE);
  }

  @Test
  void theUnitOfTheScreenBeforeIsShown() {
    untilRead("conv2");
    filters.look(false);
    window.workspace.session().change(s -> s.withUnit("conv3_1", 11, "DECONVNET", "LARGEST"));
    filters.look(true);
    untilRead("conv3_1");

    assertThat(filters.choice().unit().get()).isEqualTo(11);
    assertThat(filters.choice().mode().get()).isEqualTo(Mode.DECONVNET);
  }

  @Test
  void whatIsChosenHereIsChosenForOtherScreens() {
    filters.choice().to(layer("conv3_2"), 4);
    filters.choice().contrast().set(Contrast.LARGEST);

    Session.Explored kept = window.workspace.session().get().explored();
    assertThat(kept.layer()).isEqualTo("conv3_2");
    assertThat(kept.unit()).isEqualTo(4);
    assertThat(kept.contrast()).isEqualTo("LARGEST");
  }

  @Test
  void whileAnotherScreenIsInViewThatOneChooses() {
    untilRead("conv2");
    filters.look(false);
    filters.choice().unit().set(2);

    assertThat(window.workspace.session().get().explored().unit()).isEqualTo(7);
  }

  @Test
  void aLayerThatWasLookedAtBeforeShowsTheSameUnitAgain() {
    filters.choice().layer().set(layer("conv3_1"));
    untilRead("conv3_1");
    filters.choice().layer().set(layer("conv2"));

    assertThat(filters.choice().unit().get()).isEqualTo(7);
  }

  @Test
  void anIndexThatIsRenamedShowsTheSameUnit() {
    untilRead("conv2");

    indexes.rename(indexes.chosen().get(), "other");
    window.until(() -> indexes.open().get() != null && isNamed("other"));
    untilRead("conv2");

    assertThat(filters.choice().unit().get()).isEqualTo(7);
  }

  @Test
  void aNameThatNoFileCanHaveIsRefusedWithTheReason() {
    untilRead("conv2");

    indexes.rename(indexes.chosen().get(), "cats / dogs");

    assertThat(window.problems)
        .singleElement()
        .satisfies(reason -> assertThat(reason).hasMessageContaining("\"cats / dogs\" cannot be"));
    assertThat(isNamed("samples")).isTrue();
    assertThat(indexes.open().get()).isNotNull();
    assertThat(window.settled).isEmpty();

    // With another name, what was said about this one no longer matters.
    indexes.rename(indexes.chosen().get(), "cats and dogs");
    assertThat(window.settled).isEqualTo(window.problems);
    window.until(() -> indexes.open().get() != null && isNamed("cats and dogs"));
  }

  /** The first of the wall was projected already when the mode changed. */
  @Test
  void whatIsProjectedWhileTheModeChangesIsProjectedAgain() {
    untilRead("conv2");
    filters.look(false);
    FiltersSelection choice = new FiltersSelection(window.used.model().network().layers());
    try (WallPictures wall = new WallPictures(window.workspace, window.used.model(), choice)) {
      wall.use(filters.patches().get());
      wall.want(List.of(3));
      choice.mode().set(Mode.GRADIENT);
      window.until(() -> wall.progress().get().isEmpty());

      assertThat(isProjected(wall, 3)).isTrue();
    }
  }

  @Test
  void theWallSaysHowManyProjectionsAreStillToCome() {
    untilRead("conv2");
    filters.tiles().hold(true);
    filters.tiles().want(List.of(3, 7));

    assertThat(filters.tiles().progress().get()).isEqualTo("Projecting: 0 of 2 units");

    filters.tiles().hold(false);
    window.until(() -> filters.tiles().progress().get().isEmpty());
    assertThat(isProjected(3) && isProjected(7)).isTrue();
  }

  @Test
  void theUnitShownLargeIsOnTheWallWithoutBeingProjectedTwice() {
    untilRead("conv2");
    filters.tiles().project(false);
    untilProjected();

    window.until(() -> isProjected(7));
    assertThat(isProjected(3)).isFalse();
  }

  @Test
  void anotherContrastDrawsTheSameProjectionsInOtherColours() {
    untilRead("conv2");
    untilProjected();
    TopPatches.Shown before = filters.top().shown().get();

    filters.choice().contrast().set(Contrast.LARGEST);
    window.until(() -> filters.top().shown().get().contrast() == Contrast.LARGEST);

    TopPatches.Shown after = filters.top().shown().get();
    assertThat(after.projected()).isEqualTo(before.projected());
    assertThat(after.painted().fullColour()).isGreaterThan(before.painted().fullColour());
    assertThat(after.projections()[0]).isNotEqualTo(before.projections()[0]);
  }

  /** Words in a PNG file are plain text between its pixels. */
  @Test
  void aSavedFigureSaysWhichValueIsFullColour() throws IOException {
    untilRead("conv2");
    untilProjected();
    Path file = home.resolve("unit.png");

    new FilterExports(filters).unit().orElseThrow().forms().get(0).writer().accept(file);

    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("conv2 / 7, top patches, guided: zero is mid-grey, full colour is the 99th");
  }

  private boolean isNamed(String name) {
    return indexes.chosen().get() != null && indexes.chosen().get().name().equals(name);
  }

  private boolean isProjected(int unit) {
    return isProjected(filters.tiles(), unit);
  }

  private static boolean isProjected(WallPictures wall, int unit) {
    PatchTile tile = Objects.requireNonNull(wall.tile());
    int[] now = new int[tile.height() * tile.width(true)];
    wall.paint(unit, true, now);
    int middle = now[tile.slot() / 2 * tile.width(true) + tile.slot() / 2];
    return middle >>> 24 == 0xFF;
  }

  private void untilProjected() {
    window.until(
        () -> {
          TopPatches.Shown shown = filters.top().shown().get();
          return shown != null
              && !filters.top().busy().get()
              && shown.projected().size() == shown.unit().shown().size()
              && shown.contrast() == filters.choice().contrast().get();
        });
  }

  private void untilRead(String layer) {
    window.until(
        () ->
            filters.patches().get() != null
                && filters.patches().get().layer().name().equals(layer));
  }

  private Node layer(String name) {
    return window.used.model().network().find(name).orElseThrow();
  }

  private void start(Session session) {
    window = new QuietWindow(SmallModel.create(), home, session);
    indexes =
        new Indexes(
            window.workspace, window.engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    filters =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, place -> {});
    filters.look(true);
  }
}
