package org.filterscope.ui.learn.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.filterscope.network.Model;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.learn.QuietLesson;
import org.filterscope.ui.unit.CellAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter 2 without its nodes. */
class MapsViewModelTest {

  @TempDir private Path home;
  private final Model small = SmallModel.create();
  private QuietLesson window;
  private MapsViewModel maps;

  @BeforeEach
  void open() {
    window = new QuietLesson(small, home, null);
    FilterViewModel unit =
        new FilterViewModel(window.lesson, MapsViewModel.layers(window.lesson), () -> {});
    maps = new MapsViewModel(window.lesson, unit);
    window.open("coffee");
    unit.look(true);
    window.until(() -> maps.partial().get() != null && !unit.busy().get());
  }

  @AfterEach
  void close() {
    maps.close();
    window.close();
  }

  private Summation summation() {
    return Objects.requireNonNull(maps.summation().get());
  }

  private PartialMap add(int channels) {
    maps.added().set(channels);
    window.until(
        () -> {
          PartialMap shown = maps.partial().get();
          return shown != null
              && shown.added() == channels
              && Arrays.equals(shown.order(), summation().order());
        });
    return Objects.requireNonNull(maps.partial().get());
  }

  @Test
  void theFirstUnitShownReadsMapsAndNotThePhotograph() {
    assertThat(maps.unit().layers())
        .extracting("name")
        .containsExactly("conv2", "conv3_1", "conv3_2");
  }

  @Test
  void withAllChannelsAddedTheMapsOfSumsIsTheUnitsMapBeforeItsFunction() {
    PartialMap all = add(summation().channels());

    float[] engine = summation().cell().of().map().values();
    float largest = summation().cell().of().peak().value();
    for (int cell = 0; cell < engine.length; cell++) {
      // The function is ReLU.
      assertThat(Math.max(0, all.sums()[cell])).isCloseTo(engine[cell], within(1e-5f * largest));
    }
  }

  @Test
  void channelsAreOrderedByTheSizeOfWhatTheyAddAtTheCell() {
    maps.unit().toCell(9, 21);
    double[] sizes =
        Arrays.stream(summation().order())
            .mapToDouble(channel -> -Math.abs(summation().ofChannels().ofChannels()[channel]))
            .toArray();

    assertThat(sizes).isSorted();
    assertThat(summation().running()[summation().channels()])
        .isCloseTo(summation().cell().arithmetic().sum(), within(1e-9));
  }

  @Test
  void takingAChannelAwayGivesTheSumBefore() {
    float[] before = add(3).sums();
    add(4);

    assertThat(add(3).sums()).isEqualTo(before);
  }

  @Test
  void overTheMapTheMeanOfEachChannelCounts() {
    maps.overMap().set(true);
    window.until(() -> summation().isOverMap());

    SlidingFilter of = summation().cell().of();
    int first = summation().order()[0];
    float[] sums = of.filter().sumsOf(of.inputs(), first).values();
    double mean = IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).average().orElseThrow();
    assertThat(summation().ofChannels().ofChannels()[first]).isCloseTo(mean, within(1e-4));
  }

  @Test
  void aChannelLeadsBackThroughThePoolingToTheUnitThatMadeIt() {
    maps.unit().toCell(10, 20);

    // A cell of conv2 sees two rows of conv1 for each of its own.
    CellAddress origin = maps.origin(5).orElseThrow();
    assertThat(origin.layer()).isEqualTo("conv1");
    assertThat(origin.channel()).isEqualTo(5);
    assertThat(origin.row()).isBetween(20, 21);
    assertThat(origin.column()).isBetween(40, 41);
  }
}
