package org.filterscope.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * All texts of the window, from {@code messages.properties} in this package and its translations.
 * Immutable.
 */
public final class Messages {

  private static final String BUNDLE = "org.filterscope.ui.messages";

  private final ResourceBundle bundle;
  private final Locale formats;
  private final boolean isMac;

  /** Loads the texts in the system's language, or in English if there is no translation. */
  public Messages() {
    this(Locale.getDefault(), System.getProperty("os.name"));
  }

  /** Loads the texts in a language, or in English if there is no translation. */
  public Messages(Locale locale) {
    this(locale, System.getProperty("os.name"));
  }

  /**
   * Loads the texts in a language, with the keyboard shortcuts of a system.
   *
   * @param system its name, as in {@code os.name}
   */
  Messages(Locale locale, String system) {
    isMac = system.toLowerCase(Locale.ROOT).startsWith("mac");
    // Without the fallback to the system's locale, English is found on any machine.
    bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    // English is the bundle without a language.
    formats = bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
  }

  /**
   * The text of a key.
   *
   * @param key the key in {@code messages.properties}
   * @param arguments what {@code {0}}, {@code {1}}… stand for; numbers and dates are formatted as
   *     usual in the language of the text
   * @throws java.util.MissingResourceException if the key is missing
   */
  public String get(String key, Object... arguments) {
    return keys(new MessageFormat(bundle.getString(key), formats).format(arguments));
  }

  /** The text of a key that may be missing, without arguments. */
  public Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
  }

  /** Names keyboard shortcuts as on this system: a Mac has Command instead of Ctrl. */
  public String keys(String named) {
    return isMac ? named.replace("Ctrl+Shift+", "\u21e7\u2318").replace("Ctrl+", "\u2318") : named;
  }
}
