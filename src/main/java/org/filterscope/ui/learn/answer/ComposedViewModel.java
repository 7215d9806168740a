package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Network;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.jspecify.annotations.Nullable;

/**
 * The view model of two convolutions without a function between them, and the single one that they
 * equal.
 */
final class ComposedViewModel extends FigureViewModel<LinearPair> {

  /** Stands for no chosen unit; the one with the strongest cell is shown. */
  static final int STRONGEST = -1;

  private final List<ConvolutionPair> pairs;
  private final LatestRequest<LinearPair.Composed> composing;
  private final BooleanBinding isBusy;
  private final ObjectProperty<@Nullable ConvolutionPair> pair =
      new SimpleObjectProperty<>(this, "pair");
  private final IntegerProperty unit = new SimpleIntegerProperty(this, "unit", STRONGEST);
  private final ReadOnlyObjectWrapper<LinearPair.@Nullable Composed> composed =
      new ReadOnlyObjectWrapper<>();
  private @Nullable LinearPair passed;

  /**
   * The network's first pair, if there is one. Nothing is computed before the figure is in view.
   */
  ComposedViewModel(
      Requests requests, Network network, ObservableValue<@Nullable Inspection> inspection) {
    super(requests, inspection);
    pairs = ConvolutionPair.of(network);
    pair.set(pairs.isEmpty() ? null : pairs.get(0));
    composing = requests.latest(Duration.ZERO, composed::set);
    isBusy = Bindings.or(super.busy(), composing.busy());
    subscriptions.onChange(pair, this::otherPair);
    subscriptions.onChange(unit, this::compose);
  }

  /** The network's pairs; many networks have none. */
  List<ConvolutionPair> pairs() {
    return pairs;
  }

  /** The chosen pair; null if there is none. */
  ObjectProperty<@Nullable ConvolutionPair> pair() {
    return pair;
  }

  /** The unit of the second layer, or {@link #STRONGEST}. */
  IntegerProperty unit() {
    return unit;
  }

  /** The result; that of an earlier choice while {@link #busy}; null until there is one. */
  ReadOnlyObjectProperty<LinearPair.@Nullable Composed> composed() {
    return composed.getReadOnlyProperty();
  }

  @Override
  BooleanBinding busy() {
    return isBusy;
  }

  @Override
  void cancel() {
    super.cancel();
    composing.cancel();
  }

  private void otherPair() {
    // The units of another pair differ, and what was computed belongs to the former pair.
    passed = null;
    unit.set(STRONGEST);
    again();
  }

  @Override
  void clear() {
    passed = null;
    composed.set(null);
  }

  @Override
  void ask(Inspection seen) {
    ConvolutionPair chosen = pair.get();
    if (chosen == null) {
      clear();
      return;
    }
    passed = null;
    request(
        words().get("learn.composed.busy", chosen.first().name(), chosen.second().name()),
        cancellation -> LinearPair.of(seen, chosen, cancellation));
  }

  @Override
  void arrived(LinearPair both) {
    passed = both;
    compose();
  }

  private void compose() {
    LinearPair both = passed;
    if (both == null) {
      return;
    }
    int channel = unit.get() == STRONGEST ? both.strongest() : unit.get();
    ConvolutionPair chosen = both.pair();
    composing.request(
        words().get("learn.composed.busy", chosen.first().name(), chosen.second().name()),
        cancellation ->
            CompletableFuture.supplyAsync(() -> both.compose(channel), requests.desk()));
  }
}
