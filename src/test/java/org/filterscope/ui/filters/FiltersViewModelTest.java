package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.PatchTile;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Kept;
import org.filterscope.home.Session;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.patches.ProjectedWinner;
import org.filterscope.patches.UnitPatches;
import org.filterscope.projection.Projection;
import org.filterscope.task.Engine;
import org.filterscope.testing.Golden;
import org.filterscope.ui.Activities;
import org.filterscope.ui.FileChoice;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Notices;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Words;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.unit.IndexEntry;
import org.filterscope.ui.unit.Indexes;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen's state, with the real network and an index of a few photographs. */
class FiltersViewModelTest {

  private static final long PATIENCE_SECONDS = 240;
  private static final List<String> SAMPLES = List.of("coffee", "cat", "clock");

  @TempDir Path folder;
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final ExecutorService desk = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Engine engine = new Engine();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Throwable> problems = new CopyOnWriteArrayList<>();
  private final List<Visit> visits = new ArrayList<>();
  private Path photographs;
  private Indexes indexes;
  private FiltersViewModel filters;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() throws IOException {
    photographs = Files.createDirectory(folder.resolve("three"));
    for (String name : SAMPLES) {
      Path file =
          Path.of(System.getProperty("filterscope.root", ""), "assets/photographs", name + ".jpg");
      Files.copy(file, photographs.resolve(name + ".jpg"));
    }
    Files.writeString(photographs.resolve("text.jpg"), "no picture");
    Model model = BuiltInModel.load(Golden.models());
    ModelInUse used = new ModelInUse(model, new Inspector(engine, model));
    Workspace workspace = workspace(used);
    indexes = new Indexes(workspace, engine, folder, folder.resolve("none.sqlite"));
    filters = new FiltersViewModel(workspace, used, indexes, visits::add);
    filters.look(true);
  }

  @AfterEach
  void close() {
    filters.close();
    indexes.close();
    clock.shutdownNow();
    desk.shutdownNow();
    engine.close();
  }

  /** One test, as collecting is what takes long. */
  @Test
  void aFolderIsIndexedBrowsedRenamedAndDeleted() {
    until(indexes::isListed);
    assertThat(indexes.all()).isEmpty();
    assertThat(filters.patches().get()).isNull();

    indexes.build(photographs);
    until(() -> told.stream().anyMatch(text -> text.startsWith("Indexed three: 3")));
    assertThat(indexes.building().skipped())
        .singleElement()
        .satisfies(skipped -> assertThat(skipped.file()).hasFileName("text.jpg"));
    until(() -> indexes.open().get() != null);
    until(() -> filters.patches().get() != null && !filters.patches().get().units().isEmpty());
    assertThat(problems).isEmpty();

    theUnitsOfALayerComeInOrder();
    aUnitShowsItsPatchesAndProjections();
    theWallPaintsWhatIsInView();
    aTypedNumberIsGoneTo();

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
    filters.layer().set(filters.layers().get(0));
    until(() -> filters.patches().get().layer().name().equals("conv1_1"));
    List<UnitPatches> units = filters.patches().get().units();
    assertThat(Order.NUMBER.of(units)).containsExactly(IntStream.range(0, 64).toArray());
    int[] strongest = Order.STRONGEST.of(units);
    for (int place = 1; place < strongest.length; place++) {
      assertThat(units.get(strongest[place]).statistics().strongest())
          .isLessThanOrEqualTo(units.get(strongest[place - 1]).statistics().strongest());
    }
    for (int dead : Order.DEAD.of(units)) {
      assertThat(units.get(dead).shown()).isEmpty();
    }
  }

  private void aUnitShowsItsPatchesAndProjections() {
    int unit = Order.STRONGEST.of(filters.patches().get().units())[0];
    filters.unit().set(unit);
    until(
        () -> {
          TopPatches.Shown shown = filters.top().shown().get();
          return shown != null
              && shown.unit().statistics().channel() == unit
              && !filters.top().busy().get()
              && shown.projected().size() == shown.unit().shown().size();
        });
    TopPatches.Shown shown = filters.top().shown().get();
    ProjectedWinner first = shown.projected().get(0);
    assertThat(first).isInstanceOf(ProjectedWinner.Seen.class);
    Projection projection = (Projection) ((ProjectedWinner.Seen) first).projected();
    assertThat(projection.value())
        .isCloseTo(
            shown.unit().shown().get(0).value(),
            org.assertj.core.data.Percentage.withPercentage(0.01));
    filters.visit(Visit.to(shown.unit().shown().get(0)));
    assertThat(visits).singleElement().satisfies(to -> assertThat(to.channel()).isEqualTo(unit));
  }

  private void theWallPaintsWhatIsInView() {
    int unit = filters.unit().get();
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
    assertThat(filters.unit().get()).isEqualTo(17);
    assertThat(filters.jumpTo("64", unit -> {})).isFalse();
    assertThat(told).anyMatch(text -> text.contains("64"));
  }

  private void until(BooleanSupplier isSo) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!isSo.getAsBoolean()) {
        Runnable next = window.poll(20, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        } else if (System.nanoTime() > deadline) {
          throw new AssertionError("waited in vain; told: " + told + ", problems: " + problems);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Workspace workspace(ModelInUse used) {
    Words words = new Words(Locale.ENGLISH);
    PictureReader reader = new PictureReader();
    Notices notices =
        new Notices() {
          @Override
          public void tell(String what) {
            told.add(what);
          }

          @Override
          public void problem(Throwable reason) {
            problems.add(reason);
          }
        };
    return new Workspace(
        words,
        notices,
        new Activities(clock, window::add, InstantSource.system()),
        new Nobody(),
        new OpenPicture(reader, desk, clock, window::add, notices, words),
        new ReadOnlyObjectWrapper<>(used),
        new Kept<>(
            Session.FIRST,
            new JsonFile<>(folder.resolve("session.json"), Session.class),
            clock,
            desk,
            problems::add),
        reader,
        desk,
        clock,
        window::add);
  }

  /** Chooses nothing. */
  private static final class Nobody implements FileChoice {
    @Override
    public Optional<Path> picture(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String name, List<FileKind> kinds) {
      return Optional.empty();
    }
  }
}
