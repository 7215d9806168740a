package org.filterscope.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.filterscope.home.Settings;

/**
 * The words of --help and of failures, in the system's language or in English. Results are English
 * everywhere, as scripts read them. Immutable.
 */
final class CommandWords {

  private static final String BUNDLE = "org.filterscope.cli.commands";

  private final Locale locale;
  private final ResourceBundle bundle;

  /**
   * Loads the words.
   *
   * @param system the system's locale
   */
  CommandWords(Locale system) {
    locale = Settings.Language.SYSTEM.locale(system);
    bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The language. */
  Locale locale() {
    return locale;
  }

  /** The translations of --help, by picocli's keys; in English there are none. */
  ResourceBundle bundle() {
    return bundle;
  }

  /** What a command says when it fails. */
  String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments);
  }
}
