package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The subscriptions of a view or a view model, which are ended together.
 *
 * <p>An observable holds its listeners. An object that listens to something with a longer life,
 * such as the list of indexes, must therefore end its subscriptions. Otherwise neither it nor the
 * network that it shows is ever freed. Used on the JavaFX application thread.
 */
public final class Subscriptions implements AutoCloseable {

  private final List<Subscription> open = new ArrayList<>();

  /** Runs an action whenever a value changes, but not for its current value. */
  public void onChange(ObservableValue<?> value, Runnable action) {
    open.add(value.subscribe((old, now) -> action.run()));
  }

  /** Runs an action whenever a list changes. */
  public void onChange(ObservableList<?> list, Runnable action) {
    open.add(list.subscribe(action));
  }

  /** Passes on each new value, but not the current one. */
  public <T> void onValue(ObservableValue<T> value, Consumer<? super T> action) {
    open.add(value.subscribe((old, now) -> action.accept(now)));
  }

  /** Ends something else along with the rest. */
  public void add(Subscription other) {
    open.add(other);
  }

  /** Ends all subscriptions, the latest first. New ones can be added afterwards. */
  @Override
  public void close() {
    List<Subscription> ended = new ArrayList<>(open);
    open.clear();
    for (int i = ended.size() - 1; i >= 0; i--) {
      ended.get(i).unsubscribe();
    }
  }
}
