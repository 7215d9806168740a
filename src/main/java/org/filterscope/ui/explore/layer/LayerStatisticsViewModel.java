package org.filterscope.ui.explore.layer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.filterscope.network.Node;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.index.OpenIndex;
import org.jspecify.annotations.Nullable;

/** What the chosen index knows of the chosen layer. */
public final class LayerStatisticsViewModel implements AutoCloseable {

  /** Long enough that a key held down reads no layer on its way. */
  private static final Duration REST = Duration.ofMillis(40);

  private final Requests requests;
  private final Indexes indexes;
  private final ModelInUse used;
  private final UnitSelection choice;
  private final LatestRequest<LayerStatistics> reading;
  private final ReadOnlyObjectWrapper<@Nullable LayerStatistics> known =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper absence = new ReadOnlyStringWrapper("");
  private final Subscriptions subscriptions = new Subscriptions();

  /** Follows the choice and the index in use. */
  public LayerStatisticsViewModel(
      Requests requests, Indexes indexes, ModelInUse used, UnitSelection choice) {
    this.requests = requests;
    this.indexes = indexes;
    this.used = used;
    this.choice = choice;
    reading = requests.latest(REST, known::set);
    choice.layer().addListener((property, old, now) -> read());
    subscriptions.onChange(indexes.open(), this::read);
    subscriptions.onChange(indexes.settled(), this::read);
    subscriptions.onChange(indexes.growth(), this::read);
    read();
  }

  /** The layer looked up last; null where none is known. Another than chosen until that is read. */
  public ReadOnlyObjectProperty<@Nullable LayerStatistics> known() {
    return known.getReadOnlyProperty();
  }

  /** Whether the index in use knows the chosen layer; while one is being opened, as before. */
  public ReadOnlyBooleanProperty offered() {
    return offered.getReadOnlyProperty();
  }

  /** Why nothing is known, in words; empty if something is, or may be in a moment. */
  public ReadOnlyStringProperty absence() {
    return absence.getReadOnlyProperty();
  }

  /** How a unit behaves on all photographs; empty if that is not known, or not yet. */
  public Optional<UnitStatistics> of(Node layer, int channel) {
    return at(layer).map(there -> there.units().get(channel));
  }

  /** What is known of a layer; empty if that is nothing, or not yet. */
  public Optional<LayerStatistics> at(Node layer) {
    return Optional.ofNullable(known.get())
        .filter(there -> there.layer().index() == layer.index())
        .filter(there -> there.units().get(0).views() > 0);
  }

  @Override
  public void close() {
    subscriptions.close();
    reading.cancel();
  }

  private void read() {
    OpenIndex index = indexes.openOf(used).orElse(null);
    Node layer = choice.layer().get();
    boolean isKnown = index != null && index.knows(layer.name());
    boolean isSettled = indexes.settled().get();
    absence.set(isKnown || !isSettled ? "" : reason(index, layer));
    if (isKnown || isSettled) {
      offered.set(isKnown);
    }
    if (index == null || !isKnown) {
      reading.cancel();
      known.set(null);
    } else {
      reading.request(
          requests.words().get("filters.busy.reading", layer.name()),
          cancellation ->
              CompletableFuture.supplyAsync(
                  () -> LayerStatistics.read(index, layer), requests.desk()));
    }
  }

  private String reason(@Nullable OpenIndex index, Node layer) {
    if (index != null) {
      String key =
          index.hasOtherWeights(layer.name()) ? "explore.top.other-weights" : "explore.top.layer";
      return requests.words().get(key, index.entry().name(), layer.name());
    }
    IndexEntry chosen = indexes.chosen().get();
    return chosen == null
        ? requests.words().get("explore.top.none")
        : requests.words().get("explore.top.unusable", chosen.name());
  }
}
