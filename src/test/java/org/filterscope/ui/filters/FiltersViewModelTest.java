package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.filterscope.figure.PatchTile;
import org.filterscope.home.Session;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.projection.Projection;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.unit.PatchLocation;
import org.filterscope.ui.unit.TopPatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen's state, with the real network and an index of a few photographs. */
class FiltersViewModelTest {

  private static final List<String> SAMPLES = List.of("coffee", "cat", "clock");

  @TempDir Path folder;
  private final List<PatchLocation> visits = new ArrayList<>();
  private QuietWindow window;
  private Path photographs;
  private Indexes indexes;
  private FiltersViewModel filters;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() throws IOException {
    photographs = Files.createDirectory(folder.resolve("three"));
    for (String name : SAMPLES) {
      Path file = QuietWindow.sample(name);
      Files.copy(file, photographs.resolve(name + ".jpg"));
    }
    Files.writeString(photographs.resolve("text.jpg"), "no picture");
    window = new QuietWindow(QuietWindow.builtIn(), folder, Session.FIRST);
    indexes = new Indexes(window.workspace, window.engine, folder, folder.resolve("none.sqlite"));
    filters =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, visits::add);
    filters.look(true);
  }

  @AfterEach
  void close() {
    filters.close();
    indexes.close();
    window.close();
  }

  /** One test, as collecting is what takes long. */
  @Test
  void aFolderIsIndexedBrowsedRenamedAndDeleted() {
    until(indexes::isListed);
    assertThat(indexes.all()).isEmpty();
    assertThat(filters.patches().get()).isNull();

    indexes.build(photographs);
    until(() -> window.told.stream().anyMatch(text -> text.startsWith("Indexed three: 3")));
    assertThat(indexes.building().skipped())
        .singleElement()
        .satisfies(skipped -> assertThat(skipped.file()).hasFileName("text.jpg"));
    until(() -> indexes.open().get() != null);
    until(() -> filters.patches().get() != null && !filters.patches().get().units().isEmpty());
    assertThat(window.problems).isEmpty();

    theUnitsOfALayerComeInOrder();
    aUnitShowsItsPatchesAndProjections();
    theWallPaintsWhatIsInView();
    aTypedNumberIsGoneTo();

    // The list is read again when the last photograph was looked at.
    until(() -> indexes.chosen().get() != null && indexes.chosen().get().isFinished());
    IndexEntry built = indexes.chosen().get();
    assertThat(built.folder()).contains(photographs.toAbsolutePath().normalize());
    assertThat(built.isFinished()).isTrue();
    indexes.rename(built, "renamed");
    until(() -> indexes.all().stream().anyMatch(entry -> entry.name().equals("renamed")));
    until(() -> indexes.open().get() != null);
    indexes.delete(indexes.chosen().get());
    until(() -> indexes.all().isEmpty());
    assertThat(folder.resolve("renamed.sqlite")).doesNotExist();
    assertThat(filters.patches().get()).isNull();
  }

  private void theUnitsOfALayerComeInOrder() {
    filters.choice().layer().set(filters.choice().layers().get(0));
    until(() -> filters.patches().get().layer().name().equals("conv1_1"));
    List<UnitPatches> units = filters.patches().get().units();
    assertThat(UnitOrder.NUMBER.of(units, null)).containsExactly(IntStream.range(0, 64).toArray());
    int[] strongest = UnitOrder.STRONGEST.of(units, null);
    for (int place = 1; place < strongest.length; place++) {
      assertThat(units.get(strongest[place]).statistics().strongest())
          .isLessThanOrEqualTo(units.get(strongest[place - 1]).statistics().strongest());
    }
    for (int dead : UnitOrder.DEAD.of(units, null)) {
      assertThat(units.get(dead).shown()).isEmpty();
    }
  }

  private void aUnitShowsItsPatchesAndProjections() {
    int unit = UnitOrder.STRONGEST.of(filters.patches().get().units(), null)[0];
    filters.choice().unit().set(unit);
    until(
        () -> {
          TopPatches.Shown shown = filters.top().shown().get();
          return shown != null
              && shown.unit().statistics().channel() == unit
              && !filters.top().busy().get()
              && shown.projected().size() == shown.unit().shown().size();
        });
    TopPatches.Shown shown = filters.top().shown().get();
    ProjectedPatch first = shown.projected().get(0);
    assertThat(first).isInstanceOf(ProjectedPatch.Seen.class);
    Projection projection = (Projection) ((ProjectedPatch.Seen) first).projected();
    assertThat(projection.value())
        .isCloseTo(
            shown.unit().shown().get(0).value(),
            org.assertj.core.data.Percentage.withPercentage(0.01));
    filters.visit(PatchLocation.to(shown.unit().shown().get(0)));
    assertThat(visits).singleElement().satisfies(to -> assertThat(to.channel()).isEqualTo(unit));
  }

  private void theWallPaintsWhatIsInView() {
    // One that is not shown large, whose projections the wall would take over.
    int unit = UnitOrder.STRONGEST.of(filters.patches().get().units(), null)[1];
    List<Integer> arrived = new ArrayList<>();
    filters.tiles().onArrived(arrived::add);
    filters.tiles().want(List.of(unit));
    until(() -> arrived.size() >= 2);
    PatchTile tile = java.util.Objects.requireNonNull(filters.tiles().tile());
    int[] argb = new int[tile.height() * tile.width(true)];
    filters.tiles().paint(unit, true, argb);
    long opaque = IntStream.of(argb).filter(pixel -> pixel >>> 24 == 0xFF).count();
    assertThat(opaque).isGreaterThan((long) tile.slot() * tile.slot());
  }

  private void aTypedNumberIsGoneTo() {
    assertThat(filters.jumpTo("17", unit -> {})).isTrue();
    assertThat(filters.choice().unit().get()).isEqualTo(17);
    assertThat(filters.jumpTo("64", unit -> {})).isFalse();
    assertThat(window.told).anyMatch(text -> text.contains("64"));
  }

  private void until(BooleanSupplier isSo) {
    window.until(isSo);
  }
}
