package org.filterscope.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import org.filterscope.home.Settings;

/** How the window is coloured: AtlantaFX's Primer, and one stylesheet of our own above it. */
public final class Themes {

  private Themes() {}

  /**
   * Colours all windows of the app; on the interface's thread.
   *
   * @param theme what the person chose
   * @param isSystemDark what the system's other programs look like
   */
  public static void apply(Settings.Theme theme, boolean isSystemDark) {
    // The compiled form spares the start the parsing of 170 kB of CSS.
    Application.setUserAgentStylesheet(
        isDark(theme, isSystemDark)
            ? new PrimerDark().getUserAgentStylesheetBSS()
            : new PrimerLight().getUserAgentStylesheetBSS());
  }

  /** Whether a window is dark. */
  public static boolean isDark(Settings.Theme theme, boolean isSystemDark) {
    return theme == Settings.Theme.DARK || (theme == Settings.Theme.SYSTEM && isSystemDark);
  }

  /** Adds our own stylesheet to the root of a window. */
  public static void dress(Parent root) {
    root.getStylesheets()
        .add(
            Objects.requireNonNull(Themes.class.getResource("/org/filterscope/ui/filterscope.css"))
                .toExternalForm());
  }
}
