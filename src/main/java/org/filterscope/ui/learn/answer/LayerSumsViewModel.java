package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.lesson.function.LayerSums;
import org.filterscope.network.Activation;
import org.filterscope.network.Node;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.jspecify.annotations.Nullable;

/**
 * The view model of a function and its derivative, with the real sums of a layer that it is applied
 * to.
 */
final class LayerSumsViewModel extends FigureViewModel<MeasuredSums> {

  /** The part of the axis where the functions bend. */
  static final double NEAR = 6;

  private static final int POINTS = 481;

  private final FunctionChoice choice;
  private final LatestRequest<SumsBehind> counting;

  private final BooleanProperty isWhole = new SimpleBooleanProperty(this, "whole");
  private final DoubleProperty point = new SimpleDoubleProperty(this, "point", 1);
  private final ReadOnlyObjectWrapper<@Nullable MeasuredSums> measured =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable SumsBehind> behind = new ReadOnlyObjectWrapper<>();

  /** Nothing is computed before the figure is in view. */
  LayerSumsViewModel(
      Requests requests, ObservableValue<@Nullable Inspection> inspection, FunctionChoice choice) {
    super(requests, inspection);
    this.choice = choice;
    counting = requests.latest(Duration.ZERO, behind::set);
    subscriptions.onChange(choice.layer(), this::again);
    subscriptions.onChange(choice.function(), this::count);
    isWhole.addListener((property, old, now) -> point.set(inRange(point.get())));
  }

  /** Whether the axis covers all sums of the layer, not only the part where the functions bend. */
  BooleanProperty whole() {
    return isWhole;
  }

  /** The sum at which the function is read off. */
  DoubleProperty point() {
    return point;
  }

  /** The layer's sums; those of another layer while {@link #busy}; null until there are any. */
  ReadOnlyObjectProperty<@Nullable MeasuredSums> measured() {
    return measured.getReadOnlyProperty();
  }

  /** What the function makes of them; null until that is known. */
  ReadOnlyObjectProperty<@Nullable SumsBehind> behind() {
    return behind.getReadOnlyProperty();
  }

  /** Where the axis begins. */
  double low() {
    return whole(true).orElse(-NEAR);
  }

  /** Where it ends. */
  double high() {
    return whole(false).orElse(NEAR);
  }

  /** The function and its derivative over the axis. */
  FunctionCurve curve() {
    return FunctionCurve.of(choice.function().get(), low(), high(), POINTS);
  }

  /** The function at the point. */
  double value() {
    return choice.function().get().apply(point.get());
  }

  /** Its derivative there. */
  double derivative() {
    return choice.function().get().derivativeAt(point.get());
  }

  /** Moves the point, but not past the ends of the axis. */
  void moveTo(double sum) {
    point.set(inRange(sum));
  }

  @Override
  public void close() {
    super.close();
    counting.cancel();
  }

  private double inRange(double sum) {
    return Math.max(low(), Math.min(sum, high()));
  }

  private Optional<Double> whole(boolean isLow) {
    MeasuredSums known = measured.get();
    if (!isWhole.get() || known == null) {
      return Optional.empty();
    }
    double low = Math.min(known.all().low(), -1);
    double high = Math.max(known.all().high(), 1);
    // Round numbers at both ends of the axis.
    double tick = CurveChart.tick(high - low);
    return Optional.of(tick * (isLow ? Math.floor(low / tick) : Math.ceil(high / tick)));
  }

  @Override
  void clear() {
    measured.set(null);
    behind.set(null);
  }

  @Override
  void ask(Inspection seen) {
    Node layer = choice.layer().get();
    request(
        words().get("learn.functions.busy.sums", layer.name()),
        cancellation ->
            seen.compute(
                forward ->
                    MeasuredSums.of(
                        LayerSums.of(
                            forward, layer, PreparedInput.of(seen), cancellation, () -> {}),
                        NEAR),
                cancellation));
  }

  @Override
  void arrived(MeasuredSums sums) {
    measured.set(sums);
    point.set(inRange(point.get()));
    count();
  }

  /**
   * A function is applied to millions of sums, which is too much for the JavaFX application thread.
   */
  private void count() {
    MeasuredSums known = measured.get();
    if (known == null) {
      return;
    }
    Activation function = choice.function().get();
    counting.request(
        words().get("learn.functions.busy.sums", known.sums().sums().layer()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> SumsBehind.of(known.sums().with(function)), requests.desk()));
  }
}
