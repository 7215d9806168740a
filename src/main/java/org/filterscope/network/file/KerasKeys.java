package org.filterscope.network.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names that layers have in Keras 3's zips: the class in lower case, with a number if there are
 * several of one class in a model.
 */
final class KerasKeys {
  private final Map<String, Integer> counts = new HashMap<>();

  /** The next layer's name. */
  String next(String kind) {
    String plain = inLowerCase(kind);
    int earlier = counts.merge(plain, 1, Integer::sum) - 1;
    return earlier == 0 ? plain : plain + "_" + earlier;
  }

  /** As Keras does it: {@code MaxPooling2D} is {@code max_pooling2d}. */
  private static String inLowerCase(String kind) {
    return kind.replaceAll("\\W+", "")
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }
}
