package org.filterscope.ui.control;

import java.util.Objects;

/** How the controls look on their own; an application's stylesheet has the last word. */
final class ControlStyles {

  private ControlStyles() {}

  static String url() {
    return Objects.requireNonNull(ControlStyles.class.getResource("control.css")).toExternalForm();
  }
}
