package org.filterscope.ui.models;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Creates texts in the few styles of the Models screen. */
final class Texts {

  private static final double MEGABYTE = 1e6;

  private Texts() {}

  public static Label title(String text) {
    return styled(text, "page-title");
  }

  public static Label heading(String text) {
    return styled(text, "section-title");
  }

  /** Body text, wrapped. */
  public static Label text(String text) {
    return wrapped(styled(text, "page-text"));
  }

  /** A remark, wrapped. */
  public static Label note(String text) {
    return wrapped(styled(text, "section-note"));
  }

  /** Shows a node, or hides it and removes it from the layout. */
  public static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /** A size in millions of bytes, with one decimal. */
  static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }

  private static Label wrapped(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(0);
    return label;
  }
}
