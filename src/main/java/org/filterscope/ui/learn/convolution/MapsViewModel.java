package org.filterscope.ui.learn.convolution;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.filterscope.activation.FeatureMap;
import org.filterscope.lesson.convolution.PartialSums;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.CellAddress;
import org.jspecify.annotations.Nullable;

/** Chapter 2 without its nodes: a unit, a cell, and what its input channels add to the sum. */
final class MapsViewModel implements AutoCloseable {

  private final Requests requests;
  private final FilterViewModel unit;
  private final EarlierUnits earlier;
  private final BooleanProperty overMap = new SimpleBooleanProperty();
  private final IntegerProperty added = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<@Nullable Summation> summation =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PartialMap> partial = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Whole> summing;
  private final LatestRequest<PartialMap> adding;
  private @Nullable Whole whole;

  /** What a unit's channels add over its whole map. */
  private record Whole(SlidingFilter of, FeatureMap sums, PartialSums means) {}

  /**
   * Follows a unit and a cell.
   *
   * @param unit chooses the unit and the cell, in deeper convolutions only
   */
  MapsViewModel(Lesson lesson, FilterViewModel unit) {
    this.unit = unit;
    requests = lesson.workspace().requests();
    earlier = new EarlierUnits(lesson.used().model().network());
    summing = requests.latest(Duration.ZERO, this::summed);
    adding = requests.latest(Duration.ZERO, this::added);
    unit.cell().addListener((property, old, now) -> follow(old, now));
    overMap.addListener((property, old, now) -> sum());
    added.addListener((property, old, now) -> add());
  }

  /** The unit and the cell. */
  FilterViewModel unit() {
    return unit;
  }

  /**
   * Whether channels are ordered by what they add on average over the map, rather than at the cell.
   */
  BooleanProperty overMap() {
    return overMap;
  }

  /** The number of channels that are added so far. */
  IntegerProperty added() {
    return added;
  }

  /** What the channels add; null until it is known. */
  ReadOnlyObjectProperty<@Nullable Summation> summation() {
    return summation.getReadOnlyProperty();
  }

  /** The map of the channels added so far; it may lag behind {@link #added}; null for none. */
  ReadOnlyObjectProperty<@Nullable PartialMap> partial() {
    return partial.getReadOnlyProperty();
  }

  /**
   * Adds some channels, or takes some away.
   *
   * @return whether all are added
   */
  boolean add(int more) {
    Summation now = summation.get();
    if (now == null) {
      return false;
    }
    added.set(Math.max(0, Math.min(added.get() + more, now.channels())));
    return added.get() == now.channels();
  }

  /**
   * The unit that a channel comes from, and the cell; empty if a layer in between mixes channels.
   */
  Optional<CellAddress> origin(int channel) {
    FilterCell cell = unit.cell().get();
    ConvolutionMaps maps = cell == null ? null : cell.of().unit();
    return cell == null || maps == null
        ? Optional.empty()
        : earlier.behind(maps.layer(), channel, cell.row(), cell.column());
  }

  /** Whether the chapter can show a layer's units. */
  boolean holds(String layer) {
    return unit.layers().stream().anyMatch(each -> each.name().equals(layer));
  }

  /** The layers that the chapter can show: those that read other layers' maps. */
  static List<Node> layers(Lesson lesson) {
    return ConvolutionMaps.layers(lesson.used().model().network()).stream()
        .filter(layer -> !ConvolutionMaps.readsPhotograph(layer))
        .toList();
  }

  @Override
  public void close() {
    summing.cancel();
    adding.cancel();
    unit.close();
  }

  private void follow(@Nullable FilterCell old, @Nullable FilterCell now) {
    if (now == null || now.of().unit() == null) {
      summing.cancel();
      adding.cancel();
      whole = null;
      summation.set(null);
      partial.set(null);
      return;
    }
    if (old == null || !old.of().equals(now.of())) {
      SlidingFilter of = now.of();
      whole = null;
      partial.set(null);
      added.set(0);
      summing.request(
          requests.words().get("learn.maps.busy"),
          cancellation ->
              CompletableFuture.supplyAsync(
                  () ->
                      new Whole(
                          of,
                          of.filter().sums(of.inputs()),
                          PartialSums.overMap(of.filter(), of.inputs())),
                  requests.desk()));
    }
    sum();
  }

  private void summed(Whole found) {
    whole = found;
    sum();
  }

  private void sum() {
    FilterCell cell = unit.cell().get();
    Whole known = whole;
    if (cell == null) {
      return;
    }
    boolean isKnown = known != null && known.of().equals(cell.of());
    summation.set(
        overMap.get() && known != null && isKnown
            ? Summation.over(cell, known.means())
            : Summation.at(cell));
    add();
  }

  /** Maps are added one after the other, as fast as they can be. */
  private void add() {
    Summation now = summation.get();
    Whole known = whole;
    if (now == null
        || known == null
        || !known.of().equals(now.cell().of())
        || adding.busy().get()) {
      return;
    }
    int count = Math.min(added.get(), now.channels());
    PartialMap before = partial.get();
    if (before == null || !isOf(before, now, count)) {
      adding.request(
          requests.words().get("learn.maps.busy"),
          cancellation ->
              CompletableFuture.supplyAsync(
                  () -> PartialMap.of(known.of(), now.order(), count, known.sums(), before),
                  requests.desk()));
    }
  }

  private void added(PartialMap found) {
    Summation now = summation.get();
    if (now != null && now.cell().of().equals(found.of())) {
      partial.set(found);
    }
    add();
  }

  private static boolean isOf(PartialMap map, Summation sums, int count) {
    return map.of().equals(sums.cell().of())
        && map.added() == count
        && Arrays.equals(map.order(), sums.order());
  }
}
