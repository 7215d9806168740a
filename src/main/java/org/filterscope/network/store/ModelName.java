package org.filterscope.network.store;

import java.util.Locale;
import java.util.regex.Pattern;
import org.filterscope.task.Problem;

/**
 * Names for models. A valid name can be a file's name on every system, and is nothing but a name.
 */
final class ModelName {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{0,62}[\\p{L}\\p{N}_-])?");

  /** Names of devices on Windows, with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

  private ModelName() {}

  /**
   * Requires a valid name, and returns it.
   *
   * @throws Problem if it is not valid
   */
  static String require(String name) {
    if (!is(name)) {
      throw new Problem("store.name", name);
    }
    return name;
  }

  /** Whether a text can be a model's name. */
  static boolean is(String name) {
    return NAME.matcher(name).matches() && !DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
