package org.filterscope.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every word that a person reads in the window, from {@code messages.properties} beside this class.
 * Immutable.
 */
public final class Messages {

  private static final String BUNDLE = "org.filterscope.ui.messages";

  private final ResourceBundle bundle;
  private final boolean isMac;

  /** The words in the language of this machine; in English where there is no translation. */
  public Messages() {
    this(Locale.getDefault(), System.getProperty("os.name"));
  }

  /** The words in a language; in English where there is no translation. */
  public Messages(Locale locale) {
    this(locale, System.getProperty("os.name"));
  }

  /**
   * The words in a language, with the keys of a system.
   *
   * @param system its name, as {@code os.name} has it
   */
  Messages(Locale locale, String system) {
    isMac = system.toLowerCase(Locale.ROOT).startsWith("mac");
    // Without the fallback, English is found on a machine of any language.
    bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Words for a key.
   *
   * @param key the key in {@code messages.properties}
   * @param arguments what {@code {0}}, {@code {1}}… stand for; numbers are written as in English,
   *     so that they look alike all over the window
   * @throws java.util.MissingResourceException if there are no such words
   */
  public String get(String key, Object... arguments) {
    return keys(new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments));
  }

  /** Names of keys as this system's keyboard has them: on a Mac, Command is where Ctrl is else. */
  public String keys(String named) {
    return isMac ? named.replace("Ctrl+Shift+", "\u21e7\u2318").replace("Ctrl+", "\u2318") : named;
  }
}
