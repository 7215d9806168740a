package org.filterscope.ui.control;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.filterscope.training.head.HeadKind;
import org.filterscope.ui.Messages;

/** Creates texts in the few styles that screens use, and shared controls for them. */
public final class Texts {

  private Texts() {}

  /** The title of a page. */
  public static Label title(String text) {
    return styled(text, "page-title");
  }

  /** The title of a section. */
  public static Label heading(String text) {
    return styled(text, "section-title");
  }

  /** Body text, wrapped. */
  public static Label text(String text) {
    Label label = styled(text, "page-text");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A remark, wrapped. */
  public static Label note(String text) {
    Label label = text(text);
    label.getStyleClass().setAll("label", "section-note");
    return label;
  }

  /** The name of a head. */
  public static String head(Messages words, HeadKind kind) {
    return switch (kind) {
      case POOLED -> words.get("train.head.pooled");
      case FLAT -> words.get("train.head.flat");
      case DENSE -> words.get("train.head.dense");
      case LAST -> words.get("train.head.last");
      case FIRST -> words.get("train.head.first");
    };
  }

  /** A spacer that pushes its neighbours in a row apart. */
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Shows a node, or hides it and removes it from the layout. */
  public static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /** A share in percent, with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** A size in millions of bytes, with one decimal. */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  /** A number with two decimals. */
  public static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }
}
