package org.filterscope.ui.learn.training;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Lines of a computation with their results, and totals below rules. */
final class ChainTable extends GridPane {

  /** A number far from its text would be hard to find. */
  private static final double WIDEST = 600;

  private int rows;

  ChainTable(String id) {
    setId(id);
    getStyleClass().add("chain");
    setMaxWidth(WIDEST);
    setHgap(16);
    setVgap(3);
    ColumnConstraints what = new ColumnConstraints();
    what.setHgrow(Priority.ALWAYS);
    what.setMinWidth(0);
    ColumnConstraints number = new ColumnConstraints();
    number.setHalignment(HPos.RIGHT);
    number.setMinWidth(Region.USE_PREF_SIZE);
    getColumnConstraints().addAll(what, number);
  }

  /** Empties it. */
  void clear() {
    getChildren().clear();
    rows = 0;
  }

  /** A heading over the lines that follow. */
  void heading(String text) {
    line(text, null, "chain-heading");
  }

  /** A line. */
  void line(String text, String number) {
    line(text, number, "chain-line");
  }

  /** A line that sums up the ones above. */
  void total(String text, String number) {
    line(text, number, "chain-total");
  }

  private void line(String text, @Nullable String number, String style) {
    Label what = new Label(text);
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.getStyleClass().add(style);
    what.setMaxWidth(Double.MAX_VALUE);
    add(what, 0, rows);
    if (number != null) {
      Label value = new Label(number);
      value.getStyleClass().addAll(style, "chain-number");
      value.setMinWidth(Region.USE_PREF_SIZE);
      add(value, 1, rows);
    } else {
      setColumnSpan(what, 2);
    }
    rows++;
  }
}
