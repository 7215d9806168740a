package org.filterscope.ui.unit;

import java.util.Objects;
import javafx.scene.Parent;

/** How screens of units look; what a screen has for itself is in a stylesheet of its own. */
public final class UnitStyles {

  private UnitStyles() {}

  /**
   * Gives a screen the looks of all, and those of its own.
   *
   * @param name of the screen in its stylesheet
   * @param own a stylesheet beside the screen's class
   */
  public static void dress(Parent screen, String name, String own) {
    screen.getStyleClass().addAll("unit-screen", name);
    screen
        .getStylesheets()
        .addAll(address(UnitStyles.class, "unit.css"), address(screen.getClass(), own));
  }

  private static String address(Class<?> beside, String name) {
    return Objects.requireNonNull(beside.getResource(name)).toExternalForm();
  }
}
