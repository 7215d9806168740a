package org.filterscope.ui.learn.answer;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.filterscope.ui.Messages;

/** A spinner for a unit's number. */
final class UnitSpinner extends HBox {

  private final Messages words;
  private final Label label = new Label();
  private final Spinner<Integer> spinner = new Spinner<>();
  private final SpinnerValueFactory.IntegerSpinnerValueFactory numbers =
      new SpinnerValueFactory.IntegerSpinnerValueFactory(0, 0);
  private boolean isShowing;

  /**
   * Creates a spinner without units.
   *
   * @param choice receives the unit that the user chooses
   */
  UnitSpinner(Messages words, String id, IntConsumer choice) {
    super(6);
    this.words = words;
    setAlignment(Pos.CENTER_LEFT);
    label.setText(words.get("learn.answer.unit"));
    label.setLabelFor(spinner);
    label.setMinWidth(USE_PREF_SIZE);
    spinner.setId(id);
    spinner.getStyleClass().add("small");
    spinner.setEditable(true);
    spinner.setPrefWidth(92);
    spinner.setMinWidth(92);
    numbers.setConverter(new Numbers());
    spinner.setValueFactory(numbers);
    name(words.get("learn.answer.unit"));
    // A typed number also counts when the focus moves elsewhere.
    spinner
        .focusedProperty()
        .addListener(
            (property, old, isFocused) -> {
              if (!isFocused) {
                spinner.commitValue();
              }
            });
    numbers
        .valueProperty()
        .addListener(
            (property, old, now) -> {
              if (!isShowing && now != null) {
                choice.accept(now);
              }
            });
    getChildren().addAll(label, spinner);
  }

  /** Shows the chosen unit and the number of units. */
  void show(int unit, int units) {
    isShowing = true;
    numbers.setMax(units - 1);
    numbers.setValue(unit);
    isShowing = false;
    name(words.get("learn.answer.unit.accessible", Integer.toString(units - 1)));
  }

  /** The focus is on the one, and what is typed goes to the other. */
  private void name(String text) {
    spinner.setAccessibleText(text);
    spinner.getEditor().setAccessibleText(text);
  }

  /** Text that is not a number leaves the unit as it was. */
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
