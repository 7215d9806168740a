package org.filterscope.ui.control;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A list of names with bars and values, to choose from by mouse and keyboard. It is virtualised:
 * only lines in view have cells. Page Up and Page Down are left to the screen.
 */
public final class BarList extends Region {

  /** The ID that stands for no selection. */
  public static final int NONE = -1;

  private static final double LINE = 26;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", NONE);
  private final ListView<Bar> list = new ListView<>();
  private boolean isSigned;
  private boolean isShowing;

  /**
   * One line.
   *
   * @param id what {@link #selectedProperty} holds when it is selected, such as a class or a unit
   * @param name its name
   * @param value the value as text
   * @param share the length of the bar, from -1 to 1
   * @param description the text for screen readers
   */
  public record Bar(int id, String name, String value, double share, String description) {}

  /** An empty list. */
  public BarList() {
    getStyleClass().add("bar-list");
    list.setFixedCellSize(LINE);
    list.setCellFactory(view -> new BarCell());
    list.accessibleTextProperty().bind(accessibleTextProperty());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::leavePageKeys);
    getChildren().add(list);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, old, now) -> chosen(now));
    selected.addListener((property, old, now) -> select());
  }

  /** Replaces all lines. The selection is kept if its line still exists, and scrolled into view. */
  public void show(List<Bar> bars) {
    isShowing = true;
    isSigned = bars.stream().anyMatch(bar -> bar.share() < 0);
    list.setItems(FXCollections.observableArrayList(bars));
    list.refresh();
    isShowing = false;
    select();
  }

  /** The selected line's ID, or {@link #NONE}. May be set; the line is then scrolled into view. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  @Override
  public void requestFocus() {
    list.requestFocus();
  }

  @Override
  public String getUserAgentStylesheet() {
    return ControlStyles.url();
  }

  @Override
  protected double computePrefHeight(double width) {
    return list.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    list.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  private void chosen(@Nullable Bar bar) {
    if (!isShowing && bar != null) {
      selected.set(bar.id());
    }
  }

  private void select() {
    Bar now = list.getSelectionModel().getSelectedItem();
    if (now != null && now.id() == selected.get()) {
      return;
    }
    isShowing = true;
    list.getSelectionModel().clearSelection();
    List<Bar> bars = list.getItems();
    for (int place = 0; place < bars.size(); place++) {
      if (bars.get(place).id() == selected.get()) {
        list.getSelectionModel().select(place);
        list.getFocusModel().focus(place);
        // Two lines before it stay visible for context.
        list.scrollTo(Math.max(0, place - 2));
      }
    }
    isShowing = false;
  }

  /** Keeps the list view from consuming Page Up and Page Down. */
  private void leavePageKeys(KeyEvent event) {
    if (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN) {
      event.consume();
      Event.fireEvent(this, event.copyFor(this, this));
    }
  }

  private final class BarCell extends ListCell<Bar> {
    private final BarLine line = new BarLine();

    BarCell() {
      // As wide as the list, not as its text.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Bar bar, boolean empty) {
      super.updateItem(bar, empty);
      if (bar == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
      } else {
        line.show(bar, isSigned);
        setAccessibleText(bar.description());
        setGraphic(line);
      }
    }
  }
}
