package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.learn.chapter.PaintedMap;
import org.jspecify.annotations.Nullable;

/** The view model of one or all replaced functions: a unit's map, and the answer. */
final class ChangedFunctionViewModel extends FigureViewModel<ChangedAnswer> {

  /** Stands for no chosen unit; the one with the strongest cell is shown. */
  static final int STRONGEST = -1;

  private final FunctionChoice choice;
  private final LatestRequest<Maps> painting;
  private final BooleanProperty isEverywhere = new SimpleBooleanProperty(this, "everywhere");
  private final IntegerProperty unit = new SimpleIntegerProperty(this, "unit", STRONGEST);
  private final ReadOnlyObjectWrapper<@Nullable ChangedAnswer> changed =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Maps> maps = new ReadOnlyObjectWrapper<>();

  /**
   * One unit's maps.
   *
   * @param of what they belong to
   * @param unit which unit
   * @param before with the layer's own function
   * @param now with the other one
   */
  record Maps(ChangedAnswer of, int unit, PaintedMap before, PaintedMap now) {}

  /** Nothing is computed before the figure is in view. */
  ChangedFunctionViewModel(
      Requests requests, ObservableValue<@Nullable Inspection> inspection, FunctionChoice choice) {
    super(requests, inspection);
    this.choice = choice;
    painting = requests.latest(Duration.ZERO, maps::set);
    subscriptions.onChange(choice.layer(), this::otherLayer);
    subscriptions.onChange(choice.function(), this::again);
    subscriptions.onChange(isEverywhere, this::again);
    subscriptions.onChange(unit, this::paint);
  }

  /** Whether all layers have the function, not only the chosen one. */
  BooleanProperty everywhere() {
    return isEverywhere;
  }

  /** The unit whose map is shown, or {@link #STRONGEST}. */
  IntegerProperty unit() {
    return unit;
  }

  /** The result; that of an earlier choice while {@link #busy}; null until there is one. */
  ReadOnlyObjectProperty<@Nullable ChangedAnswer> changed() {
    return changed.getReadOnlyProperty();
  }

  /** The unit's maps; those of an earlier choice until the new ones are painted; null before. */
  ReadOnlyObjectProperty<@Nullable Maps> maps() {
    return maps.getReadOnlyProperty();
  }

  @Override
  public void close() {
    super.close();
    painting.cancel();
  }

  private void otherLayer() {
    unit.set(STRONGEST);
    again();
  }

  @Override
  void clear() {
    changed.set(null);
    maps.set(null);
  }

  @Override
  void ask(Inspection seen) {
    Node layer = choice.layer().get();
    Activation function = choice.function().get();
    boolean everywhere = isEverywhere.get();
    request(
        words().get("learn.functions.busy.changed", TriedFunctions.name(words(), function)),
        cancellation ->
            seen.maps(layer.name())
                .thenCompose(
                    before ->
                        seen.compute(
                            forward ->
                                ChangedAnswer.of(
                                    seen,
                                    forward,
                                    before,
                                    layer,
                                    function,
                                    everywhere,
                                    cancellation),
                            cancellation)));
  }

  @Override
  void arrived(ChangedAnswer answer) {
    changed.set(answer);
    paint();
  }

  private void paint() {
    ChangedAnswer answer = changed.get();
    if (answer == null || answer.layer().index() != choice.layer().get().index()) {
      return;
    }
    int shown = unit.get() == STRONGEST ? answer.strongest() : unit.get();
    painting.request(
        words().get("learn.functions.busy.painting"),
        cancellation ->
            CompletableFuture.supplyAsync(
                () ->
                    new Maps(
                        answer,
                        shown,
                        PaintedMap.of(answer.before().map(shown)),
                        PaintedMap.of(answer.now().map(shown))),
                requests.desk()));
  }
}
