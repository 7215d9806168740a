package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.filterscope.ui.control.ShareBar;

/** One class's terms, from the sum to the probability, in a line of the table. */
final class SoftmaxRow {

  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final double BAR = 8;

  private final Label name = new Label();
  private final DragBar sum;
  private final Label number = number();
  private final Label exponential = number();
  private final ShareBar share = new ShareBar();
  private final Label probability = number();

  /**
   * A line.
   *
   * @param choice receives the sum that the bar is dragged to
   * @param pointed told when the pointer or the focus comes to the line or leaves it
   */
  SoftmaxRow(DoubleConsumer choice, Consumer<Boolean> pointed) {
    sum = new DragBar(choice);
    name.setMinWidth(0);
    share.setMinSize(60, BAR);
    share.setPrefHeight(BAR);
    share.setMaxHeight(BAR);
    for (Node node : nodes()) {
      node.getStyleClass().add("term");
      node.hoverProperty().addListener((property, old, isHovered) -> pointed.accept(isHovered));
    }
    sum.focusedProperty().addListener((property, old, isFocused) -> pointed.accept(isFocused));
  }

  /** Adds it to a line of the table. */
  void addTo(GridPane table, int line) {
    table.addRow(line, name, sum, number, exponential, share, probability);
    GridPane.setHalignment(number, HPos.RIGHT);
    GridPane.setHalignment(exponential, HPos.RIGHT);
    GridPane.setHalignment(probability, HPos.RIGHT);
  }

  /** All of its nodes. */
  List<Node> nodes() {
    return List.of(name, sum, number, exponential, share, probability);
  }

  /** The bar to drag. */
  DragBar bar() {
    return sum;
  }

  /** Writes the terms. */
  void show(String called, String z, String exp, double p, String percent, String accessible) {
    name.setText(called);
    number.setText(z);
    exponential.setText(exp);
    share.show(p);
    probability.setText(percent);
    sum.setAccessibleText(accessible);
  }

  /** Highlights its terms, or stops doing so. */
  void light(boolean isLit) {
    nodes().forEach(node -> node.pseudoClassStateChanged(LIT, isLit));
  }

  private static Label number() {
    Label label = new Label();
    label.getStyleClass().add("number");
    label.setMinWidth(GridPane.USE_PREF_SIZE);
    return label;
  }
}
