package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.lesson.function.GradientFlow;
import org.filterscope.network.Activation;
import org.filterscope.ui.Requests;
import org.jspecify.annotations.Nullable;

/**
 * The view model of what each function leaves of a gradient on its way down through the network.
 */
final class GradientFlowViewModel extends FigureViewModel<GradientFlow> {

  private static final List<Activation> FUNCTIONS = FunctionCurve.TAUGHT;

  private final ReadOnlyObjectWrapper<List<GradientFlow>> flows =
      new ReadOnlyObjectWrapper<>(List.of());

  /** Nothing is computed before the figure is in view. */
  GradientFlowViewModel(Requests requests, ObservableValue<@Nullable Inspection> inspection) {
    super(requests, inspection);
  }

  /** One for each function that has been measured, in the lesson's order. */
  ReadOnlyObjectProperty<List<GradientFlow>> flows() {
    return flows.getReadOnlyProperty();
  }

  /** The number of functions to measure. */
  int functions() {
    return FUNCTIONS.size();
  }

  @Override
  void clear() {
    flows.set(List.of());
  }

  @Override
  void ask(Inspection seen) {
    clear();
    next(seen);
  }

  @Override
  void arrived(GradientFlow flow) {
    List<GradientFlow> longer = new ArrayList<>(flows.get());
    longer.add(flow);
    flows.set(List.copyOf(longer));
    Inspection seen = seen();
    if (seen != null && longer.size() < FUNCTIONS.size()) {
      next(seen);
    }
  }

  /** Measures one function after the other, so that other requests of the user come in between. */
  private void next(Inspection seen) {
    int done = flows.get().size();
    Activation function = FUNCTIONS.get(done);
    request(
        words()
            .get(
                "learn.gradients.busy",
                TriedFunctions.name(words(), function),
                done + 1,
                FUNCTIONS.size()),
        cancellation ->
            seen.compute(
                forward ->
                    GradientFlow.of(
                        forward, function, PreparedInput.of(seen), cancellation, () -> {}),
                cancellation));
  }
}
