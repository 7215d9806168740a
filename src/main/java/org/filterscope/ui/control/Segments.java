package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A segmented control: a few choices side by side, of which one is selected.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {

  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();

  private @Nullable Consumer<T> listener;
  private boolean isShowing;

  /** Creates a control without choices. */
  public Segments() {
    getStyleClass().add("segments");
    // In a taller row, the buttons are centred vertically.
    setAlignment(Pos.CENTER_LEFT);
    // The toggle group is observed instead of the buttons' actions, because arrow keys select
    // without an action.
    group.selectedToggleProperty().addListener((observable, old, now) -> chosen(old, now));
  }

  /** Adds a choice to the right. */
  public ToggleButton add(T value, String text, String tooltip) {
    ToggleButton button = new ToggleButton(text);
    button.setToggleGroup(group);
    button.setTooltip(new Tooltip(tooltip));
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("small");
    HBox.setHgrow(button, Priority.ALWAYS);
    buttons.put(value, button);
    getChildren().add(button);
    List<ToggleButton> all = new ArrayList<>(buttons.values());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).getStyleClass().removeAll("left-pill", "center-pill", "right-pill");
      all.get(i)
          .getStyleClass()
          .add(i == 0 ? "left-pill" : i == all.size() - 1 ? "right-pill" : "center-pill");
    }
    return button;
  }

  /** Selects a choice; null for none. */
  public void show(@Nullable T value) {
    ToggleButton button = value == null ? null : buttons.get(value);
    isShowing = true;
    group.selectToggle(button);
    isShowing = false;
  }

  /** Binds the choice and a property bidirectionally. */
  public void bind(ObjectProperty<T> property) {
    show(property.get());
    property.addListener((observable, old, now) -> show(now));
    onChoice(property::set);
  }

  /**
   * Sets a listener for the user's choices by mouse or keys, also of the selected one. The
   * selection does not change until {@link #show}.
   */
  public void onChoice(Consumer<T> chosen) {
    listener = chosen;
  }

  private void chosen(@Nullable Toggle old, @Nullable Toggle now) {
    Consumer<T> told = listener;
    if (isShowing || told == null) {
      return;
    }
    // A click on the selected button would deselect it.
    Toggle kept = now == null ? old : now;
    buttons.forEach(
        (value, button) -> {
          if (button == kept) {
            show(value);
            told.accept(value);
          }
        });
  }
}
