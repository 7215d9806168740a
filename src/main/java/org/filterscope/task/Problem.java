package org.filterscope.task;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can cause and fix: an unreadable image, a full disk, a missing model. Its
 * message says what happened, to which file, and what to do. Any other exception is a bug.
 *
 * <p>The words are in {@code problems.properties} beside this class: {@link #getMessage()} is
 * English, for logs and commands; {@link #getLocalizedMessage()} is in the default locale, for the
 * window.
 */
public final class Problem extends RuntimeException {

  private static final String BUNDLE = "org.filterscope.task.problems";

  private final String key;
  private final String localized;

  /**
   * Creates a problem without a cause.
   *
   * @param key the message's key in {@code problems.properties}
   * @param arguments what the message's {@code {0}}, {@code {1}}… stand for
   * @throws java.util.MissingResourceException if there is no such message
   */
  public Problem(String key, Object... arguments) {
    this(null, key, arguments);
  }

  /**
   * Creates a problem with the exception that caused it.
   *
   * @param cause the exception that was thrown, for the log
   * @param key the message's key in {@code problems.properties}
   * @param arguments what the message's {@code {0}}, {@code {1}}… stand for
   * @throws java.util.MissingResourceException if there is no such message
   */
  public Problem(@Nullable Throwable cause, String key, Object... arguments) {
    super(message(key, Locale.ROOT, arguments), cause);
    this.key = key;
    this.localized = message(key, Locale.getDefault(), arguments);
  }

  private Problem(String key, String message) {
    super(message);
    this.key = key;
    this.localized = message;
  }

  /**
   * A problem that another process had, in its words.
   *
   * @param key the message's key there
   * @param message the whole message
   */
  public static Problem told(String key, String message) {
    return new Problem(key, message);
  }

  /** The message's key, which tells kinds of problems apart in any language. */
  public String key() {
    return key;
  }

  @Override
  public String getLocalizedMessage() {
    return localized;
  }

  private static String message(String key, Locale locale, Object... arguments) {
    // Without the fallback, English is found on a machine of any language.
    ResourceBundle words =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    // English is the bundle without a language. Chinese writes numbers in the same way.
    return new MessageFormat(words.getString(key), Locale.ENGLISH).format(arguments);
  }
}
