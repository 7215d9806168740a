package org.filterscope.ui.explore.why;

import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** A whole number, typed or stepped, with its name before it. */
final class NumberBox extends HBox {

  private static final double WIDTH = 96;

  private final SpinnerValueFactory.IntegerSpinnerValueFactory numbers;

  /**
   * Shows a property and changes it.
   *
   * @param by the step of its buttons
   */
  NumberBox(
      String id,
      String name,
      String tooltip,
      IntegerProperty property,
      int least,
      int most,
      int by) {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    numbers = new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, property.get(), by);
    numbers.setConverter(new Numbers());
    Spinner<Integer> spinner = new Spinner<>(numbers);
    spinner.setId(id);
    spinner.getStyleClass().add("small");
    spinner.setEditable(true);
    spinner.setPrefWidth(WIDTH);
    spinner.setMinWidth(WIDTH);
    spinner.setTooltip(new Tooltip(tooltip));
    spinner.setAccessibleText(name);
    spinner.getEditor().setAccessibleText(name);
    spinner
        .focusedProperty()
        .addListener(
            (observable, old, isFocused) -> {
              if (!isFocused) {
                spinner.commitValue();
              }
            });
    numbers.valueProperty().addListener((observable, old, now) -> property.set(now));
    property.addListener((observable, old, now) -> numbers.setValue(now.intValue()));
    Label label = new Label(name);
    label.setLabelFor(spinner);
    label.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(label, spinner);
  }

  /** Text that is no number leaves the number as it was. */
  private final class Numbers extends StringConverter<Integer> {
    @Override
    public String toString(Integer number) {
      return String.valueOf(number);
    }

    @Override
    public Integer fromString(String text) {
      try {
        return Integer.valueOf(text.strip());
      } catch (NumberFormatException e) {
        return numbers.getValue();
      }
    }
  }
}
