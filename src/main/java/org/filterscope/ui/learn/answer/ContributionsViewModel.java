package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.jspecify.annotations.Nullable;

/**
 * The view model of a dense layer: what adds up to one unit's sum, and where the inputs come from.
 */
final class ContributionsViewModel extends FigureViewModel<Contributions> {

  /** Stands for no chosen unit; the one with the largest value is shown. */
  static final int LARGEST = -1;

  /** No input is chosen. */
  static final int NONE = -1;

  /** How many contributions are listed. */
  static final int LISTED = 20;

  private final List<Node> layers;
  private final LatestRequest<InputPlace> placing;
  private final ObjectProperty<Node> layer;
  private final IntegerProperty unit = new SimpleIntegerProperty(this, "unit", LARGEST);
  private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", NONE);
  private final ObjectProperty<Contributions.Side> side =
      new SimpleObjectProperty<>(this, "side", Contributions.Side.LARGEST);
  private final ReadOnlyObjectWrapper<@Nullable Contributions> contributions =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable InputPlace> place = new ReadOnlyObjectWrapper<>();

  /**
   * Starts with the sum of the likeliest class. Nothing is computed before the figure is in view.
   *
   * @throws IllegalArgumentException if the network has no dense layer
   */
  ContributionsViewModel(
      Requests requests, Network network, ObservableValue<@Nullable Inspection> inspection) {
    super(requests, inspection);
    layers = layers(network);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("No layer is dense");
    }
    layer = new SimpleObjectProperty<>(this, "layer", layers.get(layers.size() - 1));
    placing = requests.latest(Duration.ZERO, place::set);
    subscriptions.onChange(layer, this::otherLayer);
    subscriptions.onChange(unit, this::again);
    subscriptions.onChange(chosen, this::findPlace);
  }

  /** The dense layers of a network, in its order. */
  static List<Node> layers(Network network) {
    return network.nodes().stream()
        .filter(node -> node.operation() instanceof Operation.Dense)
        .toList();
  }

  /** The dense layers. */
  List<Node> layers() {
    return layers;
  }

  /** The dense layer that is shown; the last one at first. */
  ObjectProperty<Node> layer() {
    return layer;
  }

  /** The layer's unit, or {@link #LARGEST}; a class if the layer is the last. */
  IntegerProperty unit() {
    return unit;
  }

  /** Which contributions are listed. */
  ObjectProperty<Contributions.Side> side() {
    return side;
  }

  /** The chosen input, an index into the vector that the layer reads, or {@link #NONE}. */
  IntegerProperty chosen() {
    return chosen;
  }

  /** What adds up to the unit's sum; of an earlier choice while {@link #busy}. */
  ReadOnlyObjectProperty<@Nullable Contributions> contributions() {
    return contributions.getReadOnlyProperty();
  }

  /** Where the chosen input comes from; null while none is chosen. */
  ReadOnlyObjectProperty<@Nullable InputPlace> place() {
    return place.getReadOnlyProperty();
  }

  /** The inputs that are listed. */
  List<Integer> listed() {
    Contributions all = contributions.get();
    return all == null ? List.of() : all.largest(side.get(), LISTED);
  }

  /** Shows a class that the user comes to see. */
  void visit(int index) {
    layer.set(layers.get(layers.size() - 1));
    unit.set(index);
  }

  @Override
  public void close() {
    super.close();
    placing.cancel();
  }

  private void otherLayer() {
    unit.set(LARGEST);
    again();
  }

  @Override
  void clear() {
    contributions.set(null);
    findPlace();
  }

  @Override
  void ask(Inspection seen) {
    Node wanted = layer.get();
    int wantedUnit = unit.get();
    request(
        words().get("learn.dense.busy", wanted.name()),
        cancellation -> Contributions.of(seen, wanted, wantedUnit));
  }

  /** The largest contribution is chosen, so that there is something to see. */
  @Override
  void arrived(Contributions weighed) {
    Contributions before = contributions.get();
    boolean isSameVector = before != null && before.layer().index() == weighed.layer().index();
    contributions.set(weighed);
    if (!isSameVector || chosen.get() == NONE) {
      chosen.set(NONE);
      chosen.set(listed().isEmpty() ? NONE : listed().get(0));
    } else {
      findPlace();
    }
  }

  private void findPlace() {
    Contributions all = contributions.get();
    int input = chosen.get();
    if (all == null || input == NONE) {
      placing.cancel();
      place.set(null);
      return;
    }
    placing.request(
        words().get("learn.dense.busy", all.layer().name()),
        cancellation -> InputPlace.of(all, input, requests.desk()));
  }
}
