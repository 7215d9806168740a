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
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.inspection.ClassProbability;
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
   * @param before all classes, most likely first
   * @param after all classes, most likely first
   * @param target a class that is shown in any case
   */
  void show(List<ClassProbability> before, List<ClassProbability> after, OptionalInt target) {
    getChildren().clear();
    add(heading(words.get("why.bars.before")), 2, 0);
    add(heading(words.get("why.bars.after")), 3, 0);
    List<Integer> shown = new ArrayList<>();
    before.stream().limit(MOST).forEach(one -> shown.add(one.index()));
    after.stream().limit(2).map(ClassProbability::index).forEach(index -> addOnce(shown, index));
    target.ifPresent(index -> addOnce(shown, index));
    lines.clear();
    int row = 1;
    for (int index : shown) {
      row(row++, of(before, index), of(after, index));
    }
    setAccessibleText(String.join("\n", lines));
  }

  private static void addOnce(List<Integer> shown, int index) {
    if (!shown.contains(index)) {
      shown.add(index);
    }
  }

  private static ClassProbability of(List<ClassProbability> classes, int index) {
    return classes.stream().filter(one -> one.index() == index).findFirst().orElseThrow();
  }

  private void row(int row, ClassProbability before, ClassProbability after) {
    String label = labels.name(before.label());
    String one = Percent.of(before.probability());
    String other = Percent.of(after.probability());
    Label name = new Label(label);
    name.getStyleClass().add("class-name");
    name.setTooltip(new Tooltip(label));
    lines.add(words.get("why.bars.accessible", label, one, other));
    ShareBar first = bar(before.probability(), "bar-before");
    ShareBar second = bar(after.probability(), "bar-after");
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
