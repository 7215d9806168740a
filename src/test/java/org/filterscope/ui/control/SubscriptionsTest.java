package org.filterscope.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

/** What is listened to together, and left together. */
class SubscriptionsTest {

  private final SimpleIntegerProperty number = new SimpleIntegerProperty(1);
  private final ObservableList<String> list = FXCollections.observableArrayList();
  private final List<Object> heard = new ArrayList<>();
  private final Subscriptions subscriptions = new Subscriptions();

  @Test
  void whatThereIsAlreadyIsNotHeard() {
    listen();
    assertThat(heard).isEmpty();
  }

  @Test
  void eachChangeIsHeard() {
    listen();
    number.set(2);
    list.add("a");
    list.add("b");
    number.set(3);
    assertThat(heard).containsExactly("number", 2, "list", "list", "number", 3);
  }

  @Test
  void afterTheEndNothingIsHeard() {
    listen();
    subscriptions.close();
    number.set(2);
    list.add("a");
    assertThat(heard).isEmpty();
  }

  @Test
  void theLatestEndsFirstAndOnlyOnce() {
    subscriptions.add(() -> heard.add("first"));
    subscriptions.add(() -> heard.add("second"));
    subscriptions.close();
    subscriptions.close();
    assertThat(heard).containsExactly("second", "first");
  }

  @Test
  void afterTheEndItCanBeginAnew() {
    subscriptions.close();
    listen();
    number.set(2);
    assertThat(heard).containsExactly("number", 2);
  }

  private void listen() {
    subscriptions.onChange(number, () -> heard.add("number"));
    subscriptions.onValue(number, heard::add);
    subscriptions.onChange(list, () -> heard.add("list"));
  }
}
