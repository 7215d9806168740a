package org.filterscope.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.filterscope.home.Session;
import org.filterscope.network.Node;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.SampleIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explore with a model whose last block was trained, and the index of the model before. */
class SharedIndexTest {

  @TempDir Path home;
  private QuietExplore window;
  private ExploreViewModel explore;

  @BeforeEach
  void open() throws IOException {
    SampleIndex.collect(SmallModel.create(), home);
    window = new QuietExplore(SmallModel.retrained("conv3_1", "classes"), home, Session.FIRST);
    explore = new ExploreViewModel(window.bench);
    window.bench.workspace().picture().open(QuietExplore.golden("coffee"));
    window.until(() -> window.indexes.open().get() != null);
  }

  @AfterEach
  void close() {
    explore.close();
    window.close();
  }

  @Test
  void aUnitBelowTheTrainedLayersShowsItsTopPatches() {
    choose("conv2");

    window.until(() -> explore.unit().topPatches().known().get() != null);
    assertThat(explore.unit().topPatches().known().get().unit().shown()).isNotEmpty();
    assertThat(explore.statistics().absence().get()).isEmpty();
    assertThat(window.problems).isEmpty();
  }

  @Test
  void aTrainedLayerSaysWhyItHasNone() {
    choose("conv3_2");

    assertThat(explore.statistics().absence().get())
        .startsWith("The index \"samples\" has no patches for conv3_2 of this model")
        .contains("other weights");
    assertThat(window.problems).isEmpty();
  }

  private void choose(String layer) {
    Node node = window.used.model().network().find(layer).orElseThrow();
    explore.choice().layer().set(node);
  }
}
