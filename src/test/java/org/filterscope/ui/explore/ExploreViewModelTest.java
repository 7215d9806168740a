package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.activation.Peak;
import org.filterscope.figure.Contrast;
import org.filterscope.home.Session;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.task.Problem;
import org.filterscope.testing.NumpyFile;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.explore.comparison.ComparedPictures;
import org.filterscope.ui.explore.comparison.ComparisonViewModel;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.unit.FrozenProjection;
import org.filterscope.ui.explore.unit.PaintedProjection;
import org.filterscope.ui.explore.wall.WallViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen's state, with the real model and photographs on which PyTorch was run. */
class ExploreViewModelTest {

  private static Model model;

  @TempDir Path folder;
  private QuietExplore window;
  private ExploreViewModel explore;

  @BeforeAll
  static void load() {
    model = QuietExplore.builtIn();
  }

  @BeforeEach
  void open() {
    window = new QuietExplore(model, folder, Session.FIRST);
    explore = new ExploreViewModel(window.bench);
  }

  @AfterEach
  void close() {
    explore.close();
    window.close();
  }

  @Test
  void theScreenOpensAtTheLastLayerThatStillShowsWhere() {
    assertThat(explore.choice().layer().get().name()).isEqualTo("conv3_3");
  }

  @Test
  void aPhotographIsClassified() {
    openGolden("coffee");

    assertThat(explore.photograph().inspection().get().classes().get(0).label()).isEqualTo("cup");
    assertThat(explore.photograph().inspection().get().isCertain()).isTrue();
  }

  @Test
  void aUnitIsProjectedFromItsStrongestCell() {
    openGolden("coffee");

    Projection projection = projection();
    assertThat(projection.layer()).isEqualTo("conv3_3");
    assertThat(projection.channel()).isEqualTo(explore.choice().channel().get());
    assertThat(projection.value()).isEqualTo(explore.unit().unit().map().get().peak().value());
    assertThat(explore.unit().unit().projection().get().asked()).isEqualTo(new Seed.Strongest());
  }

  @Test
  void anotherModeProjectsTheSameUnitAgain() {
    openGolden("coffee");
    Projection before = projection();
    explore.choice().nextMode();
    untilProjected();

    Projection after = projection();
    assertThat(after.mode()).isEqualTo(Mode.GUIDED);
    assertThat(after.channel()).isEqualTo(before.channel());
    assertThat(after.values()).isNotEqualTo(before.values());
  }

  @Test
  void aPoolingsCellHasNoArithmeticToShow() {
    openGolden("coffee");
    assertThat(explore.unit().convolvedCell()).isPresent();

    explore.choice().toLayer(model.network().find("pool3").orElseThrow());
    untilProjected();
    assertThat(explore.unit().field().field().get()).isNotNull();
    assertThat(explore.unit().convolvedCell()).isEmpty();
  }

  @Test
  void theModesComeRound() {
    for (int i = 0; i < Mode.values().length; i++) {
      explore.choice().nextMode();
    }

    assertThat(explore.choice().mode().get()).isEqualTo(Mode.DECONVNET);
  }

  @Test
  void theStrongestUnitLeadsTheOrderByStrength() {
    openGolden("coffee");

    float[] largest =
        NumpyFile.readAll("/golden/activations.npz").get("coffee__conv3_3__max").floats();
    int strongest = 0;
    for (int channel = 1; channel < largest.length; channel++) {
      strongest = largest[channel] > largest[strongest] ? channel : strongest;
    }
    MapsOfLayer maps = explore.layer().maps().get();
    assertThat(maps.byStrength()[0]).isEqualTo(strongest);
    assertThat(maps.peaks()[strongest].value())
        .isCloseTo(largest[strongest], org.assertj.core.data.Percentage.withPercentage(0.1));
  }

  @Test
  void theFirstUnitShownIsTheStrongestOfThoseThatTheBorderDoesNotExcite() {
    openGolden("coffee");

    MapsOfLayer maps = explore.layer().maps().get();
    Peak first = maps.peaks()[explore.choice().channel().get()];
    assertThat(isInside(maps.peaks()[maps.byStrength()[0]])).isFalse();
    assertThat(isInside(first)).isTrue();
    assertThat(maps.peaks())
        .filteredOn(ExploreViewModelTest::isInside)
        .allSatisfy(peak -> assertThat(peak.value()).isLessThanOrEqualTo(first.value()));
  }

  /** Of conv3_3's 56 x 56 cells, all but the two outermost rows and columns. */
  private static boolean isInside(Peak peak) {
    return peak.row() >= 2 && peak.row() < 54 && peak.column() >= 2 && peak.column() < 54;
  }

  @Test
  void theNextLayerShowsItsOwnFirstUnit() {
    openGolden("coffee");
    explore.choice().moveLayer(1);
    untilProjected();

    assertThat(explore.choice().layer().get().name()).isEqualTo("pool3");
    assertThat(explore.choice().channel().get()).isEqualTo(explore.layer().maps().get().first());
  }

  @Test
  void aLayerThatIsComeBackToShowsTheUnitItWasLeftAt() {
    openGolden("coffee");
    explore.choice().toUnit(7);
    explore.choice().moveLayer(1);
    untilProjected();
    explore.choice().moveLayer(-1);
    untilProjected();

    assertThat(explore.choice().channel().get()).isEqualTo(7);
    assertThat(projection().channel()).isEqualTo(7);
  }

  @Test
  void noLayerIsBeyondTheEnds() {
    explore.choice().moveLayer(-100);
    assertThat(explore.choice().layer().get().name()).isEqualTo("conv1_1");
    explore.choice().moveLayer(1000);
    assertThat(explore.choice().layer().get()).isSameAs(model.network().output());
  }

  @Test
  void aClassIsProjectedFromItsSumBeforeSoftmax() {
    openGolden("coffee");
    explore.chooseClass(explore.photograph().inspection().get().classes().get(0).index());
    untilProjected();

    assertThat(projection().layer()).isEqualTo(model.network().output().name());
    assertThat(projection().value()).isGreaterThan(1);
  }

  @Test
  void aCellThatWasClickedIsProjected() {
    openGolden("coffee");
    explore.choice().toUnit(strongestUnitAt(20, 30));
    explore.choice().seed().set(new Seed.Cell(20, 30));
    untilProjected();

    assertThat(projection().seed()).isEqualTo(new Seed.Cell(20, 30));
    Node layer = explore.choice().layer().get();
    assertThat(projection().box()).isEqualTo(model.network().receptiveField(layer, 20, 30));
  }

  @Test
  void aClickedCellIsLetGoWithItsUnit() {
    openGolden("coffee");
    explore.choice().seed().set(new Seed.Cell(20, 30));
    explore.choice().toUnit(3);

    assertThat(explore.choice().seed().get()).isEqualTo(new Seed.Strongest());
  }

  @Test
  void theWholeMapStaysChosenFromUnitToUnit() {
    openGolden("coffee");
    explore.choice().seed().set(new Seed.WholeMap());
    explore.choice().toUnit(3);

    assertThat(explore.choice().seed().get()).isEqualTo(new Seed.WholeMap());
  }

  @Test
  void aUnitThatIsZeroEverywhereSaysSo() {
    openGolden("coffee");
    explore.choice().to(layer("conv5_3"), 0);
    untilProjected();
    int silent = QuietExplore.silentUnit(explore);
    explore.choice().toUnit(silent);
    untilProjected();

    PaintedProjection shown = explore.unit().unit().projection().get();
    assertThat(shown.projected()).isInstanceOf(SilentUnit.class);
    assertThat(explore.unit().text().strength(explore.unit().unit().map().get()))
        .isEqualTo("zero everywhere on this photograph");
    assertThat(explore.unit().text().reason(shown, (SilentUnit) shown.projected()))
        .startsWith("conv5_3 / " + silent + " is zero everywhere on this photograph");
  }

  @Test
  void aJumpGoesToAUnit() {
    openGolden("coffee");

    assertThat(explore.wall().jumpTo(" 42 ")).isTrue();
    assertThat(explore.choice().channel().get()).isEqualTo(42);
  }

  @Test
  void aJumpBeyondTheLastUnitSaysWhichThereAre() {
    openGolden("coffee");
    int before = explore.choice().channel().get();

    assertThat(explore.wall().jumpTo("256")).isFalse();
    assertThat(explore.wall().jumpTo("cup")).isFalse();
    assertThat(explore.choice().channel().get()).isEqualTo(before);
    assertThat(window.told)
        .containsExactly(
            "conv3_3 has no unit 256. Its units are numbered 0 to 255.",
            "conv3_3 has no unit cup. Its units are numbered 0 to 255.");
  }

  @Test
  void theStrongestUnitComesFirstInTheOrderOfStrength() {
    openGolden("coffee");
    assertThat(explore.wall().wall().get().channels()).startsWith(0, 1, 2);
    explore.wall().order().set(WallViewModel.Order.STRENGTH);

    int[] channels = explore.wall().wall().get().channels();
    MapsOfLayer maps = explore.layer().maps().get();
    assertThat(channels).doesNotHaveDuplicates().hasSize(256);
    for (int place = 1; place < channels.length; place++) {
      assertThat(maps.peaks()[channels[place]].value())
          .isLessThanOrEqualTo(maps.peaks()[channels[place - 1]].value());
    }
  }

  @Test
  void aCorruptPictureKeepsThePreviousOne() throws IOException {
    openGolden("coffee");
    Path corrupt = Files.writeString(folder.resolve("corrupt.jpg"), "this is no picture");
    window.bench.workspace().picture().open(corrupt);
    window.until(() -> !window.problems.isEmpty());

    assertThat(window.problems.get(0)).isInstanceOf(Problem.class).hasMessageContaining("corrupt");
    assertThat(explore.photograph().photograph().get().name()).isEqualTo("coffee.png");
    assertThat(window.bench.workspace().picture().busy().get()).isFalse();
  }

  @Test
  void theNextPictureKeepsTheUnit() throws IOException {
    copyGolden("coffee", "a 1.png");
    copyGolden("temple", "a 2.png");
    open(folder.resolve("a 1.png"));
    explore.choice().toUnit(9);
    window.bench.workspace().picture().next();
    window.until(() -> isShown("a 2.png"));
    untilProjected();

    assertThat(explore.choice().channel().get()).isEqualTo(9);
    assertThat(explore.unit().unit().projection().get().photograph()).isEqualTo("a 2.png");
  }

  @Test
  void anotherFrameIsSeenByTheNetwork() {
    open(QuietExplore.sample("coffee"));
    Crop usual = explore.photograph().framing().get();
    explore.photograph().frame(usual.resizedAround(0, 0, 0.5));
    untilProjected();

    assertThat(explore.photograph().inspection().get().framing()).isNotEqualTo(usual);
    explore.photograph().frameAsUsual();
    untilProjected();
    assertThat(explore.photograph().inspection().get().framing()).isEqualTo(usual);
  }

  @Test
  void theLastSessionComesBack() {
    QuietExplore later =
        new QuietExplore(
            model,
            folder,
            Session.FIRST
                .withImage(QuietExplore.sample("coffee").toString())
                .withFrame(new Session.Frame(10, 20, 110, 120))
                .withUnit("conv4_2", 17, "GUIDED", "PERCENTILE"));
    try (later;
        ExploreViewModel again = new ExploreViewModel(later.bench)) {
      later.bench.workspace().picture().open(QuietExplore.sample("coffee"));
      later.until(() -> QuietExplore.isProjected(again));

      assertThat(again.choice().layer().get().name()).isEqualTo("conv4_2");
      assertThat(again.choice().channel().get()).isEqualTo(17);
      assertThat(again.choice().mode().get()).isEqualTo(Mode.GUIDED);
      assertThat(again.choice().contrast().get()).isEqualTo(Contrast.PERCENTILE);
      assertThat(again.photograph().framing().get().box()).isEqualTo(new Box(10, 20, 110, 120));
    }
  }

  @Test
  void aUnitChosenOnAnotherScreenIsShownWhenExploreComesBack() {
    openGolden("coffee");
    explore.look(false);
    window
        .bench
        .workspace()
        .session()
        .change(session -> session.withUnit("conv4_2", 17, "GUIDED", "LARGEST"));
    explore.look(true);
    untilProjected();

    assertThat(projection().layer()).isEqualTo("conv4_2");
    assertThat(projection().channel()).isEqualTo(17);
    assertThat(projection().mode()).isEqualTo(Mode.GUIDED);
  }

  @Test
  void whileAnotherScreenIsInViewExploreChoosesNothingForIt() {
    explore.look(false);
    openGolden("coffee");

    assertThat(explore.choice().channel().get()).isNotEqualTo(-1);
    assertThat(window.bench.workspace().session().get().explored().unit()).isEqualTo(-1);
  }

  @Test
  void whatIsLookedAtIsKeptForTheNextSession() {
    openGolden("coffee");
    explore.choice().to(layer("conv4_2"), 17);
    explore.choice().nextMode();

    Session.Explored kept = window.bench.workspace().session().get().explored();
    assertThat(kept.layer()).isEqualTo("conv4_2");
    assertThat(kept.unit()).isEqualTo(17);
    assertThat(kept.mode()).isEqualTo("GUIDED");
    assertThat(kept.frame()).isNull();
  }

  @Test
  void aFrozenProjectionStaysWhileOthersAreLookedAt() {
    openGolden("coffee");
    PaintedProjection first = explore.unit().unit().projection().get();
    explore.unit().frozen().freeze();
    explore.unit().frozen().freeze();
    explore.choice().toUnit(3);
    untilProjected();

    List<FrozenProjection> kept = explore.unit().frozen().kept();
    assertThat(kept).extracting(FrozenProjection::painted).containsExactly(first);
    explore.unit().frozen().show(kept.get(0));
    untilProjected();
    assertThat(projection().channel()).isEqualTo(((Projection) first.projected()).channel());
    explore.unit().frozen().clear();
    assertThat(explore.unit().frozen().kept()).isEmpty();
  }

  @Test
  void aFrozenProjectionSaysWhatItIsOf() {
    openGolden("coffee");
    explore.choice().toUnit(7);
    explore.choice().nextMode();
    untilProjected();
    explore.unit().frozen().freeze();
    FrozenProjection kept = explore.unit().frozen().kept().get(0);
    assertThat(kept.model()).isEqualTo(model.name());
    assertThat(kept.photograph()).isEqualTo("coffee.png");
    assertThat(kept.unit()).isEqualTo("conv3_3 / 7");
    assertThat(kept.mode()).isEqualTo(Mode.GUIDED);
  }

  @Test
  void aProjectionThatIsStillOfAnotherUnitIsNotFrozen() {
    openGolden("coffee");
    explore.choice().moveLayer(1);
    explore.unit().frozen().freeze();
    assertThat(explore.unit().frozen().kept()).isEmpty();
  }

  @Test
  void whatIsShownIsStaleAsSoonAsAnotherLayerIsChosen() {
    openGolden("coffee");
    explore.choice().toUnit(7);
    untilProjected();
    assertThat(staleness()).containsOnly(false);
    // The same number in another layer is another unit.
    explore.choice().to(layer("conv3_2"), 7);
    assertThat(staleness()).containsOnly(true);
    untilProjected();
    window.until(() -> !explore.unit().kernels().stale().get());
    assertThat(staleness()).containsOnly(false);
  }

  @Test
  void whatIsShownIsStaleAsSoonAsAnotherPhotographIsOpen() {
    openGolden("coffee");
    window.bench.workspace().picture().open(QuietExplore.golden("temple"));
    window.until(() -> explore.photograph().name().equals("temple.png"));
    assertThat(explore.photograph().busy().get()).isTrue();
    assertThat(explore.layer().stale().get()).isTrue();
    assertThat(explore.unit().unit().mapStale().get()).isTrue();
    assertThat(explore.unit().unit().stale().get()).isTrue();
  }

  private List<Boolean> staleness() {
    return List.of(
        explore.layer().stale().get(),
        explore.unit().unit().mapStale().get(),
        explore.unit().unit().stale().get(),
        explore.unit().kernels().stale().get());
  }

  @Test
  void contrastPaintsTheSameProjectionOnAnotherScale() {
    openGolden("coffee");
    PaintedProjection before = explore.unit().unit().projection().get();
    explore.choice().contrast().set(Contrast.PERCENTILE);
    assertThat(explore.unit().unit().stale().get()).isFalse();
    window.until(() -> explore.unit().unit().projection().get().contrast() == Contrast.PERCENTILE);
    PaintedProjection after = explore.unit().unit().projection().get();
    assertThat(after.projected()).isSameAs(before.projected());
    assertThat(after.fullColour()).isLessThan(before.fullColour());
    assertThat(Objects.requireNonNull(after.whole()).argb())
        .isNotEqualTo(Objects.requireNonNull(before.whole()).argb());
  }

  @Test
  void classesAreListedTheLikeliestFirst() {
    openGolden("coffee");
    explore.chooseClass(0);
    untilProjected();
    List<Integer> likeliest =
        explore.photograph().inspection().get().classes().stream()
            .map(ClassProbability::index)
            .limit(5)
            .toList();
    assertThat(explore.wall().wall().get().channels())
        .startsWith(likeliest.stream().mapToInt(Integer::intValue).toArray());
    explore.choice().to(layer("conv3_3"), 7);
    untilProjected();
    assertThat(explore.wall().wall().get().channels()).startsWith(0, 1, 2);
  }

  @Test
  void withoutAProjectionThereIsNothingToFreeze() {
    explore.unit().frozen().freeze();

    assertThat(explore.unit().frozen().kept()).isEmpty();
    assertThat(window.told).containsExactly("There is no projection to freeze.");
  }

  @Test
  void theSecondPhotographShowsTheSameUnit() {
    openGolden("coffee");
    explore.comparison().open(QuietExplore.golden("temple"));
    window.until(() -> explore.comparison().second().get().unit().projection().get() != null);
    explore.choice().toUnit(5);
    window.until(
        () ->
            QuietExplore.isProjected(explore)
                && QuietExplore.isProjected(explore, explore.comparison().second().get()));

    PaintedProjection second = explore.comparison().second().get().unit().projection().get();
    assertThat(second.photograph()).isEqualTo("temple.png");
    assertThat(explore.comparison().second().get().unit().map().get().channel()).isEqualTo(5);
    assertThat(explore.unit().unit().map().get().channel()).isEqualTo(5);
  }

  @Test
  void bothSidesOfAComparisonHaveOneScale() {
    openGolden("coffee");
    explore.choice().toUnit(5);
    explore.comparison().open(QuietExplore.golden("temple"));
    ComparisonViewModel.Second second = explore.comparison().second().get();
    window.until(
        () ->
            QuietExplore.isProjected(explore)
                && QuietExplore.isProjected(explore, second)
                && isPainted(second));
    ComparedPictures compared = second.pictures().painted().get();
    PaintedProjection first = explore.unit().unit().projection().get();
    PaintedProjection other = second.unit().projection().get();
    assertThat(Objects.requireNonNull(compared.left().map()).painter())
        .isEqualTo(Objects.requireNonNull(compared.right().map()).painter());
    assertThat(Objects.requireNonNull(compared.maps()).scale().high())
        .isEqualTo(
            Math.max(
                explore.unit().unit().map().get().peak().value(),
                second.unit().map().get().peak().value()));
    assertThat(compared.fullColour())
        .isEqualTo(Math.max(first.fullColour(), other.fullColour()))
        .isEqualTo(Objects.requireNonNull(compared.left().projection()).fullColour())
        .isEqualTo(Objects.requireNonNull(compared.right().projection()).fullColour());
  }

  private boolean isPainted(ComparisonViewModel.Second second) {
    ComparedPictures compared = second.pictures().painted().get();
    PaintedProjection left = compared.left().projection();
    PaintedProjection right = compared.right().projection();
    return left != null
        && right != null
        && left.projected() == explore.unit().unit().projection().get().projected()
        && right.projected() == second.unit().projection().get().projected()
        && Objects.requireNonNull(compared.left().map())
            .unit()
            .equals(explore.unit().unit().map().get())
        && Objects.requireNonNull(compared.right().map()).unit().equals(second.unit().map().get());
  }

  @Test
  void aClosedComparisonCostsNothing() {
    openGolden("coffee");
    explore.comparison().open(QuietExplore.golden("temple"));
    window.until(() -> explore.comparison().second().get().unit().projection().get() != null);
    explore.comparison().isOpen().set(false);

    assertThat(explore.comparison().second().get().photograph().inspection().get()).isNull();
    assertThat(explore.comparison().second().get().unit().projection().get()).isNull();
  }

  private void openGolden(String name) {
    open(QuietExplore.golden(name));
  }

  private void open(Path file) {
    window.bench.workspace().picture().open(file);
    window.until(() -> isShown(file.getFileName().toString()));
    untilProjected();
  }

  private void untilProjected() {
    window.until(() -> QuietExplore.isProjected(explore));
  }

  private boolean isShown(String name) {
    Photograph shown = explore.photograph().photograph().get();
    return shown != null && shown.name().equals(name) && !explore.photograph().busy().get();
  }

  private Projection projection() {
    return (Projection) explore.unit().unit().projection().get().projected();
  }

  private Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }

  private int strongestUnitAt(int row, int column) {
    MapsOfLayer maps = explore.layer().maps().get();
    int best = 0;
    for (int channel = 0; channel < maps.peaks().length; channel++) {
      float value = maps.maps().map(channel).at(row, column);
      best = value > maps.maps().map(best).at(row, column) ? channel : best;
    }
    return best;
  }

  private void copyGolden(String name, String as) throws IOException {
    Files.copy(QuietExplore.golden(name), folder.resolve(as));
  }
}
