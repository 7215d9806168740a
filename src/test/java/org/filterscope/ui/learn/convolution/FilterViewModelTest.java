package org.filterscope.ui.learn.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.filterscope.activation.Peak;
import org.filterscope.image.Picture;
import org.filterscope.lesson.convolution.KernelPreset;
import org.filterscope.network.Model;
import org.filterscope.network.Region;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.learn.QuietLesson;
import org.filterscope.ui.unit.CellAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter 1 without its nodes. */
class FilterViewModelTest {

  private static final float[] ONLY_ITSELF = {0, 0, 0, 0, 1, 0, 0, 0, 0};

  @TempDir private Path home;
  private final List<String> found = new ArrayList<>();
  private final Model small = SmallModel.create();
  private QuietLesson window;
  private FilterViewModel filter;

  @BeforeEach
  void open() {
    window = new QuietLesson(small, home, null);
    filter =
        new FilterViewModel(
            window.lesson, ConvolutionMaps.layers(small.network()), () -> found.add("found"));
    window.open("coffee");
    filter.look(true);
    await("conv1");
  }

  @AfterEach
  void close() {
    filter.close();
    window.close();
  }

  private void await(String layer) {
    window.until(
        () -> {
          FilterCell cell = filter.cell().get();
          return cell != null
              && !filter.busy().get()
              && cell.of().inspection() == window.photograph.inspection().get()
              && cell.of().unit() != null
              && cell.of().unit().layer().name().equals(layer)
              && cell.of().channel() == filter.channel().get();
        });
  }

  private void awaitOwn() {
    window.until(
        () ->
            !filter.busy().get()
                && filter.cell().get() != null
                && cell().of().unit() == null
                && cell().of().filter().vertical().stride() == filter.kernel().get().stride());
  }

  private FilterCell cell() {
    return Objects.requireNonNull(filter.cell().get());
  }

  @Test
  void whereverTheWindowIsTheResultIsTheEnginesValue() {
    Random places = new Random(5);
    for (String layer : List.of("conv1", "conv2", "conv3_2")) {
      filter.layer().set(small.network().find(layer).orElseThrow());
      await(layer);
      float largest = cell().of().peak().value();
      for (int i = 0; i < 50; i++) {
        filter.toCell(places.nextInt(64), places.nextInt(64));
        assertThat(cell().arithmetic().value()).isCloseTo(cell().value(), within(1e-5 * largest));
      }
    }
  }

  @Test
  void draggingAsksTheEngineForNothing() {
    SlidingFilter before = cell().of();
    for (int i = 0; i < 200; i++) {
      filter.toPhotograph(i % 64, 64 - i % 64);
      assertThat(filter.busy().get()).isFalse();
      assertThat(cell().of()).isSameAs(before);
    }
  }

  @Test
  void theWindowOnThePhotographLiesAroundThePointer() {
    filter.layer().set(small.network().find("conv3_1").orElseThrow());
    await("conv3_1");

    filter.toPhotograph(20.5, 41.5);

    Region field = cell().of().field(cell().row(), cell().column());
    assertThat((field.top() + field.bottom()) / 2.0).isCloseTo(20.5, within(2.0));
    assertThat((field.left() + field.right()) / 2.0).isCloseTo(41.5, within(2.0));
  }

  @Test
  void playingReadsRowByRowAndBeginsAgainAtTheEnd() {
    filter.toCell(3, 63);
    filter.advance(1);
    assertThat(List.of(cell().row(), cell().column())).containsExactly(4, 0);

    filter.toCell(63, 63);
    filter.advance(1);
    assertThat(List.of(cell().row(), cell().column())).containsExactly(0, 0);
  }

  @Test
  void theTaskIsDoneByHandAndNotByPlaying() {
    Peak peak = cell().of().peak();
    filter.toCell(peak.row(), peak.column() - 1);
    found.clear();

    filter.advance(1);
    assertThat(cell().value()).isEqualTo(peak.value());
    assertThat(found).isEmpty();

    filter.move(0, -1);
    found.clear();
    filter.move(0, 1);
    assertThat(found).isNotEmpty();
  }

  @Test
  void anotherPhotographIsSeenAtTheSamePlace() {
    filter.toCell(10, 50);
    window.open("cat");
    await("conv1");

    assertThat(List.of(cell().row(), cell().column())).containsExactly(10, 50);
  }

  @Test
  void whoComesForACellOfAnotherLayerFindsItThere() {
    filter.visit(new CellAddress("conv3_2", 7, 4, 9));
    await("conv3_2");

    assertThat(cell().of().channel()).isEqualTo(7);
    assertThat(List.of(cell().row(), cell().column())).containsExactly(4, 9);
  }

  @Test
  void aKernelThatKeepsOnlyTheMiddleGivesTheMeanOfTheColours() {
    filter.kernel().set(new OwnKernel(3, ONLY_ITSELF, 1, 1));
    filter.own().set(true);
    awaitOwn();
    filter.toCell(12, 34);

    Picture seen = cell().of().inspection().input();
    int pixel = seen.argb()[12 * seen.width() + 34];
    double mean = ((pixel >> 16 & 0xFF) + (pixel >> 8 & 0xFF) + (pixel & 0xFF)) / 3.0;
    assertThat(cell().value()).isCloseTo((float) mean, within(1e-3f));
  }

  @Test
  void withStrideTwoTheMapIsHalfAsWide() {
    filter.own().set(true);
    filter.kernel().set(OwnKernel.of(KernelPreset.BLUR).sliding(2, 1));
    awaitOwn();

    assertThat(cell().of().map().width()).isEqualTo(32);
    assertThat(cell().of().map().height()).isEqualTo(32);
  }

  @Test
  void outOfViewNothingIsKeptAndComingBackItIsThereAgain() {
    filter.look(false);
    assertThat(filter.cell().get()).isNull();

    filter.look(true);
    await("conv1");
  }
}
