package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * What a view or a view model listens to, to be ended together.
 *
 * <p>A listener is held by what it listens to. So whoever listens to something that lives longer
 * than itself, such as the list of indexes, has to end that, or neither it nor the network that it
 * shows is ever freed. On the interface's thread.
 */
public final class Subscriptions implements AutoCloseable {

  private final List<Subscription> open = new ArrayList<>();

  /** Runs an action whenever a value changes; not for the value that it has now. */
  public void onChange(ObservableValue<?> value, Runnable action) {
    open.add(value.subscribe((old, now) -> action.run()));
  }

  /** Runs an action whenever a list changes. */
  public void onChange(ObservableList<?> list, Runnable action) {
    open.add(list.subscribe(action));
  }

  /** Hands over each new value; not the one that there is now. */
  public <T> void onValue(ObservableValue<T> value, Consumer<? super T> action) {
    open.add(value.subscribe((old, now) -> action.accept(now)));
  }

  /** Ends something else along with the rest. */
  public void add(Subscription other) {
    open.add(other);
  }

  /** Ends all, the latest first. Others can be added again. */
  @Override
  public void close() {
    List<Subscription> ended = new ArrayList<>(open);
    open.clear();
    for (int i = ended.size() - 1; i >= 0; i--) {
      ended.get(i).unsubscribe();
    }
  }
}
