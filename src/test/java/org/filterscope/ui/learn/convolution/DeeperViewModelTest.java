package org.filterscope.ui.learn.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.filterscope.activation.LayerMaps;
import org.filterscope.lesson.convolution.PlaceInLayers;
import org.filterscope.network.Model;
import org.filterscope.task.Answers;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.learn.QuietLesson;
import org.filterscope.ui.learn.chapter.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter 3 without its nodes. */
class DeeperViewModelTest {

  @TempDir private Path home;
  private final Task task = new Task("three units");
  private final Model small = SmallModel.create();
  private QuietLesson window;
  private DeeperViewModel deeper;

  @BeforeEach
  void open() throws IOException {
    SampleIndex.collect(small, home, "conv3_2");
    window = new QuietLesson(small, home, null);
    deeper = new DeeperViewModel(window.lesson, task);
    window.open("coffee");
    deeper.look(true);
    window.until(() -> deeper.place().get() != null);
  }

  @AfterEach
  void close() {
    deeper.close();
    window.close();
  }

  private DeeperViewModel.Place place() {
    return Objects.requireNonNull(deeper.place().get());
  }

  @Test
  void eachBlockEndsWithItsLastConvolution() {
    assertThat(DeeperViewModel.ofBlocks(place().layers()))
        .extracting(PlaceInLayers.Step::layer)
        .containsExactly("conv1", "conv2", "conv3_2");
    assertThat(deeper.blocks()).hasSize(3);
  }

  @Test
  void theUnitShownAnswersMostInTheEnginesMaps() {
    deeper.goTo(40, 22);
    PlaceInLayers.Step step = DeeperViewModel.ofBlocks(place().layers()).get(2);

    LayerMaps maps = Answers.await(place().inspection().maps("conv3_2"));
    for (int channel = 0; channel < maps.shape().channels(); channel++) {
      assertThat(maps.map(channel).at(step.row(), step.column())).isLessThanOrEqualTo(step.value());
    }
  }

  @Test
  void itsProjectionAndItsPatchesComeOnceThePlaceRests() {
    StrongestUnitViewModel last = deeper.blocks().get(2);
    window.until(() -> last.projection().get() != null && !last.patches().get().isEmpty());

    assertThat(last.patches().get()).hasSize(SampleIndex.PHOTOGRAPHS.size());
  }

  @Test
  void whileAnotherUnitsPatchesAreLookedUpTheyAreNotYetMissing() {
    StrongestUnitViewModel last = deeper.blocks().get(2);
    window.until(() -> !last.patches().get().isEmpty());
    assertThat(last.looking().get()).isFalse();

    int before = last.found().get().step().channel();
    for (int x = 0; x < 64 && last.found().get().step().channel() == before; x += 4) {
      deeper.goTo(x, x);
    }

    assertThat(last.patches().get()).isEmpty();
    assertThat(last.looking().get()).isTrue();
  }

  @Test
  void ofALayerThatTheIndexDoesNotKnowThereAreNoPatches() {
    StrongestUnitViewModel last = deeper.blocks().get(2);
    window.until(() -> !last.patches().get().isEmpty());

    assertThat(deeper.blocks().get(0).patches().get()).isEmpty();
  }

  @Test
  void threeUnitsOfTheLastBlockMakeTheTaskDone() {
    for (int y = 4; y < 64 && !task.done().get(); y += 6) {
      for (int x = 4; x < 64 && !task.done().get(); x += 6) {
        deeper.goTo(y, x);
      }
    }
    assertThat(task.done().get()).isTrue();
  }

  @Test
  void outsideThePhotographTheNearestPlaceIsMeant() {
    deeper.goTo(-20, 900);
    assertThat(List.of(place().row(), place().column())).containsExactly(0, 63);
  }
}
