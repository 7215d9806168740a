package org.filterscope.ui.explore.why;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.filterscope.explanation.AnswerChange;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.figure.BarChart;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.ShareBar;

/** The likeliest classes before and after a change, each with two bars from 0 to 1. */
final class BeforeAfterBars extends GridPane {

  private static final int MOST = 5;
  private static final double BAR = 7;

  private final Messages words;
  private final ReadableLabels labels;

  /** What screen readers read, for each class. */
  private final List<String> lines = new ArrayList<>();

  private List<AnswerChange.Shares> shown = List.of();

  BeforeAfterBars(Messages words, ReadableLabels labels) {
    this.words = words;
    this.labels = labels;
    setId("before-after");
    getStyleClass().add("before-after");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setHgap(8);
    setVgap(3);
    ColumnConstraints names = new ColumnConstraints(60, 130, 170);
    ColumnConstraints bars = new ColumnConstraints(60, 160, 260);
    bars.setHgrow(Priority.ALWAYS);
    ColumnConstraints numbers = new ColumnConstraints();
    numbers.setMinWidth(USE_PREF_SIZE);
    getColumnConstraints().addAll(names, bars, numbers, numbers);
  }

  /**
   * Shows the classes that are likeliest before, and what has become likeliest.
   *
   * @param target a class that is shown in any case
   */
  void show(AnswerChange change, OptionalInt target) {
    getChildren().clear();
    add(heading(words.get("why.bars.before")), 2, 0);
    add(heading(words.get("why.bars.after")), 3, 0);
    shown = change.likeliest(MOST, target);
    lines.clear();
    for (int i = 0; i < shown.size(); i++) {
      row(i + 1, shown.get(i));
    }
    setAccessibleText(String.join("\n", lines));
  }

  /** The bars as a picture, on a light ground. */
  Picture picture(String title) {
    return new BarChart(
            title,
            words.get("why.bars.axis"),
            List.of(words.get("why.bars.before"), words.get("why.bars.after")),
            shown.stream()
                .map(
                    one ->
                        new BarChart.Line(
                            labels.name(one.label()), List.of(one.before(), one.after())))
                .toList())
        .picture();
  }

  private void row(int row, AnswerChange.Shares shares) {
    String label = labels.name(shares.label());
    String one = Percent.of(shares.before());
    String other = Percent.of(shares.after());
    Label name = new Label(label);
    name.getStyleClass().add("class-name");
    name.setTooltip(new Tooltip(label));
    lines.add(words.get("why.bars.accessible", label, one, other));
    ShareBar first = bar(shares.before(), "bar-before");
    ShareBar second = bar(shares.after(), "bar-after");
    GridPane bars = new GridPane();
    bars.setVgap(1);
    bars.setAlignment(Pos.CENTER_LEFT);
    bars.addColumn(0, first, second);
    GridPane.setHgrow(first, Priority.ALWAYS);
    GridPane.setHgrow(second, Priority.ALWAYS);
    addRow(row, name, bars, number(one), number(other));
  }

  private static ShareBar bar(double share, String style) {
    ShareBar bar = new ShareBar();
    bar.getStyleClass().add(style);
    bar.setMinHeight(BAR);
    bar.setPrefHeight(BAR);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.show(share);
    return bar;
  }

  private static Label heading(String text) {
    Label label = number(text);
    label.getStyleClass().add("section-note");
    return label;
  }

  private static Label number(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("class-probability");
    label.setMinWidth(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }
}
