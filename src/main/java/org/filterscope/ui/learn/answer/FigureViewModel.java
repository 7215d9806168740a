package org.filterscope.ui.learn.answer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.Inspection;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Requests;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/**
 * What a figure shows of the photograph in use. It is computed while the figure is in view, and
 * again whenever the photograph or a choice changes.
 *
 * @param <T> what is computed
 */
abstract class FigureViewModel<T> implements AutoCloseable {

  final Requests requests;
  final Subscriptions subscriptions = new Subscriptions();
  private final ObservableValue<@Nullable Inspection> inspection;
  private final LatestRequest<T> computing;
  private boolean isInView;
  private boolean isDue = true;

  /** Nothing is computed before the figure comes into view. */
  FigureViewModel(Requests requests, ObservableValue<@Nullable Inspection> inspection) {
    this.requests = requests;
    this.inspection = inspection;
    computing = requests.latest(Duration.ZERO, this::arrived);
    subscriptions.onChange(inspection, this::again);
  }

  /** Requests what the choices ask for, with {@link #request}. */
  abstract void ask(Inspection seen);

  /** Takes what was computed. */
  abstract void arrived(T result);

  /** Shows nothing, as no photograph is open. */
  abstract void clear();

  /** Whether something is being computed. */
  ObservableBooleanValue busy() {
    return computing.busy();
  }

  /** Gives up what is being computed. */
  void cancel() {
    computing.cancel();
  }

  /** Computes again, because a choice has changed or what was computed was given up. */
  final void again() {
    isDue = true;
    cancel();
    computeIfDue();
  }

  /**
   * Called when the figure comes into view or goes out of it. What is not finished by then is
   * computed when the figure comes back.
   */
  final void look(boolean isNow) {
    isInView = isNow;
    if (!isNow && busy().get()) {
      isDue = true;
      cancel();
    }
    computeIfDue();
  }

  @Override
  public void close() {
    subscriptions.close();
    cancel();
  }

  /** The window's texts. */
  final Messages words() {
    return requests.words();
  }

  /** The photograph in use, as the network sees it; null if none is open. */
  final @Nullable Inspection seen() {
    return inspection.getValue();
  }

  /**
   * Requests work, in place of the previous request.
   *
   * @param what the work does, in words for the user
   */
  final void request(String what, Function<Cancellation, CompletableFuture<T>> work) {
    computing.request(what, work);
  }

  private void computeIfDue() {
    if (!isInView || !isDue) {
      return;
    }
    isDue = false;
    Inspection seen = seen();
    if (seen == null) {
      clear();
    } else {
      ask(seen);
    }
  }
}
