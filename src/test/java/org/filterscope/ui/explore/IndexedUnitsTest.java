package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.filterscope.home.Session;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.ProjectedWinner;
import org.filterscope.patches.Winner;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.Visit;
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
    photographs = SampleIndex.collect(model, home, "conv3_3", "conv5_3");
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
    for (ProjectedWinner winner : shown.projected()) {
      Projection projection = (Projection) ((ProjectedWinner.Seen) winner).projected();
      assertThat(projection.mode()).isEqualTo(Mode.DECONVNET);
      assertThat(projection.value())
          .isCloseTo(winner.winner().value(), Percentage.withPercentage(0.1));
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
  void unitsThatAKeyHeldDownPassesAreNotLookedUp() {
    untilTopIsShown();
    Set<Integer> lookedUp = new HashSet<>();
    explore
        .topPatches()
        .known()
        .addListener((property, old, now) -> lookedUp.add(now.unit().statistics().channel()));
    for (int unit = 100; unit < 140; unit++) {
      explore.choice().toUnit(unit);
    }
    assertThat(explore.topPatches().stale().get()).isTrue();
    untilTopIsShown();

    assertThat(lookedUp).containsExactly(139);
  }

  @Test
  void whatNobodySeesIsNotProjected() {
    untilTopIsShown();
    explore.topPatches().look(false);
    explore.choice().toUnit(3);
    window.until(this::isProjected);
    assertThat(explore.topPatches().stale().get()).isTrue();
    assertThat(explore.topPatches().top().busy().get()).isFalse();

    explore.topPatches().look(true);
    untilTopIsShown();
    assertThat(shown().unit().statistics().channel()).isEqualTo(3);
  }

  @Test
  void aPatchLeadsToItsCellInItsPhotograph() {
    untilTopIsShown();
    Winner winner = shown().unit().shown().get(0);
    explore.visit(Visit.to(winner));
    window.until(() -> explore.choice().seed().get() instanceof Seed.Cell);
    window.until(this::isProjected);

    assertThat(winner.photograph().getParent()).isEqualTo(photographs);
    assertThat(explore.photograph().photograph().get().file()).isEqualTo(winner.photograph());
    assertThat(explore.photograph().framing().get()).isEqualTo(winner.view().framing());
    assertThat(explore.choice().seed().get())
        .isEqualTo(new Seed.Cell(winner.row(), winner.column()));
    Projection there = (Projection) explore.unit().projection().get().projected();
    assertThat(there.value()).isCloseTo(winner.value(), Percentage.withPercentage(0.1));
  }

  @Test
  void ofALayerThatTheIndexDoesNotKnowThisIsSaid() {
    untilTopIsShown();
    explore.choice().toLayer(layer("conv4_3"));

    assertThat(explore.topPatches().absence().get())
        .isEqualTo("The index \"samples\" knows nothing about conv4_3.");
    assertThat(explore.topPatches().top().shown().get()).isNull();
    explore.choice().toLayer(layer("conv3_3"));
    assertThat(explore.topPatches().absence().get()).isEmpty();
  }

  @Test
  void withoutAnIndexThisIsSaid(@TempDir Path empty) {
    try (QuietExplore other = new QuietExplore(model, empty, Session.FIRST);
        ExploreViewModel without = new ExploreViewModel(other.bench)) {
      assertThat(without.topPatches().absence().get()).isEmpty();
      other.until(() -> other.indexes.settled().get());

      assertThat(without.topPatches().absence().get()).contains("there is none yet");
    }
  }

  private boolean isProjected() {
    return !explore.photograph().busy().get()
        && !explore.layer().busy().get()
        && !explore.unit().stale().get()
        && explore.unit().map().get() != null
        && explore.unit().map().get().channel() == explore.choice().channel().get();
  }

  private void untilTopIsShown() {
    window.until(
        () -> {
          TopPatches.Shown shown = explore.topPatches().top().shown().get();
          return isProjected()
              && shown != null
              && !explore.topPatches().stale().get()
              && !explore.topPatches().top().busy().get()
              && shown.mode() == explore.choice().mode().get()
              && shown.unit().equals(explore.topPatches().known().get().unit())
              && shown.projected().size() == shown.unit().shown().size();
        });
  }

  private TopPatches.Shown shown() {
    return explore.topPatches().top().shown().get();
  }

  private static Node layer(String name) {
    return model.network().find(name).orElseThrow();
  }
}
