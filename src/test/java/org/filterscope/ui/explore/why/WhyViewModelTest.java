package org.filterscope.ui.explore.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.filterscope.explanation.CoverGrid;
import org.filterscope.explanation.Occlusion;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.explanation.UnitSets;
import org.filterscope.home.Session;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Window;
import org.filterscope.projection.Projection;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.UnitAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explanations' state, with a small network and real photographs, without a screen. */
class WhyViewModelTest {

  @TempDir private Path home;

  private QuietWindow window;
  private Indexes indexes;
  private PhotographViewModel photograph;
  private WhyViewModel why;

  @BeforeEach
  void open() {
    open(SmallModel.create());
  }

  private void open(Model model) {
    window = new QuietWindow(model, home, Session.FIRST);
    indexes =
        new Indexes(
            window.workspace, window.engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    photograph = new PhotographViewModel(window.workspace.requests(), window.used.inspector());
    why = new WhyViewModel(window.workspace, window.used, indexes, photograph);
    show("cat");
  }

  @AfterEach
  void close() {
    why.close();
    photograph.close();
    indexes.close();
    window.close();
  }

  @Test
  void nothingIsAskedBeforeSomebodyDoes() {
    assertThat(why.question().get()).isNull();

    why.openForClass(1);

    assertThat(question().target().label()).isEqualTo("other");
    assertThat(question().isClass()).isTrue();
  }

  @Test
  void coveringShowsAllFourPartsAndTheCommandsMaps() {
    why.openForClass(1);
    OcclusionViewModel cover = why.occlusion();
    cover.size().set(16);
    cover.step().set(8);
    cover.start();
    assertThat(cover.job().getValue()).isNotNull();
    window.until(() -> cover.job().getValue() == null && cover.unit().painted().get() != null);

    OcclusionMaps expected =
        new Occlusion(
                CoverGrid.over(window.used.model().network().input(), 16, 8),
                window.used.model().preparation().meanColour(),
                inspection().layer("conv3_2"),
                OptionalInt.empty(),
                OptionalInt.of(1))
            .cover(inspection(), one -> {}, Progress.NONE, Cancellation.NEVER);
    OcclusionViewModel.Painted painted = Objects.requireNonNull(cover.painted().get());
    assertThat(painted.maps().totals().values()).isEqualTo(expected.totals().values());
    assertThat(painted.maps().probabilities().values())
        .isEqualTo(expected.probabilities().values());
    assertThat(painted.legend()).isNotEmpty();
    UnitPictures.Painted unit = Objects.requireNonNull(cover.unit().painted().get());
    assertThat(unit.channel()).isEqualTo(expected.channel());
    assertThat(unit.projection()).isNotNull();
    assertThat(window.problems).isEmpty();
  }

  @Test
  void theProjectionOfTheCoveredUnitIsACloseUp() {
    why.openForClass(1);
    OcclusionViewModel cover = why.occlusion();
    cover.step().set(16);
    cover.start();
    window.until(() -> cover.job().getValue() == null && cover.unit().painted().get() != null);

    UnitPictures.Painted unit = Objects.requireNonNull(cover.unit().painted().get());
    Projection projection = (Projection) unit.projected();
    Picture shown = Objects.requireNonNull(unit.projection());
    assertThat(shown.width() % projection.box().width()).isZero();
    assertThat(shown.width()).isGreaterThan(inspection().input().width());
  }

  @Test
  void withOtherSettingsWhatIsShownIsStale() {
    why.openForClass(1);
    OcclusionViewModel cover = why.occlusion();
    cover.step().set(16);
    cover.start();
    window.until(() -> cover.job().getValue() == null && cover.painted().get() != null);
    assertThat(cover.stale().get()).isFalse();

    cover.size().set(20);

    assertThat(cover.stale().get()).isTrue();
  }

  @Test
  void aSquareThatDoesNotFitIsAPlainProblem() {
    why.openForClass(1);
    why.occlusion().size().set(65);

    why.occlusion().start();

    assertThat(why.occlusion().job().getValue()).isNull();
    assertThat(window.problems.get(0))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Choose a size from 1 to 64");
  }

  @Test
  void coveringThatIsCancelledLeavesWhatIsKnown() {
    why.openForClass(1);
    OcclusionViewModel cover = why.occlusion();
    cover.size().set(4);
    cover.step().set(1);
    cover.start();
    window.until(() -> cover.painted().get() != null);
    Objects.requireNonNull(cover.job().getValue()).cancel();
    window.until(() -> cover.job().getValue() == null);

    assertThat(cover.painted().get()).isNotNull();
    assertThat(window.problems).isEmpty();
    cover.step().set(20);
    cover.start();
    window.until(() -> cover.job().getValue() == null && !cover.stale().get());
    assertThat(Objects.requireNonNull(cover.painted().get()).maps().grid().step()).isEqualTo(20);
  }

  @Test
  void whatIsShownGoesWithThePhotographAndWithTheClass() {
    why.part().set(WhyPart.ACTIVATION);
    why.openForClass(1);
    window.until(() -> why.activation().painted().get() != null);

    show("coffee");
    window.until(() -> why.activation().painted().get() != null);
    assertThat(Objects.requireNonNull(why.activation().painted().get()).of()).isEqualTo(question());
    assertThat(question().photograph()).isEqualTo("coffee");

    why.openForClass(0);
    assertThat(why.activation().painted().get()).isNull();
    window.until(() -> why.activation().painted().get() != null);
    assertThat(Objects.requireNonNull(why.activation().painted().get()).activation().target())
        .isZero();
  }

  @Test
  void whileAnotherPhotographIsOnItsWayNothingIsShown() {
    why.part().set(WhyPart.ACTIVATION);
    why.openForClass(1);
    window.until(() -> why.activation().painted().get() != null);

    photograph.show(new Photograph("coffee", null, picture("coffee")));

    assertThat(why.question().get()).isNull();
    assertThat(why.activation().painted().get()).isNull();
    window.until(() -> why.question().get() != null);
  }

  @Test
  void leavingEndsWhatRuns() {
    why.openForClass(1);
    why.occlusion().step().set(1);
    why.occlusion().size().set(4);
    why.occlusion().start();

    why.leave();

    assertThat(why.occlusion().job().getValue()).isNull();
    assertThat(why.isOpen().get()).isFalse();
  }

  @Test
  void aMaskDrawnByHandIsAnsweredAndOneOverEverythingIsNot() {
    why.openForClass(1);
    MaskViewModel mask = why.mask();
    mask.draw(20, 30, true);
    window.until(() -> mask.answer().get() != null);
    assertThat(Objects.requireNonNull(mask.answer().get()).layer()).isEqualTo("conv3_2");
    assertThat(Objects.requireNonNull(mask.picture().get()).argb()[20 * 64 + 30])
        .isEqualTo(why.occlusion().argb());

    mask.radius().set(60);
    mask.draw(32, 32, true);
    assertThat(mask.mask().get().isEverything()).isTrue();
    assertThat(mask.answer().get()).isNull();
    assertThat(mask.busy().get()).isFalse();

    mask.clear();
    assertThat(mask.mask().get().isEmpty()).isTrue();
    assertThat(window.problems).isEmpty();
  }

  @Test
  void theGraphsUnitsAreSwitchedOffFromThere() {
    why.part().set(WhyPart.UNITS);
    why.openForClass(1);
    ContributionsViewModel units = why.contributions();
    window.until(() -> units.painted().get() != null && units.unit().painted().get() != null);
    List<UnitAddress> shown = Objects.requireNonNull(units.painted().get()).units();
    assertThat(shown).isNotEmpty();
    assertThat(Objects.requireNonNull(units.unit().painted().get()).channel())
        .isEqualTo(shown.get(0).channel());

    why.switchOff(shown);
    window.until(() -> why.ablation().answer().get() != null && !why.ablation().busy().get());

    assertThat(why.part().get()).isEqualTo(WhyPart.SWITCHED_OFF);
    AblationViewModel.Answer answer = Objects.requireNonNull(why.ablation().answer().get());
    assertThat(answer.off()).isEqualTo(shown.size());
    assertThat(answer.change().before()).isEqualTo(inspection().classes());
  }

  @Test
  void theAnswerIsThatWithoutTheNamedUnitsOrWithThemAlone() {
    why.part().set(WhyPart.SWITCHED_OFF);
    why.openForClass(1);
    AblationViewModel off = why.ablation();
    off.add(inspection().layer("conv2"), "1, 4-6");
    window.until(() -> !off.busy().get());
    assertThat(Objects.requireNonNull(off.answer().get()).change().after())
        .isEqualTo(without(Map.of("conv2", Set.of(1, 4, 5, 6))));

    off.isAllBut().set(true);
    window.until(() -> !off.busy().get());
    assertThat(Objects.requireNonNull(off.answer().get()).off()).isEqualTo(12 - 4);
    assertThat(Objects.requireNonNull(off.answer().get()).change().after())
        .isEqualTo(
            without(UnitSets.allBut(window.used.model(), Map.of("conv2", Set.of(1, 4, 5, 6)))));

    off.isAllBut().set(false);
    off.units().clear();
    assertThat(Objects.requireNonNull(off.answer().get()).change().after())
        .isEqualTo(inspection().classes());
  }

  @Test
  void numbersThatNameNoUnitsArePlainProblems() {
    why.openForClass(1);

    assertThatThrownBy(() -> why.ablation().add(inspection().layer("conv2"), "one"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("names no units");
    assertThatThrownBy(() -> why.ablation().add(inspection().layer("conv2"), "3-12"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("choose one from 0 to 11");
    assertThat(why.ablation().units()).isEmpty();
  }

  @Test
  void forAUnitEarlierLayersAreLookedAtAndItIsTheOneToSwitchOff() {
    why.part().set(WhyPart.ACTIVATION);
    UnitAddress unit = new UnitAddress("conv2", 3);
    why.open(unit);

    assertThat(Objects.requireNonNull(why.activation().layers().layer().get()).name())
        .isEqualTo("conv1");
    assertThat(Objects.requireNonNull(why.occlusion().watchedLayer()).name()).isEqualTo("conv2");
    assertThat(why.ablation().units()).containsExactly(unit);
    window.until(() -> why.activation().painted().get() != null);

    why.openForClass(1);
    assertThat(Objects.requireNonNull(why.activation().layers().layer().get()).name())
        .isEqualTo("conv3_2");
    assertThat(why.ablation().units()).isEmpty();
  }

  @Test
  void pictureAfterPictureIsMadeWhileLayersBecomeRandom() {
    why.openForClass(1);
    RandomisationViewModel random = why.randomisation();
    random.kind().set(RandomisationViewModel.Kind.CLASS_ACTIVATION);
    random.start();
    window.until(() -> random.isWhole().get());
    assertThat(random.steps())
        .extracting(RandomisationViewModel.Step::layer)
        .containsExactly("", "classes", "conv3_2", "conv3_1", "conv2", "conv1");

    random.kind().set(RandomisationViewModel.Kind.GRADIENT);
    assertThat(random.steps()).isEmpty();
    random.start();
    window.until(() -> random.isWhole().get());
    assertThat(random.steps()).hasSize(6);
    assertThat(random.lastLikeness()).isEqualTo(random.steps().get(5).spearman());
    assertThat(window.problems).isEmpty();
  }

  @Test
  void aCurveIsMeasuredOnAFolderAndGoesWithTheClass() throws Exception {
    Path folder = Files.createDirectory(home.resolve("photographs"));
    for (String name : List.of("cat", "coffee", "temple")) {
      Files.copy(QuietWindow.golden(name), folder.resolve(name + ".png"));
    }
    why.openForClass(1);
    why.curve().start(folder);
    window.until(() -> why.curve().measured().get() != null);
    assertThat(Objects.requireNonNull(why.curve().measured().get()).curve().label())
        .isEqualTo("other");

    show("coffee");
    window.until(() -> why.question().get() != null);
    assertThat(why.curve().measured().get()).isNotNull();
    why.openForClass(0);
    assertThat(why.curve().measured().get()).isNull();
  }

  @Test
  void aNetworkThatEndsInOneNumberIsExplainedToo() {
    close();
    open(oneNumber());
    why.part().set(WhyPart.UNITS);
    why.openForClass(0);
    window.until(() -> why.contributions().painted().get() != null);
    why.occlusion().step().set(16);
    why.occlusion().start();
    window.until(
        () -> why.occlusion().job().getValue() == null && why.occlusion().painted().get() != null);
    assertThat(Objects.requireNonNull(why.occlusion().painted().get()).legend()).hasSize(1);
    why.part().set(WhyPart.ACTIVATION);
    window.until(() -> why.activation().painted().get() != null);
    why.part().set(WhyPart.SWITCHED_OFF);
    window.until(() -> why.ablation().answer().get() != null);
    assertThat(window.problems).isEmpty();
  }

  private static Model oneNumber() {
    Model small = SmallModel.create();
    RandomNetworks random = RandomNetworks.ofSeed(5);
    Network network =
        new Network.Builder("image", small.network().input())
            .add("conv", random.convolution(3, 8, Window.of(3, 1, 1)), Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("number", random.dense(8, 1), Activation.SIGMOID)
            .build();
    return new Model("one number", network, small.preparation(), List.of("yes"), 0, "one number");
  }

  private List<org.filterscope.inspection.ClassProbability> without(
      Map<String, ? extends Set<Integer>> units) {
    return Answers.await(inspection().classesWithout(units, Cancellation.NEVER));
  }

  private void show(String name) {
    photograph.show(new Photograph(name, null, picture(name)));
    window.until(() -> photograph.inspection().get() != null && !photograph.busy().get());
  }

  private static Picture picture(String name) {
    return new Picture(224, 224, Golden.pixels(name));
  }

  private Question question() {
    return Objects.requireNonNull(why.question().get());
  }

  private Inspection inspection() {
    return Objects.requireNonNull(photograph.inspection().get());
  }
}
