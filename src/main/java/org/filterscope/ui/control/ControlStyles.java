package org.filterscope.ui.control;

import java.util.Objects;

/** The default styles of the controls. An application's stylesheet overrides them. */
final class ControlStyles {

  private ControlStyles() {}

  static String url() {
    return Objects.requireNonNull(ControlStyles.class.getResource("control.css")).toExternalForm();
  }
}
