package org.filterscope.ui.learn.convolution;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.convolution.KernelPreset;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.CellAddress;
import org.jspecify.annotations.Nullable;

/** Chapter 1 without its nodes: which filter slides over the photograph, and where it is. */
final class FilterViewModel implements AutoCloseable {

  /** Stands for no unit yet. The strongest is chosen once the maps are there. */
  static final int NONE = -1;

  /** A cell this close to the map's largest value counts as found. */
  private static final float NEAR = 0.9f;

  /** Long enough to wait while a spinner is held down or a number is typed. */
  private static final Duration REST = Duration.ofMillis(30);

  private final Requests requests;
  private final PhotographViewModel photograph;
  private final Runnable found;
  private final List<Node> layers;
  private final Shape input;
  private final ObjectProperty<@Nullable Node> layer = new SimpleObjectProperty<>();
  private final IntegerProperty channel = new SimpleIntegerProperty(NONE);
  private final BooleanProperty own = new SimpleBooleanProperty();
  private final ObjectProperty<OwnKernel> kernel =
      new SimpleObjectProperty<>(OwnKernel.of(KernelPreset.EDGE));
  private final ReadOnlyObjectWrapper<@Nullable FilterCell> cell = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<SlidingFilter> filtering;
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * The layer's maps, kept while the chapter is in view, so that other units can be shown without
   * the engine.
   */
  private volatile @Nullable ConvolutionMaps maps;

  private @Nullable CellAddress visited;
  private boolean isInView;

  /**
   * Starts with the strongest unit of the first layer, once the chapter comes into view.
   *
   * @param layers the convolutions to choose from; if there are none, only a typed kernel can slide
   * @param found runs when the user has found where the filter answers most
   */
  FilterViewModel(Lesson lesson, List<Node> layers, Runnable found) {
    this.layers = List.copyOf(layers);
    this.found = found;
    requests = lesson.workspace().requests();
    photograph = lesson.photograph();
    input = lesson.used().model().network().input();
    filtering = requests.latest(REST, this::show);
    if (layers.isEmpty()) {
      own.set(true);
    } else {
      layer.set(layers.get(0));
    }
    layer.addListener(
        (property, old, now) -> {
          channel.set(NONE);
          ask();
        });
    channel.addListener((property, old, now) -> ask());
    own.addListener((property, old, now) -> ask());
    kernel.addListener((property, old, now) -> ask());
    subscriptions.onChange(photograph.inspection(), this::ask);
  }

  /** The convolutions to choose from. */
  List<Node> layers() {
    return layers;
  }

  /** The layer whose unit slides; null if the network has no convolution. */
  ObjectProperty<@Nullable Node> layer() {
    return layer;
  }

  /** The unit that slides, or {@link #NONE}. */
  IntegerProperty channel() {
    return channel;
  }

  /** Whether a typed kernel slides rather than a unit. */
  BooleanProperty own() {
    return own;
  }

  /** The typed kernel; never null. */
  ObjectProperty<OwnKernel> kernel() {
    return kernel;
  }

  /** The position of the window; null until a photograph has been passed through the network. */
  ReadOnlyObjectProperty<@Nullable FilterCell> cell() {
    return cell.getReadOnlyProperty();
  }

  /** Whether another filter or photograph is being prepared. */
  ReadOnlyBooleanProperty busy() {
    return filtering.busy();
  }

  /**
   * Called when the chapter comes into view or goes out of it. Out of view, nothing large is kept.
   */
  void look(boolean isNow) {
    isInView = isNow;
    if (isNow) {
      ask();
    } else {
      filtering.cancel();
      maps = null;
      cell.set(null);
    }
  }

  /** Shows how a unit's cell is computed. Cells of layers that are no convolutions are ignored. */
  void visit(CellAddress address) {
    layers.stream()
        .filter(each -> each.name().equals(address.layer()))
        .findFirst()
        .ifPresent(
            named -> {
              own.set(false);
              layer.set(named);
              channel.set(address.channel());
              visited = address;
              ask();
            });
  }

  /** Puts the window around a place of the photograph, in pixels of what the network sees. */
  void toPhotograph(double y, double x) {
    FilterCell now = cell.get();
    if (now != null) {
      choose(
          now,
          now.of().vertical().cellAround(Math.floor(y), now.of().map().height()),
          now.of().horizontal().cellAround(Math.floor(x), now.of().map().width()));
    }
  }

  /** Puts the window on a cell of the map, or the nearest one if it lies outside. */
  void toCell(int row, int column) {
    FilterCell now = cell.get();
    if (now != null) {
      choose(now, row, column);
    }
  }

  /** Moves the window by some cells, but not past the map's borders. */
  void move(int rows, int columns) {
    FilterCell now = cell.get();
    if (now != null) {
      choose(now, now.row() + rows, now.column() + columns);
    }
  }

  /** Moves the window on or back in reading order, from the end to the beginning. */
  void advance(int by) {
    FilterCell now = cell.get();
    if (now != null) {
      int columns = now.of().map().width();
      int cells = now.of().map().height() * columns;
      int next = Math.floorMod(now.row() * columns + now.column() + by, cells);
      cell.set(FilterCell.at(now.of(), next / columns, next % columns));
    }
  }

  @Override
  public void close() {
    subscriptions.close();
    filtering.cancel();
    maps = null;
  }

  private void choose(FilterCell now, int row, int column) {
    int down = within(row, now.of().map().height());
    int right = within(column, now.of().map().width());
    if (down != now.row() || right != now.column()) {
      FilterCell chosen = FilterCell.at(now.of(), down, right);
      cell.set(chosen);
      float peak = now.of().peak().value();
      if (peak > 0 && chosen.value() >= NEAR * peak) {
        found.run();
      }
    }
  }

  private void ask() {
    Inspection inspection = photograph.inspection().get();
    Node chosen = layer.get();
    if (!isInView || inspection == null) {
      filtering.cancel();
      if (inspection == null) {
        cell.set(null);
        maps = null;
      }
      return;
    }
    OwnKernel typed = kernel.get();
    // For networks that read very small pictures.
    OwnKernel mine = typed.fits(input) ? typed : typed.sliding(typed.stride(), typed.size() / 2);
    int unit = channel.get();
    if (own.get() || chosen == null) {
      filtering.request(
          requests.words().get("learn.filter.busy"),
          cancellation ->
              CompletableFuture.supplyAsync(
                  () -> SlidingFilter.of(inspection, mine), requests.desk()));
    } else {
      filtering.request(
          requests.words().get("learn.filter.busy"),
          cancellation ->
              mapsOf(inspection, chosen)
                  .thenApplyAsync(
                      found -> SlidingFilter.of(found, unit == NONE ? found.strongest() : unit),
                      requests.desk()));
    }
  }

  /** Called on the clock's thread. */
  private CompletableFuture<ConvolutionMaps> mapsOf(Inspection inspection, Node of) {
    ConvolutionMaps kept = maps;
    return kept != null && kept.isOf(inspection, of)
        ? CompletableFuture.completedFuture(kept)
        : ConvolutionMaps.of(inspection, of);
  }

  private void show(SlidingFilter found) {
    if (found.unit() != null) {
      maps = found.unit();
      if (channel.get() == NONE) {
        channel.set(found.channel());
        filtering.cancel();
      }
    }
    cell.set(first(found));
  }

  /** The cell that the user comes to see, or the place of the photograph where the window was. */
  private FilterCell first(SlidingFilter found) {
    CellAddress address = visited;
    FilterCell before = cell.get();
    int rows = found.map().height();
    int columns = found.map().width();
    ConvolutionMaps unit = found.unit();
    if (address != null && unit != null && unit.layer().name().equals(address.layer())) {
      visited = null;
      return FilterCell.at(found, within(address.row(), rows), within(address.column(), columns));
    }
    if (before == null) {
      return FilterCell.at(found, rows / 2, columns / 2);
    }
    return FilterCell.at(
        found,
        before.row() * rows / before.of().map().height(),
        before.column() * columns / before.of().map().width());
  }

  private static int within(int at, int count) {
    return Math.max(0, Math.min(at, count - 1));
  }
}
