package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Percentage;
import org.filterscope.figure.Contrast;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.explore.layer.LayerStatistics;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.unit.PaintedProjection;
import org.filterscope.ui.explore.unit.TopPatchesViewModel;
import org.filterscope.ui.explore.wall.WallViewModel;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.UnitFigure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Explore says of units that an index knows, with the real model and photographs. */
class IndexedUnitsTest {

  private static Model model;

  @TempDir static Path home;
  private static Path photographs;

  private QuietExplore window;
  private ExploreViewModel explore;

  @BeforeAll
  static void collect() throws IOException {
    model = QuietExplore.builtIn();
    photographs = SampleIndex.collect(model, home, "conv3_3", "conv5_3", "classes");
  }

  @BeforeEach
  void open() {
    window = new QuietExplore(model, home, Session.FIRST);
    explore = new ExploreViewModel(window.bench);
    window.bench.workspace().picture().open(QuietExplore.golden("coffee"));
    window.until(() -> window.indexes.open().get() != null && isProjected());
  }

  @AfterEach
  void close() {
    explore.close();
    window.close();
  }

  @Test
  void theUnitsTopPatchesAreShownWithTheirProjections() {
    untilTopIsShown();

    TopPatches.Shown shown = shown();
    assertThat(shown.layer().name()).isEqualTo("conv3_3");
    assertThat(shown.unit().statistics().channel()).isEqualTo(explore.choice().channel().get());
    assertThat(Arrays.asList(shown.patches()))
        .hasSameSizeAs(shown.unit().shown())
        .doesNotContainNull();
    for (ProjectedPatch topPatch : shown.projected()) {
      Projection projection = (Projection) ((ProjectedPatch.Seen) topPatch).projected();
      assertThat(projection.mode()).isEqualTo(Mode.DECONVNET);
      assertThat(projection.value())
          .isCloseTo(topPatch.topPatch().value(), Percentage.withPercentage(0.1));
    }
  }

  @Test
  void theirModeFollowsThatOfThePhotograph() {
    untilTopIsShown();
    explore.choice().mode().set(Mode.GRADIENT);
    untilTopIsShown();

    assertThat(shown().projection()).map(Projection::mode).contains(Mode.GRADIENT);
  }

  @Test
  void theirContrastFollowsThatOfThePhotograph() {
    untilTopIsShown();
    TopPatches.Shown before = shown();
    explore.choice().contrast().set(Contrast.PERCENTILE);
    window.until(() -> shown().contrast() == Contrast.PERCENTILE);

    assertThat(shown().projected()).isEqualTo(before.projected());
    assertThat(shown().painted().fullColour()).isLessThan(before.painted().fullColour());
    assertThat(shown().projections()[0]).isNotEqualTo(before.projections()[0]);
  }

  @Test
  void unitsChosenLaterHaveTheContrastToo() {
    untilTopIsShown();
    explore.choice().contrast().set(Contrast.PERCENTILE);
    explore.choice().toUnit(3);
    untilTopIsShown();
    window.until(() -> shown().contrast() == Contrast.PERCENTILE);

    float largest =
        Contrast.LARGEST.of(
            shown().projected().stream()
                .flatMap(topPatch -> topPatch.projection().stream())
                .toList());
    assertThat(shown().unit().statistics().channel()).isEqualTo(3);
    assertThat(shown().painted().fullColour()).isLessThan(largest);
  }

  @Test
  void aClassIsCalledByItsNameWhileItsPatchesAreProjectedAndWhereTheyAreSaved() {
    untilTopIsShown();
    Node classes = layer("classes");
    OpenIndex index = window.indexes.open().get();
    UnitPatches cougar = index.index().unit(classes.name(), model.labels().indexOf("cougar_body"));
    Workspace workspace = window.bench.workspace();
    CompletableFuture<Boolean> engineIsFree = new CompletableFuture<>();
    var unused = window.engine.background(engineIsFree::get);
    try (TopPatches top =
        new TopPatches(workspace.requests(), model, TopPatchesViewModel.SIDE, Duration.ZERO)) {
      top.show(index, classes, cougar, Mode.DECONVNET);
      window.until(
          () ->
              workspace.jobs().running().stream()
                  .anyMatch(
                      job ->
                          job.name()
                              .equals("Projecting the top patches of classes / cougar body")));
      engineIsFree.complete(true);
      window.until(() -> top.shown().get() != null && !top.busy().get());

      assertThat(UnitFigure.of(workspace.words(), model, top.shown().get()))
          .hasValueSatisfying(
              figure ->
                  assertThat(figure.what()).isEqualTo("the top patches of classes / cougar body"));
    } finally {
      engineIsFree.complete(true);
    }
  }

  @Test
  void unitsThatAKeyHeldDownPassesAreNotLookedUp() {
    untilTopIsShown();
    Set<Integer> lookedUp = new HashSet<>();
    explore
        .unit()
        .topPatches()
        .known()
        .addListener((property, old, now) -> lookedUp.add(now.unit().statistics().channel()));
    for (int unit = 100; unit < 140; unit++) {
      explore.choice().toUnit(unit);
    }
    assertThat(explore.unit().topPatches().stale().get()).isTrue();
    untilTopIsShown();

    assertThat(lookedUp).containsExactly(139);
  }

  @Test
  void whatNobodySeesIsNotProjected() {
    untilTopIsShown();
    explore.unit().topPatches().look(false);
    explore.choice().toUnit(3);
    window.until(this::isProjected);
    assertThat(explore.unit().topPatches().stale().get()).isTrue();
    assertThat(explore.unit().topPatches().top().busy().get()).isFalse();

    explore.unit().topPatches().look(true);
    untilTopIsShown();
    assertThat(shown().unit().statistics().channel()).isEqualTo(3);
  }

  @Test
  void aPatchLeadsToItsCellInItsPhotograph() {
    untilTopIsShown();
    TopPatch topPatch = shown().unit().shown().get(0);
    explore.visit(PatchLocation.to(topPatch));
    window.until(() -> explore.choice().seed().get() instanceof Seed.Cell);
    window.until(this::isProjected);

    assertThat(topPatch.photograph().getParent()).isEqualTo(photographs);
    assertThat(explore.photograph().photograph().get().file()).isEqualTo(topPatch.photograph());
    assertThat(explore.photograph().framing().get()).isEqualTo(topPatch.view().framing());
    assertThat(explore.choice().seed().get())
        .isEqualTo(new Seed.Cell(topPatch.row(), topPatch.column()));
    Projection there = (Projection) explore.unit().unit().projection().get().projected();
    assertThat(there.value()).isCloseTo(topPatch.value(), Percentage.withPercentage(0.1));
  }

  @Test
  void ofALayerThatTheIndexDoesNotKnowThisIsSaid() {
    untilTopIsShown();
    explore.choice().toLayer(layer("conv4_3"));

    assertThat(explore.statistics().absence().get())
        .isEqualTo("The index \"samples\" has no patches for conv4_3.");
    assertThat(explore.unit().topPatches().top().shown().get()).isNull();
    explore.choice().toLayer(layer("conv3_3"));
    assertThat(explore.statistics().absence().get()).isEmpty();
  }

  @Test
  void withoutAnIndexThisIsSaid(@TempDir Path empty) {
    try (QuietExplore other = new QuietExplore(model, empty, Session.FIRST);
        ExploreViewModel without = new ExploreViewModel(other.bench)) {
      assertThat(without.statistics().absence().get()).isEmpty();
      other.until(() -> other.indexes.settled().get());

      assertThat(without.statistics().absence().get()).isEqualTo("No folder has been indexed yet.");
    }
  }

  @Test
  void theWallIsOrderedBySurprise() {
    window.until(() -> explore.statistics().known().get() != null);
    assertThat(explore.statistics().offered().get()).isTrue();
    explore.wall().order().set(WallViewModel.Order.SURPRISE);

    int[] channels = explore.wall().wall().get().channels();
    assertThat(channels).hasSize(256).doesNotHaveDuplicates();
    MapsOfLayer maps = explore.layer().maps().get();
    List<UnitStatistics> units = window.indexes.open().get().index().statistics("conv3_3");
    double before = Double.POSITIVE_INFINITY;
    for (int channel : channels) {
      float usual = units.get(channel).usual();
      double surprise = usual > 0 ? maps.peaks()[channel].value() / usual : 0;
      assertThat(surprise).isLessThanOrEqualTo(before);
      before = surprise;
    }
    assertThat(channels).isNotEqualTo(maps.byStrength());
  }

  @Test
  void deadUnitsAndSilentOnesAreTheLastInTheOrderOfSurprise() {
    explore.choice().toLayer(layer("conv5_3"));
    window.until(() -> explore.statistics().at(layer("conv5_3")).isPresent() && isProjected());
    LayerStatistics known = explore.statistics().known().get();
    MapsOfLayer maps = explore.layer().maps().get();
    int[] channels = known.bySurprise(maps);

    List<Integer> silent =
        Arrays.stream(channels).boxed().filter(unit -> maps.peaks()[unit].value() == 0).toList();
    List<Integer> dead =
        Arrays.stream(channels)
            .boxed()
            .filter(unit -> known.units().get(unit).isDead() && !silent.contains(unit))
            .toList();
    List<Integer> last = new ArrayList<>(dead);
    last.addAll(silent);
    assertThat(silent).isNotEmpty().isSorted();
    assertThat(channels).hasSize(512).endsWith(last.stream().mapToInt(unit -> unit).toArray());
  }

  @Test
  void whereTheIndexDoesNotKnowTheLayerTheStrongestComeFirstAgain() {
    window.until(() -> explore.statistics().known().get() != null);
    explore.wall().order().set(WallViewModel.Order.SURPRISE);
    explore.choice().toLayer(layer("conv4_3"));

    assertThat(explore.statistics().offered().get()).isFalse();
    assertThat(explore.wall().order().get()).isEqualTo(WallViewModel.Order.STRENGTH);
  }

  @Test
  void theOrderOfSurpriseOutlastsAnotherIndexBeingOpened() throws IOException {
    window.until(() -> explore.statistics().known().get() != null);
    explore.wall().order().set(WallViewModel.Order.SURPRISE);
    OpenIndex before = window.indexes.open().get();
    Path copy = home.resolve("indexes").resolve("second.sqlite");
    Files.copy(before.entry().file(), copy);
    try {
      window.indexes.refresh();
      window.until(() -> window.indexes.all().size() == 2);
      window.indexes.choose(window.indexes.all().get(1));
      window.until(
          () ->
              window.indexes.settled().get()
                  && window.indexes.open().get() != null
                  && !window.indexes.open().get().equals(before));
      window.until(
          () ->
              explore.statistics().known().get() != null
                  && !explore.statistics().known().get().index().equals(before));

      assertThat(explore.wall().order().get()).isEqualTo(WallViewModel.Order.SURPRISE);
    } finally {
      Files.delete(copy);
    }
  }

  @Test
  void aSilentUnitSaysHowStrongOthersMakeIt() {
    explore.choice().toLayer(layer("conv5_3"));
    window.until(() -> explore.statistics().at(layer("conv5_3")).isPresent() && isProjected());
    List<UnitStatistics> units = window.indexes.open().get().index().statistics("conv5_3");
    MapsOfLayer maps = explore.layer().maps().get();
    UnitStatistics silent =
        units.stream()
            .filter(unit -> !unit.isDead() && maps.isSilent(unit.channel()))
            .findFirst()
            .orElseThrow();
    explore.choice().toUnit(silent.channel());
    window.until(this::isProjected);

    assertThat(reason())
        .isEqualTo(
            "conv5_3 / "
                + silent.channel()
                + " is zero everywhere on this photograph; its strongest value in \"samples\" is "
                + NumberFormats.of(silent.strongest())
                + ".");
  }

  @Test
  void aUnitThatIsDeadInTheIndexTooSaysSo() {
    explore.choice().toLayer(layer("conv5_3"));
    window.until(() -> explore.statistics().at(layer("conv5_3")).isPresent() && isProjected());
    MapsOfLayer maps = explore.layer().maps().get();
    UnitStatistics dead =
        explore.statistics().known().get().units().stream()
            .filter(unit -> unit.isDead() && maps.isSilent(unit.channel()))
            .findFirst()
            .orElseThrow();
    explore.choice().toUnit(dead.channel());
    window.until(this::isProjected);

    assertThat(reason()).endsWith("on this photograph, as on all photographs of \"samples\".");
  }

  private String reason() {
    PaintedProjection shown = explore.unit().unit().projection().get();
    return explore.unit().text().reason(shown, (SilentUnit) shown.projected());
  }

  private boolean isProjected() {
    return QuietExplore.isProjected(explore);
  }

  private void untilTopIsShown() {
    window.until(
        () -> {
          TopPatches.Shown shown = explore.unit().topPatches().top().shown().get();
          return isProjected()
              && shown != null
              && !explore.unit().topPatches().stale().get()
              && !explore.unit().topPatches().top().busy().get()
              && shown.mode() == explore.choice().mode().get()
              && shown.unit().equals(explore.unit().topPatches().known().get().unit())
              && shown.projected().size() == shown.unit().shown().size();
        });
  }

  private TopPatches.Shown shown() {
    return explore.unit().topPatches().top().shown().get();
  }

  private static Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }
}
