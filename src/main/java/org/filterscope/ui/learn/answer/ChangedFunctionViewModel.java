package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.task.Engine;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/** One layer's function, or all, replaced: the map, and the answer. */
final class ChangedFunctionViewModel implements AutoCloseable {

  /** No unit was chosen: the one with the strongest cell is shown. */
  static final int STRONGEST = -1;

  private final Requests requests;
  private final Engine engine;
  private final ObservableValue<@Nullable Inspection> inspection;
  private final FunctionChoice choice;
  private final LatestRequest<ChangedAnswer> changing;
  private final LatestRequest<Maps> painting;
  private final WhenSeen work;
  private final Subscriptions subscriptions = new Subscriptions();
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

  /** Nothing is computed before somebody looks. */
  ChangedFunctionViewModel(
      Requests requests,
      Engine engine,
      ObservableValue<@Nullable Inspection> inspection,
      FunctionChoice choice) {
    this.requests = requests;
    this.engine = engine;
    this.inspection = inspection;
    this.choice = choice;
    changing = requests.latest(Duration.ZERO, this::arrived);
    painting = requests.latest(Duration.ZERO, maps::set);
    work = new WhenSeen(this::change, changing::cancel, changing.busy());
    subscriptions.onChange(inspection, work::changed);
    subscriptions.onChange(choice.layer(), this::otherLayer);
    subscriptions.onChange(choice.function(), work::changed);
    subscriptions.onChange(isEverywhere, work::changed);
    subscriptions.onChange(unit, this::paint);
  }

  /** Whether the function stands behind all layers, not only the chosen one. */
  BooleanProperty everywhere() {
    return isEverywhere;
  }

  /** The unit whose map is shown, or {@link #STRONGEST}. */
  IntegerProperty unit() {
    return unit;
  }

  /** What came of it; of an earlier choice while {@link #busy}; null until it is there. */
  ReadOnlyObjectProperty<@Nullable ChangedAnswer> changed() {
    return changed.getReadOnlyProperty();
  }

  /** The unit's maps; of an earlier choice until they are painted; null before. */
  ReadOnlyObjectProperty<@Nullable Maps> maps() {
    return maps.getReadOnlyProperty();
  }

  /** Whether it is being computed. */
  ReadOnlyBooleanProperty busy() {
    return changing.busy();
  }

  /** Somebody begins or ends to look. */
  void look(boolean isNow) {
    work.look(isNow);
  }

  /** Gives up what is computed. */
  void cancel() {
    changing.cancel();
  }

  /** Computes again what was given up. */
  void again() {
    work.changed();
  }

  @Override
  public void close() {
    subscriptions.close();
    changing.cancel();
    painting.cancel();
  }

  private void otherLayer() {
    unit.set(STRONGEST);
    work.changed();
  }

  private void change() {
    Inspection seen = inspection.getValue();
    if (seen == null) {
      changed.set(null);
      maps.set(null);
      return;
    }
    Node layer = choice.layer().get();
    Activation function = choice.function().get();
    boolean everywhere = isEverywhere.get();
    changing.request(
        requests
            .words()
            .get("learn.functions.busy.changed", TriedFunctions.name(requests.words(), function)),
        cancellation ->
            seen.maps(layer.name())
                .thenCompose(
                    before ->
                        engine.now(
                            () ->
                                ChangedAnswer.of(
                                    seen, before, layer, function, everywhere, cancellation))));
  }

  private void arrived(ChangedAnswer answer) {
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
        requests.words().get("learn.functions.busy.painting"),
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
