package org.filterscope.ui.train;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.filterscope.training.HeadKind;
import org.filterscope.ui.Words;

/** The screen's texts, of a few looks. */
final class Labels {

  private Labels() {}

  /** The title of a page. */
  static Label title(String text) {
    return styled(text, "page-title");
  }

  /** The title of a section. */
  static Label heading(String text) {
    return styled(text, "section-title");
  }

  /** Running text, over as many lines as it takes. */
  static Label text(String text) {
    Label label = styled(text, "page-text");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A remark, over as many lines as it takes. */
  static Label note(String text) {
    Label label = text(text);
    label.getStyleClass().setAll("label", "section-note");
    return label;
  }

  /** What a head is called. */
  static String head(Words words, HeadKind kind) {
    return switch (kind) {
      case POOLED -> words.get("train.head.pooled");
      case FLAT -> words.get("train.head.flat");
      case DENSE -> words.get("train.head.dense");
      case LAST -> words.get("train.head.last");
      case FIRST -> words.get("train.head.first");
    };
  }

  /** What pushes its neighbours in a row apart. */
  static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Shows a node, or takes it and its place away. */
  static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /** A share as percent, with one digit behind the point. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** A number with two digits behind the point. */
  static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }
}
