package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.lesson.function.GradientFlow;
import org.filterscope.network.Activation;
import org.filterscope.task.Engine;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/** What each function leaves of a gradient on its way down through the network. */
final class GradientFlowViewModel implements AutoCloseable {

  private static final List<Activation> FUNCTIONS = FunctionCurve.TAUGHT;

  private final Requests requests;
  private final Engine engine;
  private final ObservableValue<@Nullable Inspection> inspection;
  private final LatestRequest<GradientFlow> measuring;
  private final WhenSeen work;
  private final Subscriptions subscriptions = new Subscriptions();
  private final ReadOnlyObjectWrapper<List<GradientFlow>> flows =
      new ReadOnlyObjectWrapper<>(List.of());

  /** Nothing is computed before somebody looks. */
  GradientFlowViewModel(
      Requests requests, Engine engine, ObservableValue<@Nullable Inspection> inspection) {
    this.requests = requests;
    this.engine = engine;
    this.inspection = inspection;
    measuring = requests.latest(Duration.ZERO, this::arrived);
    work = new WhenSeen(this::begin, measuring::cancel, measuring.busy());
    subscriptions.onChange(inspection, work::changed);
  }

  /** One for each function that has been measured, in the lesson's order. */
  ReadOnlyObjectProperty<List<GradientFlow>> flows() {
    return flows.getReadOnlyProperty();
  }

  /** Whether functions are left to be measured. */
  ReadOnlyBooleanProperty busy() {
    return measuring.busy();
  }

  /** How many functions there are to measure. */
  int functions() {
    return FUNCTIONS.size();
  }

  /** Somebody begins or ends to look. */
  void look(boolean isNow) {
    work.look(isNow);
  }

  /** Gives up what is left to measure. */
  void cancel() {
    measuring.cancel();
  }

  /** Measures again. */
  void again() {
    work.changed();
  }

  @Override
  public void close() {
    subscriptions.close();
    measuring.cancel();
  }

  private void begin() {
    flows.set(List.of());
    next();
  }

  private void arrived(GradientFlow flow) {
    List<GradientFlow> longer = new ArrayList<>(flows.get());
    longer.add(flow);
    flows.set(List.copyOf(longer));
    next();
  }

  /** One function after the other, so that what a person asks for meanwhile comes in between. */
  private void next() {
    Inspection seen = inspection.getValue();
    int done = flows.get().size();
    if (seen == null || done == FUNCTIONS.size()) {
      return;
    }
    Activation function = FUNCTIONS.get(done);
    Messages words = requests.words();
    measuring.request(
        words.get(
            "learn.gradients.busy",
            TriedFunctions.name(words, function),
            done + 1,
            FUNCTIONS.size()),
        cancellation ->
            engine.now(
                () ->
                    GradientFlow.of(
                        seen.model().network(),
                        function,
                        PreparedInput.of(seen),
                        cancellation,
                        () -> {})));
  }
}
