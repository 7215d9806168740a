package org.filterscope.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every word that a person reads in the window, from {@code words.properties} beside this class.
 * Immutable.
 */
public final class Words {

  private static final String BUNDLE = "org.filterscope.ui.words";

  private final ResourceBundle bundle;

  /** The words in the language of this machine; in English where there is no translation. */
  public Words() {
    this(Locale.getDefault());
  }

  /** The words in a language; in English where there is no translation. */
  public Words(Locale locale) {
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
   * @param key the key in {@code words.properties}
   * @param arguments what {@code {0}}, {@code {1}}… stand for; numbers are written as in English,
   *     so that they look alike all over the window
   * @throws java.util.MissingResourceException if there are no such words
   */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments);
  }
}
