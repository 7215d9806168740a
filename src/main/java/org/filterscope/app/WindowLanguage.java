package org.filterscope.app;

import java.util.Locale;
import java.util.Optional;
import org.filterscope.home.Settings;
import org.filterscope.task.Problem;

/**
 * The language of the window. It becomes the process's default, so that the toolkit's own texts,
 * its choice of fonts and the words of problems follow it.
 */
final class WindowLanguage {

  private WindowLanguage() {}

  /** Speaks a language from now on. */
  static void speak(Settings.Language wanted) {
    Locale.setDefault(wanted.locale(Locale.getDefault()));
  }

  /**
   * Speaks English instead of a language whose characters no font has. Call it on the JavaFX
   * application thread, before anything is written.
   *
   * @return what to tell the user; empty if everything can be read
   */
  static Optional<Problem> makeReadable() {
    if (!Locale.getDefault().equals(Locale.SIMPLIFIED_CHINESE) || FontCover.hasChinese()) {
      return Optional.empty();
    }
    Locale.setDefault(Locale.ENGLISH);
    return Optional.of(new Problem("font.no-chinese"));
  }
}
