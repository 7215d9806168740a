package org.filterscope.ui.unit;

import java.util.Objects;
import javafx.scene.Parent;

/** Applies the shared stylesheet of the screens that show units, and each screen's own. */
public final class UnitStyles {

  private UnitStyles() {}

  /**
   * Applies the shared stylesheet and a screen's own.
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
